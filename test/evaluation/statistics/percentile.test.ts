import { describe, expect, test } from 'vitest';
import { percentile } from '../../../src/evaluation/statistics/percentile.ts';

describe('percentile', () => {
  // The worked example of the nearest-rank method in Wikipedia's article "Percentile".
  test.each([
    [5, 15],
    [30, 20],
    [40, 20],
    [50, 35],
    [100, 50],
  ])('%i of 15, 20, 35, 40, 50 is %i', (percent, value) => {
    expect(percentile([50, 15, 40, 20, 35], percent)).toBe(value);
  });

  test('is undefined without values', () => {
    expect(percentile([], 50)).toBeUndefined();
  });
});
