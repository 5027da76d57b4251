import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Native addons (SQLite, HNSW, jieba) want a process of their own, not a worker thread.
    pool: 'forks',
    testTimeout: 20_000,
  },
});
