import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/transpiled/transpile.ts',
    // Native addons (SQLite, HNSW, jieba) want a process of their own, not a worker thread.
    pool: 'forks',
    // Files share a process: loading dictionary and weights for each took a quarter of the time.
    isolate: false,
    // By default one core is left free, which on a small machine is half of them. One more than there
    // are has what to do while tests wait for processes and servers.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 20_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
