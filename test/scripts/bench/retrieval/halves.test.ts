import { describe, expect, it } from 'vitest';
import { halfOf } from '../../../../scripts/bench/retrieval/halves.ts';

describe('halfOf', () => {
  it('never changes for an id', () => {
    const ids = ['fig-001', 'fig-002', 'fig-003', 'DEV_0_QUERY_0', 'DEV_0_QUERY_1'];
    const expected = ['choose', 'choose', 'choose', 'report', 'report'];
    expect(ids.map(halfOf)).toEqual(expected);
  });

  it('makes halves of about the same size', () => {
    const ids = Array.from({ length: 2_000 }, (_, index) => `DEV_${index}_QUERY_0`);
    const chosen = ids.filter((id) => halfOf(id) === 'choose').length;
    expect(Math.abs(chosen - 1_000)).toBeLessThan(100);
  });
});
