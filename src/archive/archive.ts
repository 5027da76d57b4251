import type { Article, ArticleId } from '../corpus/article.ts';
import type { Chunk } from '../corpus/chunk.ts';
import type { Entities } from '../corpus/entities.ts';
import type { DateRange } from '../language/dates.ts';

/** Names a chunk within one archive; never given twice. */
export type ChunkId = number & { readonly __brand: 'ChunkId' };

/** Which articles a search may find. An article without a date never passes a date filter. */
export interface SearchFilter {
  readonly within?: DateRange;
  readonly publication?: string;
}

/** A chunk that a search found; a higher score is better. */
export interface SearchHit {
  readonly chunkId: ChunkId;
  readonly score: number;
}

/** A stored chunk with the article it belongs to. */
export interface StoredPassage {
  readonly chunkId: ChunkId;
  readonly chunk: Chunk;
  readonly article: Article;
  /** What stands within the chunk; the spans lie in the article's text. */
  readonly entities: Entities;
}

/** An article ready to be stored: what it speaks of, its chunks, and for each its terms and its vector. */
export interface IndexedArticle {
  readonly article: Article;
  readonly entities: Entities;
  readonly headlineTerms: readonly string[];
  readonly chunks: readonly IndexedChunk[];
}

export interface IndexedChunk {
  readonly chunk: Chunk;
  readonly terms: readonly string[];
  readonly vector: Float32Array;
}

/** What the archive holds, in figures. */
export interface ArchiveState {
  readonly pages: number;
  readonly articles: number;
  readonly chunks: number;
  /** First and last day that the dated articles cover. */
  readonly covers?: DateRange;
  readonly publications: readonly string[];
  readonly embeddingModel: string;
}

/**
 * All that retrieval and answering know of an archive. Another store may take the place of the
 * embedded one behind this interface.
 */
export interface ArticleSearch {
  /** Chunks by BM25 over `terms` (any of them), best first; ties by chunk id. */
  searchTerms(terms: readonly string[], limit: number, filter?: SearchFilter): Promise<SearchHit[]>;
  /** Chunks by cosine similarity with `vector`, best first; ties by chunk id. */
  searchVectors(vector: Float32Array, limit: number, filter?: SearchFilter): Promise<SearchHit[]>;
  /** The chunks of these ids with their articles, in the order of the ids; unknown ids are left out. */
  passages(chunkIds: readonly ChunkId[]): Promise<StoredPassage[]>;
  /** The articles of these ids, in the order of the ids; unknown ids are left out. */
  articles(ids: readonly ArticleId[]): Promise<Article[]>;
  /** In how many chunks each term stands; 0 for a term that the archive does not know. */
  documentFrequencies(terms: readonly string[]): Promise<Map<string, number>>;
  state(): Promise<ArchiveState>;
  close(): Promise<void>;
}
