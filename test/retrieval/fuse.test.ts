import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../src/archive/archive.ts';
import { toChunkId } from '../../src/archive/rows.ts';
import { foundIn, fuse } from '../../src/retrieval/fuse.ts';

function hits(...pairs: readonly (readonly [chunk: number, score: number])[]): SearchHit[] {
  return pairs.map(([chunk, score]) => ({ chunkId: toChunkId(chunk), score }));
}

function chunksOf(ranking: readonly SearchHit[]): number[] {
  return ranking.map(({ chunkId }) => chunkId);
}

/** Scores in quarters, whose sums are exact in whatever order they are added. */
const ranking = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 4 })), {
    selector: ([chunk]) => chunk,
  })
  .map((pairs) => hits(...pairs.map(([chunk, quarters]) => [chunk, quarters / 4] as const)));

describe('joining two rankings', () => {
  it('adds a share of the best BM25 score to a weighed share of the best cosine above the mean', () => {
    const lexical = hits([1, 8], [2, 4], [5, 1]);
    const vector = hits([2, 0.75], [3, 0.5], [4, 0.25]);
    expect(fuse(lexical, vector, 0.25)).toEqual(
      hits([1, 1], [2, 0.75], [5, 0.125], [3, 0], [4, 0]),
    );
  });

  it('lets the vectors decide more the more they weigh', () => {
    const lexical = hits([1, 8], [2, 4]);
    const vector = hits([2, 0.75], [3, 0.25]);
    expect(chunksOf(fuse(lexical, vector, 0.25))).toEqual([1, 2, 3]);
    expect(chunksOf(fuse(lexical, vector, 2))).toEqual([2, 1, 3]);
    expect(chunksOf(fuse(lexical, vector, 0))).toEqual([1, 2, 3]);
  });

  it('gives ties to the smaller chunk id, whichever ranking they come from', () => {
    expect(chunksOf(fuse(hits([7, 3], [4, 3]), [], 1))).toEqual([4, 7]);
    expect(fuse(hits([9, 2]), hits([6, 0.75], [8, 0.25]), 1)).toEqual(hits([6, 1], [9, 1], [8, 0]));
  });

  it('keeps the order of the one ranking where the other is empty', () => {
    expect(fuse(hits([3, 8], [1, 4]), [], 0.5)).toEqual(hits([3, 1], [1, 0.5]));
    expect(chunksOf(fuse([], hits([3, 0.75], [1, 0.625], [2, 0.125]), 0.5))).toEqual([3, 1, 2]);
  });

  it('gives nothing where both are empty', () => {
    expect(fuse([], [], 0.3)).toEqual([]);
  });

  it('takes cosines that are all the same, or below zero, for no evidence that is not a number', () => {
    expect(fuse([], hits([1, 0.5], [2, 0.5]), 1)).toEqual(hits([1, 0], [2, 0]));
    expect(fuse([], hits([2, -0.25], [1, -0.75]), 1)).toEqual(hits([2, 1], [1, 0]));
  });

  it('gives each chunk of either ranking once, in falling order', () => {
    fc.assert(
      fc.property(ranking, ranking, (lexical, vector) => {
        const fused = fuse(lexical, vector, 0.3);
        const expected = new Set([...lexical, ...vector].map(({ chunkId }) => chunkId));
        expect(new Set(chunksOf(fused))).toEqual(expected);
        expect(fused).toHaveLength(expected.size);
        const sorted = fused.toSorted((a, b) => b.score - a.score || a.chunkId - b.chunkId);
        expect(fused).toEqual(sorted);
      }),
    );
  });

  it('does not depend on the order in which the hits arrive', () => {
    fc.assert(
      fc.property(ranking, ranking, (lexical, vector) => {
        const turned = fuse(lexical.toReversed(), vector.toReversed(), 0.25);
        expect(turned).toEqual(fuse(lexical, vector, 0.25));
      }),
    );
  });
});

describe('how chunks were found', () => {
  it('is told by rank and score of each ranking that found one, and of no other', () => {
    const found = foundIn(hits([7, 8], [2, 4]), hits([2, 0.75], [3, 0.5]));
    expect([...found]).toEqual([
      [7, { termRank: 1, termScore: 8 }],
      [2, { termRank: 2, termScore: 4, vectorRank: 1, vectorScore: 0.75 }],
      [3, { vectorRank: 2, vectorScore: 0.5 }],
    ]);
  });
});
