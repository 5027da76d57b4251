import { describe, expect, test } from 'vitest';
import { proportionOf, wilsonInterval } from '../../../src/evaluation/statistics/proportion.ts';

describe('wilsonInterval', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i out of %i is as published', (hits, total, low, high) => {
    const interval = wilsonInterval({ hits, total });
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });

  test('reaches 0 or 1 exactly where no item hits, or all do', () => {
    for (const total of [1, 7, 50, 333]) {
      expect(wilsonInterval({ hits: 0, total })[0]).toBe(0);
      expect(wilsonInterval({ hits: total, total })[1]).toBe(1);
    }
  });

  test('says nothing without data', () => {
    expect(wilsonInterval({ hits: 0, total: 0 })).toEqual([0, 1]);
  });
});

test('proportionOf counts hits and all', () => {
  expect(proportionOf([1, 2, 3], (value) => value > 1)).toEqual({ hits: 2, total: 3 });
});
