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
  const hits: SearchHit[] = [];
  for (const { chunkId, vector } of vectors) {
    hits.push({ chunkId, score: cosineSimilarity(vector, query) });
  }
  return hits.sort(compareHits).slice(0, limit);
}

/** In [-1, 1]; 0 if one of the vectors is zero. */
export function cosineSimilarity(a: Float32Array, b: Float32Array): number {
  let product = 0;
  let normA = 0;
  let normB = 0;
  for (let index = 0; index < a.length; index++) {
    const valueA = a[index] ?? 0;
    const valueB = b[index] ?? 0;
    product += valueA * valueB;
    normA += valueA * valueA;
    normB += valueB * valueB;
  }
  return normA === 0 || normB === 0 ? 0 : product / Math.sqrt(normA * normB);
}
