import { describe, expect, test } from 'vitest';
import {
  isFoundWithin,
  ndcgWithin,
  recallWithin,
  reciprocalRank,
} from '../../../src/evaluation/measures/ranking.ts';

const ranking = ['x', 'a', 'y', 'b'];
const relevant = new Set(['a', 'b', 'c']);
const isRelevant = (item: string) => relevant.has(item);

describe('a ranking', () => {
  test('is a hit where any relevant item is within reach', () => {
    expect([1, 2, 4].map((k) => isFoundWithin(ranking, isRelevant, k))).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('recalls the share of the relevant items', () => {
    expect([1, 2, 4].map((k) => recallWithin(ranking, relevant, k))).toEqual([0, 1 / 3, 2 / 3]);
    expect(recallWithin(ranking, new Set(), 4)).toBe(0);
  });

  test('has the reciprocal rank of the first relevant item', () => {
    expect(reciprocalRank(ranking, isRelevant)).toBe(1 / 2);
    expect(reciprocalRank([], isRelevant)).toBe(0);
  });

  test('gains the less, the later a relevant item comes', () => {
    const gained = 1 / Math.log2(3) + 1 / Math.log2(5);
    const best = 1 + 1 / Math.log2(3) + 1 / Math.log2(4);
    expect(ndcgWithin(ranking, relevant, 10)).toBeCloseTo(gained / best, 12);
    expect(ndcgWithin(ranking, relevant, 3)).toBeCloseTo(1 / Math.log2(3) / best, 12);
    expect(ndcgWithin(['a', 'b'], new Set(['b', 'a']), 10)).toBe(1);
    expect(ndcgWithin(['a', 'b', 'c'], relevant, 2)).toBe(1);
    expect(ndcgWithin([], relevant, 10)).toBe(0);
    expect(ndcgWithin(ranking, new Set(), 10)).toBe(0);
  });
});
