import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  meanOfDrawn,
  percentileOfDrawn,
  sumOfDrawn,
} from '../../../src/evaluation/statistics/drawn-figures.ts';
import { meanOf } from '../../../src/evaluation/statistics/mean.ts';
import { percentile } from '../../../src/evaluation/statistics/percentile.ts';

/** Items, some without a value, and how often each was drawn. */
const draws = fc.array(
  fc.record({
    value: fc.option(fc.integer({ min: -9, max: 9 }), { nil: undefined }),
    count: fc.integer({ min: 0, max: 3 }),
  }),
);

test('figures of counts are those of the values that were drawn', () => {
  fc.assert(
    fc.property(draws, fc.constantFrom(1, 50, 95, 100), (items, percent) => {
      const values = items.map(({ value }) => value);
      const counts = Uint32Array.from(items, ({ count }) => count);
      const drawn = items.flatMap(({ value, count }) =>
        value === undefined ? [] : Array.from({ length: count }, () => value),
      );
      expect(meanOfDrawn(values)(counts)).toBe(meanOf(drawn));
      expect(sumOfDrawn(values)(counts)).toBe(drawn.reduce((sum, value) => sum + value, 0));
      expect(percentileOfDrawn(values, percent)(counts)).toBe(
        percentile(drawn, percent) ?? Number.NaN,
      );
    }),
  );
});

test('a value counts as often as it was drawn, and one that is missing does not', () => {
  const counts = Uint32Array.of(2, 0, 1, 5);
  const values = [6, 100, 3, undefined];
  expect(meanOfDrawn(values)(counts)).toBe(5);
  expect(sumOfDrawn(values)(counts)).toBe(15);
  expect(percentileOfDrawn(values, 50)(counts)).toBe(6);
});
