import type { SearchFilter, SearchHit } from './archive.ts';
import type { ArticleStore } from './article-store.ts';
import { damagedArchive } from './database-error.ts';
import { type ChunkVector, nearestByScan } from './ranking.ts';
import type { VectorSearch } from './vector-search.ts';
import type { VectorStore } from './vector-store.ts';

/** With so few chunks left by a filter, comparing each is as fast as the graph, and exact. */
const largestExactScan = 2_000;
/** How many times more hits than needed are taken when a filter may drop some. */
const oversampling = 4;

export interface FilteredSearchParts {
  readonly articles: ArticleStore;
  readonly vectors: VectorStore;
  readonly search: VectorSearch;
  /** Runs work on one snapshot of the database. */
  readonly read: <Result>(work: () => Result) => Result;
}

/** Finds the nearest vectors among those of the articles that pass a filter. */
export class FilteredVectorSearch {
  readonly #parts: FilteredSearchParts;

  constructor(parts: FilteredSearchParts) {
    this.#parts = parts;
  }

  /** Chunks by cosine similarity, best first; ties by chunk id. */
  async nearest(vector: Float32Array, limit: number, filter: SearchFilter): Promise<SearchHit[]> {
    const few = this.#parts.read(() => this.#fewVectors(filter));
    if (!few) return this.#searchBroadly(vector, limit, filter);
    return nearestByScan(few, vector, limit);
  }

  /** The vectors of all chunks that pass a filter, or nothing where these are too many. */
  #fewVectors(filter: SearchFilter): readonly ChunkVector[] | undefined {
    const { articles, vectors } = this.#parts;
    const few = articles.chunkIds(filter, largestExactScan + 1);
    if (few.length > largestExactScan) return undefined;
    const found = vectors.of(few);
    if (found.length < few.length) throw damagedArchive();
    return found;
  }

  /** Most hits pass a filter that lets much pass; only if too few do, all it lets pass are listed. */
  async #searchBroadly(
    vector: Float32Array,
    limit: number,
    filter: SearchFilter,
  ): Promise<SearchHit[]> {
    const { articles, search, read } = this.#parts;
    const hits = await search.nearest(vector, oversampling * limit);
    const ids = hits.map(({ chunkId }) => chunkId);
    const passing = read(() => articles.passing(ids, filter));
    if (passing.size >= limit) {
      return hits.filter(({ chunkId }) => passing.has(chunkId)).slice(0, limit);
    }
    const all = read(() => articles.chunkIds(filter, Number.MAX_SAFE_INTEGER));
    return search.nearest(vector, limit, new Set(all));
  }
}
