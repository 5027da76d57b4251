import type { ChunkId, SearchHit } from './archive.ts';

/** Best first; ties by chunk id, so that the same question always gives the same passages. */
export function compareHits(a: SearchHit, b: SearchHit): number {
  return b.score - a.score || a.chunkId - b.chunkId;
}

/** A stored vector with the chunk it stands for. */
export interface ChunkVector {
  readonly chunkId: ChunkId;
  readonly vector: Float32Array;
}

/** The `limit` vectors nearest to `query` by cosine similarity, found by looking at each of them. */
export function nearestByScan(
  vectors: Iterable<ChunkVector>,
  query: Float32Array,
  limit: number,
): SearchHit[] {
  if (limit < 1) return [];
  const queryNorm = Math.sqrt(dot(query, query));
  const best: SearchHit[] = [];
  let worst = Number.NEGATIVE_INFINITY;
  for (const { chunkId, vector } of vectors) {
    const score = cosineSimilarity(vector, query, queryNorm);
    if (best.length >= limit && score < worst) continue;
    best.push({ chunkId, score });
    // Sorted now and then, so that many vectors cost little more than their comparison.
    if (best.length >= 2 * limit + 64) worst = keepBest(best, limit);
  }
  keepBest(best, limit);
  return best;
}

/** Sorts and shortens the list; gives the lowest score that is left. */
function keepBest(hits: SearchHit[], limit: number): number {
  hits.sort(compareHits).splice(limit);
  return hits.at(-1)?.score ?? Number.NEGATIVE_INFINITY;
}

/** In [-1, 1]; 0 if one of the vectors is zero. */
function cosineSimilarity(a: Float32Array, b: Float32Array, normB: number): number {
  const normA = Math.sqrt(dot(a, a));
  return normA === 0 || normB === 0 ? 0 : dot(a, b) / (normA * normB);
}

function dot(a: Float32Array, b: Float32Array): number {
  let product = 0;
  for (let index = 0; index < a.length; index++) product += (a[index] ?? 0) * (b[index] ?? 0);
  return product;
}
