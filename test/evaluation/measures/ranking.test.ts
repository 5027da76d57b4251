import fc from 'fast-check';
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

describe('published examples', () => {
  // "Common Evaluation Measures", appendix of the proceedings of TREC 16: four relevant documents, of
  // which the system ranks one first, second, fourth and fifteenth.
  test('recall of four documents found at places 1, 2, 4 and 15', () => {
    const found = Array.from({ length: 20 }, (_, index) => index + 1);
    const recall = (k: number) => recallWithin(found, new Set([1, 2, 4, 15]), k);
    expect([1, 2, 3, 4, 14, 15, 20].map(recall)).toEqual([0.25, 0.5, 0.5, 0.75, 0.75, 1, 1]);
  });

  // Wikipedia, "Mean reciprocal rank": the plurals of cat, torus and virus.
  test.each([
    ['cats', ['catten', 'cati', 'cats'], 1 / 3],
    ['tori', ['torii', 'tori', 'toruses'], 1 / 2],
    ['viruses', ['viruses', 'virii', 'viri'], 1],
  ])('reciprocal rank of %s', (plural, proposed, rank) => {
    expect(reciprocalRank(proposed, (each) => each === plural)).toBe(rank);
  });

  // The documentation of the library Evret, "nDCG": 0.8869 / 2.1309.
  test('gain of two out of three relevant documents, at places 3 and 5', () => {
    const gain = ndcgWithin(['d1', 'd4', 'd2', 'd9', 'd8'], new Set(['d2', 'd8', 'd10']), 5);
    expect(gain).toBeCloseTo(0.4162, 4);
  });
});

const items = fc.uniqueArray(fc.integer({ min: 0, max: 12 }));

test('every measure of a ranking is a share, and recall only grows with the places looked at', () => {
  fc.assert(
    fc.property(items, items, fc.integer({ min: 1, max: 12 }), (found, wanted, k) => {
      const goal = new Set(wanted);
      const shares = [
        recallWithin(found, goal, k),
        ndcgWithin(found, goal, k),
        reciprocalRank(found, (item) => goal.has(item)),
      ];
      expect(shares.every((share) => share >= 0 && share <= 1 + 1e-12)).toBe(true);
      expect(recallWithin(found, goal, k + 1)).toBeGreaterThanOrEqual(recallWithin(found, goal, k));
    }),
  );
});

test('a relevant item that moves up does not lose gain', () => {
  fc.assert(
    fc.property(items, items, fc.nat(), (found, wanted, seed) => {
      const goal = new Set(wanted);
      const at = found.length < 2 ? 0 : 1 + (seed % (found.length - 1));
      const [upper, lower] = [found[at - 1], found[at]];
      fc.pre(upper !== undefined && lower !== undefined && goal.has(lower) && !goal.has(upper));
      const moved = found.with(at - 1, lower ?? 0).with(at, upper ?? 0);
      expect(ndcgWithin(moved, goal, 5)).toBeGreaterThanOrEqual(ndcgWithin(found, goal, 5));
    }),
  );
});
