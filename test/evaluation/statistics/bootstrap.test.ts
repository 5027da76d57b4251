import { describe, expect, test } from 'vitest';
import { bootstrapInterval, meanOf } from '../../../src/evaluation/statistics/bootstrap.ts';

const halfRight = Array.from({ length: 400 }, (_, index) => index % 2);

describe('bootstrapInterval', () => {
  test('comes near the normal interval of a mean of many', () => {
    const [low, high] = bootstrapInterval(halfRight, meanOf) ?? [0, 0];
    const reach = 1.96 * Math.sqrt(0.25 / halfRight.length);
    expect(Math.abs(low - (0.5 - reach))).toBeLessThan(0.006);
    expect(Math.abs(high - (0.5 + reach))).toBeLessThan(0.006);
  });

  test('is the same for the same seed alone', () => {
    const withSeed = (seed: number) => bootstrapInterval(halfRight, meanOf, { seed });
    expect(withSeed(7)).toEqual(withSeed(7));
    expect(withSeed(7)).not.toEqual(withSeed(8));
  });

  test('draws as many samples as it is told, each as large as the items', () => {
    const sizes: number[] = [];
    const interval = bootstrapInterval(
      [1, 2, 3],
      (sample) => sizes.push(sample.length) && sample.length,
      { resamples: 40 },
    );
    expect(sizes).toEqual(Array.from({ length: 40 }, () => 3));
    expect(interval).toEqual([3, 3]);
  });

  test('takes the 25th and the 975th of a thousand figures', () => {
    let drawn = 0;
    expect(bootstrapInterval([0], () => ++drawn)).toEqual([25, 975]);
  });

  test('passes over samples without a figure', () => {
    let drawn = 0;
    const figureOf = () => (++drawn % 2 === 0 ? Number.NaN : 5);
    expect(bootstrapInterval([0], figureOf)).toEqual([5, 5]);
    expect(bootstrapInterval([0], () => Number.NaN)).toBeUndefined();
    expect(bootstrapInterval<number>([], meanOf)).toBeUndefined();
  });
});

test('the mean of no values is not a number', () => {
  expect(meanOf([1, 2, 6])).toBe(3);
  expect(meanOf([])).toBeNaN();
});
