// src/archive: what is kept on disk, whole at every instant, behind the interface `ArticleArchive`.

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

/**
 * How an article as a whole holds the terms of a question: what it takes to rank it. Of a very long
 * article only the beginning counts, with the chunks that were asked for.
 */
export interface ArticleMatch {
  /** BM25 of the whole article, its headline counted twice. */
  readonly score: number;
  /** The share of the terms' weight that it holds, 0 to 1; rare terms weigh more. */
  readonly coverage: number;
  /** Its chunks, and the share that each of them holds together with the headline. */
  readonly chunks: ReadonlyMap<ChunkId, number>;
  /** The days of which its issue may be. */
  readonly days?: DateRange;
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

/** How many articles are dated to a period. */
export interface ArticlePeriod {
  /** A month (`2025-08`), or a year (`2025`) for articles of which no month is known. */
  readonly period: string;
  readonly articles: number;
}

export interface NewestArticlesOptions {
  /** Only articles whose issue lies within these days, whatever day of its period it is of. */
  readonly within?: DateRange;
  /** How many are passed over, from 0. */
  readonly offset: number;
  readonly limit: number;
}

/** Some of the articles of a list, and how many it has. */
export interface NewestArticles {
  readonly articles: readonly Article[];
  readonly total: number;
}

/**
 * All that retrieval, answering and browsing know of an archive. Another store may take the place
 * of the embedded one behind this interface.
 */
export interface ArticleSearch {
  /** The length of the vectors that it holds, and that it is searched by. */
  readonly dimensions: number;
  /** Chunks by BM25 over `terms` (any of them), best first; ties by chunk id. */
  searchTerms(terms: readonly string[], limit: number, filter?: SearchFilter): Promise<SearchHit[]>;
  /** Chunks by cosine similarity with `vector`, best first; ties by chunk id. */
  searchVectors(vector: Float32Array, limit: number, filter?: SearchFilter): Promise<SearchHit[]>;
  /** How the articles of these chunks, each once, hold any of the terms; in no order. */
  matchArticles(terms: readonly string[], chunkIds: readonly ChunkId[]): Promise<ArticleMatch[]>;
  /** The cosine similarity of each of these chunks with `vector`; unknown ids are left out. */
  similarities(
    vector: Float32Array,
    chunkIds: readonly ChunkId[],
  ): Promise<ReadonlyMap<ChunkId, number>>;
  /** The chunks of these ids with their articles, in the order of the ids; unknown ids are left out. */
  passages(chunkIds: readonly ChunkId[]): Promise<StoredPassage[]>;
  /** The articles of these ids, in the order of the ids; unknown ids are left out. */
  articles(ids: readonly ArticleId[]): Promise<Article[]>;
  /**
   * The articles by date, the newest first; what is known less exactly comes behind the days that it
   * may be of, and the undated last. Ties by source, then as they stand in the file.
   */
  newestArticles(options: NewestArticlesOptions): Promise<NewestArticles>;
  /** The periods of the dated articles, the newest first, a year behind its months. */
  periods(): Promise<ArticlePeriod[]>;
  /** In how many chunks each term stands; 0 for a term that the archive does not know. */
  documentFrequencies(terms: readonly string[]): Promise<Map<string, number>>;
  /**
   * For each word of two to six Han characters the terms in any chunk that sound like it, tones and
   * near sounds (zh/z, n/l, ing/in …) not told apart, without the word itself, the most frequent
   * first; for any other word none.
   */
  similarTerms(words: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  state(): Promise<ArchiveState>;
  close(): Promise<void>;
}

/** Why a file, or a line of it, holds no page. */
export interface StoredRejection {
  readonly line?: number;
  readonly reason: string;
}

/** What is stored of one file of sources; a rejected one holds no pages. */
export interface StoredFile {
  /** Path of the file, relative to the folder of sources. */
  readonly source: string;
  /** By this a change of the file is noticed; empty while its pages are not all stored. */
  readonly fingerprint: string;
  /** What in it is no page: the whole file, or a line of it. */
  readonly rejections: readonly StoredRejection[];
}

/** One page as stored: a file, or a record of a file. */
export interface StoredPage {
  readonly source: string;
  readonly documentId: string;
  /** By this a change of the page is noticed. */
  readonly fingerprint: string;
  /** The line of the file that the page begins in, from 1. */
  readonly line: number;
}

/**
 * An archive that can be filled. What is put and removed is searched, for others than the one who
 * put it, once it was committed: then all of it at once, and for good.
 */
export interface ArticleArchive extends ArticleSearch {
  /** What is stored of each file, in the order of their paths. */
  files(): Promise<StoredFile[]>;
  /** The pages that are stored of a file. */
  pagesOf(source: string): Promise<StoredPage[]>;
  /** Stores what is known of a file, and leaves its pages as they are. */
  putFile(file: StoredFile): Promise<void>;
  /** Forgets a file with its pages; does nothing if it is not stored. */
  removeFile(source: string): Promise<void>;
  /**
   * Stores a page of a stored file, in place of the one of the same source and document. Throws
   * `source` if another page holds an article of the same id.
   */
  putPage(page: StoredPage, articles: readonly IndexedArticle[]): Promise<void>;
  /** Tells that a page, otherwise unchanged, begins in another line of its file now. */
  movePage(page: StoredPage): Promise<void>;
  /** Forgets a page with its articles; does nothing if it is not stored. */
  removePage(page: StoredPage): Promise<void>;
  /** Makes everything put and removed since the last commit durable and visible, all of it or none. */
  commit(): Promise<void>;
  /** Undoes everything put and removed since the last commit. */
  rollback(): Promise<void>;
}
