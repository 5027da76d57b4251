import type { SearchHit } from '../archive/archive.ts';

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
