import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Native addons (SQLite, HNSW, jieba) want a process of their own, not a worker thread.
    pool: 'forks',
    // By default one core is left free, which on a small machine is half of them.
    maxWorkers: availableParallelism(),
    testTimeout: 20_000,
  },
});
