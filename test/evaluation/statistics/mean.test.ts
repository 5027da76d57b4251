import { expect, test } from 'vitest';
import { meanOf } from '../../../src/evaluation/statistics/mean.ts';

test('the mean of no values is not a number', () => {
  expect(meanOf([1, 2, 6])).toBe(3);
  expect(meanOf([])).toBeNaN();
});
