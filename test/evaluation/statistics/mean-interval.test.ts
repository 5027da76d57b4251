import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meanInterval } from '../../../src/evaluation/statistics/mean-interval.ts';
import { wilsonInterval } from '../../../src/evaluation/statistics/proportion.ts';

describe('meanInterval', () => {
  test('is that of a proportion where all values are 0 or 1', () => {
    const values = [
      ...Array.from({ length: 81 }, () => 1),
      ...Array.from({ length: 182 }, () => 0),
    ];
    expect(meanInterval(values)).toEqual(wilsonInterval({ hits: 81, total: 263 }));
    expect(meanInterval([1])).toEqual(wilsonInterval({ hits: 1, total: 1 }));
  });

  test('comes near the normal interval of other values', () => {
    const values = Array.from({ length: 400 }, (_, index) => (index % 2 === 0 ? 0.25 : 0.75));
    const [low, high] = meanInterval(values) ?? [0, 0];
    const reach = 1.96 * (0.25 / Math.sqrt(400));
    expect(Math.abs(low - (0.5 - reach))).toBeLessThan(0.004);
    expect(Math.abs(high - (0.5 + reach))).toBeLessThan(0.004);
  });

  test('is the same each time, lies within the values, and is missing without any', () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2 });
    fc.assert(
      fc.property(values, (given) => {
        const [low, high] = meanInterval(given) ?? [Number.NaN, Number.NaN];
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
        expect(meanInterval(given)).toEqual([low, high]);
      }),
      { numRuns: 30 },
    );
    expect(meanInterval([])).toBeUndefined();
    expect(meanInterval([0.5])).toBeUndefined();
  });
});
