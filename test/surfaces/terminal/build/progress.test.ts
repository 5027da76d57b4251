import { expect, test } from 'vitest';
import { createEstimate } from '../../../../src/surfaces/terminal/build/progress.ts';

test('what remains is told by the rate of the stage, once a rate is known', () => {
  let now = 0;
  const remaining = createEstimate(() => now);
  const at = (ms: number, stage: 'sources' | 'graph', done: number) => {
    now = ms;
    return remaining({ stage, done, total: 1_000 });
  };
  expect(at(0, 'sources', 100)).toBe('');
  expect(at(500, 'sources', 110)).toBe('');
  expect(at(10_000, 'sources', 200)).toBe('，还需约 1 分 20 秒');
  expect(at(20_000, 'graph', 0)).toBe('');
  expect(at(30_000, 'graph', 500)).toBe('，还需约 10 秒');
});
