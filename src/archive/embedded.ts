import type { Article, ArticleId } from '../corpus/article.ts';
import type {
  ArchiveState,
  ArticleSearch,
  ChunkId,
  IndexedArticle,
  SearchFilter,
  SearchHit,
  StoredPassage,
} from './archive.ts';
import { type Connection, reportDamage } from './database.ts';
import { effectiveFilter } from './filter.ts';
import { LexicalIndex } from './lexical.ts';
import { type ArchiveSettings, Manifest } from './manifest.ts';
import { nearestByScan } from './ranking.ts';
import { CorpusStore, type StoredFile } from './store.ts';
import { SyncedGraph } from './synced-graph.ts';

/** What fills an archive. Each file is replaced as a whole, so a stop in between loses nothing. */
export interface ArchiveWriter {
  /** What is stored of each file of sources, by its path. */
  files(): StoredFile[];
  /**
   * Replaces all that is stored of a file, in one transaction. Throws `source` if another file
   * holds an article of the same id.
   */
  putFile(file: StoredFile, articles: readonly IndexedArticle[]): void;
  /** Forgets a file with its articles; does nothing if it is not stored. */
  removeFile(source: string): void;
  /** Brings the saved graph up to date; does nothing if nothing changed since the last time. */
  commit(): Promise<void>;
}

/** With so few chunks left by a filter, comparing each is as fast as the graph, and exact. */
const largestExactScan = 2_000;

/** An archive in one SQLite database, with a graph beside it that is derived from it. */
export class EmbeddedArchive implements ArticleSearch, ArchiveWriter {
  readonly #database: Connection;
  readonly #settings: ArchiveSettings;
  readonly #manifest: Manifest;
  readonly #store: CorpusStore;
  readonly #lexical: LexicalIndex;
  readonly #graph: SyncedGraph;

  /** Throws `archive` if the archive was built with other settings. */
  constructor(database: Connection, settings: ArchiveSettings, directory?: string) {
    this.#database = database;
    this.#settings = settings;
    this.#manifest = new Manifest(database);
    this.#manifest.check(settings);
    this.#store = new CorpusStore(database, settings.model.dimensions);
    this.#lexical = new LexicalIndex(database);
    this.#graph = new SyncedGraph(this.#store, this.#manifest, settings.model, directory);
  }

  async searchTerms(
    terms: readonly string[],
    limit: number,
    filter?: SearchFilter,
  ): Promise<SearchHit[]> {
    return reportDamage(() => this.#lexical.search(terms, limit, effectiveFilter(filter)));
  }

  async searchVectors(
    vector: Float32Array,
    limit: number,
    filter?: SearchFilter,
  ): Promise<SearchHit[]> {
    this.#checkQuery(vector);
    const needed = effectiveFilter(filter);
    if (!needed) return (await this.#graph.current()).nearest(vector, limit);
    const allowed = reportDamage(() => this.#store.chunkIds(needed));
    if (allowed.length <= largestExactScan) {
      return nearestByScan(
        reportDamage(() => this.#store.vectors(allowed)),
        vector,
        limit,
      );
    }
    return (await this.#graph.current()).nearest(vector, limit, new Set(allowed));
  }

  #checkQuery(vector: Float32Array): void {
    const { dimensions } = this.#settings.model;
    if (vector.length !== dimensions || !vector.every(Number.isFinite)) {
      throw new RangeError(`a query needs a finite vector of ${dimensions} dimensions`);
    }
  }

  async passages(chunkIds: readonly ChunkId[]): Promise<StoredPassage[]> {
    return reportDamage(() => this.#store.passages(chunkIds));
  }

  async articles(ids: readonly ArticleId[]): Promise<Article[]> {
    return reportDamage(() => ids.flatMap((id) => this.#store.article(id) ?? []));
  }

  async documentFrequencies(terms: readonly string[]): Promise<Map<string, number>> {
    return reportDamage(
      () => new Map(terms.map((term) => [term, this.#lexical.documentFrequency(term)])),
    );
  }

  async state(): Promise<ArchiveState> {
    const state = reportDamage(() => this.#store.state());
    return { ...state, embeddingModel: this.#settings.model.id };
  }

  files(): StoredFile[] {
    return reportDamage(() => this.#store.files());
  }

  putFile(file: StoredFile, articles: readonly IndexedArticle[]): void {
    this.#change(() => {
      this.#delete(file.source);
      const chunkIds = this.#store.insertFile(file, articles);
      articles.forEach(({ headlineTerms, chunks }, article) => {
        chunks.forEach(({ terms }, index) => {
          const chunkId = chunkIds[article]?.[index];
          if (chunkId !== undefined) this.#lexical.add(chunkId, headlineTerms, terms);
        });
      });
      return true;
    });
  }

  removeFile(source: string): void {
    this.#change(() => this.#delete(source));
  }

  #delete(source: string): boolean {
    this.#lexical.removeSource(source);
    return this.#store.deleteFile(source);
  }

  /** Runs a change in a transaction; `change` tells whether there was anything to change. */
  #change(change: () => boolean): void {
    const transaction = this.#database.transaction(() => {
      if (change()) this.#manifest.advance();
    });
    reportDamage(() => transaction.immediate());
  }

  async commit(): Promise<void> {
    await this.#graph.commit();
  }

  async close(): Promise<void> {
    await this.#graph.idle();
    this.#database.close();
  }
}
