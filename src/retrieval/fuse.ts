import type { ChunkId, SearchHit } from '../archive/archive.ts';

/** What a chunk earned in each ranking; a rank counts from 1 and is absent where it was not found. */
export interface FusedHit {
  readonly chunkId: ChunkId;
  readonly score: number;
  readonly lexicalScore: number;
  readonly lexicalRank?: number;
  readonly cosine: number;
  readonly vectorRank?: number;
}

/**
 * Joins a BM25 ranking and a cosine ranking into one: each score is divided by its ranking's best,
 * cosines after their mean was taken off, and the vectors count `vectorWeight` times the terms
 * (a convex combination, up to scale). Ties go to the smaller chunk id.
 */
export function fuse(
  lexical: readonly SearchHit[],
  vector: readonly SearchHit[],
  vectorWeight: number,
): FusedHit[] {
  const lexicalBest = Math.max(...lexical.map(({ score }) => score), Number.EPSILON);
  const cosines = vector.map(({ score }) => score);
  const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / Math.max(1, cosines.length);
  const spread = Math.max(...cosines, mean + Number.EPSILON) - mean;
  const lexicalRanks = ranksOf(lexical);
  const vectorRanks = ranksOf(vector);
  const hits = [...new Set([...lexicalRanks.keys(), ...vectorRanks.keys()])].map((chunkId) => {
    const inTerms = lexicalRanks.get(chunkId);
    const inVectors = vectorRanks.get(chunkId);
    const closeness = inVectors ? Math.max(0, inVectors.score - mean) / spread : 0;
    return {
      chunkId,
      score: (inTerms?.score ?? 0) / lexicalBest + vectorWeight * closeness,
      lexicalScore: inTerms?.score ?? 0,
      cosine: inVectors?.score ?? 0,
      ...(inTerms ? { lexicalRank: inTerms.rank } : {}),
      ...(inVectors ? { vectorRank: inVectors.rank } : {}),
    };
  });
  return hits.sort((a, b) => b.score - a.score || a.chunkId - b.chunkId);
}

function ranksOf(hits: readonly SearchHit[]): Map<ChunkId, { rank: number; score: number }> {
  return new Map(hits.map(({ chunkId, score }, index) => [chunkId, { rank: index + 1, score }]));
}
