import { describe, expect, test } from 'vitest';
import {
  bootstrapInterval,
  bootstrapIntervalOfCounts,
} from '../../../src/evaluation/statistics/bootstrap.ts';
import { meanOf } from '../../../src/evaluation/statistics/mean.ts';

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
    expect(bootstrapInterval([0, 0], () => ++drawn)).toEqual([25, 975]);
  });

  test('passes over samples without a figure', () => {
    let drawn = 0;
    const figureOf = () => (++drawn % 2 === 0 ? Number.NaN : 5);
    expect(bootstrapInterval([0, 0], figureOf)).toEqual([5, 5]);
    expect(bootstrapInterval([0, 0], () => Number.NaN)).toBeUndefined();
  });

  test('is missing where all samples would be alike', () => {
    expect(bootstrapInterval<number>([], meanOf)).toBeUndefined();
    expect(bootstrapInterval([0.5], meanOf)).toBeUndefined();
  });
});

test('bootstrapIntervalOfCounts draws the samples of bootstrapInterval', () => {
  const items = [0, 1, 2, 3, 4];
  const kinds = (sample: readonly number[]) => new Set(sample).size;
  const kindsOfCounts = (counts: Uint32Array) => counts.filter((count) => count > 0).length;
  for (const resamples of [1, 2, 40]) {
    expect(bootstrapIntervalOfCounts(5, kindsOfCounts, { resamples })).toEqual(
      bootstrapInterval(items, kinds, { resamples }),
    );
  }
  expect(bootstrapIntervalOfCounts(1, () => 1)).toBeUndefined();
});
