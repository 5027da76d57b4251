import type { ChunkId, SearchHit } from '../archive/archive.ts';

/** How the archive's two searches found a chunk: absent is what did not find it. Ranks from 1. */
export interface Found {
  readonly termRank?: number;
  /** BM25. */
  readonly termScore?: number;
  readonly vectorRank?: number;
  /** Cosine similarity. */
  readonly vectorScore?: number;
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
): SearchHit[] {
  const lexicalBest = Math.max(...lexical.map(({ score }) => score), Number.EPSILON);
  const cosines = vector.map(({ score }) => score);
  const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / Math.max(1, cosines.length);
  const spread = Math.max(...cosines, mean + Number.EPSILON) - mean;
  const scores = new Map(lexical.map(({ chunkId, score }) => [chunkId, score / lexicalBest]));
  for (const { chunkId, score } of vector) {
    const closeness = Math.max(0, score - mean) / spread;
    scores.set(chunkId, (scores.get(chunkId) ?? 0) + vectorWeight * closeness);
  }
  return [...scores]
    .map(([chunkId, score]) => ({ chunkId, score }))
    .sort((a, b) => b.score - a.score || a.chunkId - b.chunkId);
}

/** How each chunk of two rankings, best first, was found. */
export function foundIn(
  lexical: readonly SearchHit[],
  vector: readonly SearchHit[],
): ReadonlyMap<ChunkId, Found> {
  const found = new Map<ChunkId, Found>();
  for (const [index, { chunkId, score }] of lexical.entries()) {
    found.set(chunkId, { termRank: index + 1, termScore: score });
  }
  for (const [index, { chunkId, score }] of vector.entries()) {
    found.set(chunkId, { ...found.get(chunkId), vectorRank: index + 1, vectorScore: score });
  }
  return found;
}
