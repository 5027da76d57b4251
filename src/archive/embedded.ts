import type { Article, ArticleId } from '../corpus/article.ts';
import { type EmbeddingModel, withDimensions } from '../embedding/model.ts';
import type {
  ArchiveState,
  ArticleArchive,
  ArticleMatch,
  ArticlePeriod,
  ChunkId,
  IndexedArticle,
  NewestArticles,
  NewestArticlesOptions,
  SearchFilter,
  SearchHit,
  StoredFile,
  StoredPage,
  StoredPassage,
} from './archive.ts';
import { ArticleStore } from './article-store.ts';
import { ArticleTerms } from './article-terms.ts';
import { ArticlesByDate } from './articles-by-date.ts';
import { type Connection, isSound, moveWalIntoDatabase } from './database.ts';
import { reportDamage } from './database-error.ts';
import { effectiveFilter } from './filter.ts';
import { FilteredVectorSearch } from './filtered-search.ts';
import { GraphUpkeep } from './graph-upkeep.ts';
import { Ledger } from './ledger.ts';
import { LexicalIndex } from './lexical.ts';
import { type ArchiveSettings, Manifest, type OpeningSettings } from './manifest.ts';
import { nearestByScan } from './ranking.ts';
import { VectorSearch } from './vector-search.ts';
import { VectorStore } from './vector-store.ts';

type Counts = Omit<ArchiveState, 'embeddingModel'>;

/** Where an archive on disk lies. */
export interface ArchivePlace {
  readonly directory: string;
  readonly databasePath: string;
}

/** An archive in one SQLite database, with a graph beside it that is derived from it. */
export class EmbeddedArchive implements ArticleArchive {
  readonly manifest: Manifest;
  readonly #database: Connection;
  readonly #settings: ArchiveSettings;
  readonly #place: ArchivePlace | undefined;
  readonly #ledger: Ledger;
  readonly #articles: ArticleStore;
  readonly #articlesByDate: ArticlesByDate;
  readonly #vectors: VectorStore;
  readonly #lexical: LexicalIndex;
  readonly #articleTerms: ArticleTerms;
  readonly #search: VectorSearch;
  readonly #filteredSearch: FilteredVectorSearch;
  /** Counting takes some ten milliseconds in a large archive, and is asked for with each answer. */
  #counts: { readonly generation: number; readonly counts: Counts } | undefined;

  /** Throws `archive` if the archive was built with other settings. */
  constructor(database: Connection, opening: OpeningSettings, place?: ArchivePlace) {
    this.#database = database;
    this.#place = place;
    this.manifest = new Manifest(database);
    this.manifest.check(opening);
    const model = withDimensions(opening.model, this.manifest.dimensions);
    const settings = { ...opening, model };
    this.#settings = settings;
    this.#ledger = new Ledger(database);
    this.#articles = new ArticleStore(database, this.#ledger);
    this.#articlesByDate = new ArticlesByDate(database, this.#articles);
    this.#vectors = new VectorStore(database, this.dimensions);
    this.#lexical = new LexicalIndex(database);
    this.#articleTerms = new ArticleTerms(database, this.#lexical);
    this.#search = new VectorSearch({
      database,
      settings,
      manifest: this.manifest,
      store: this.#vectors,
      findPassage: (chunkId) => this.#articles.passages([chunkId])[0],
      ...(place ? { directory: place.directory } : {}),
    });
    this.#filteredSearch = new FilteredVectorSearch({
      articles: this.#articles,
      vectors: this.#vectors,
      search: this.#search,
      read: (work) => this.#read(work),
    });
  }

  /** What its vectors are made by, and how long they are. */
  get model(): EmbeddingModel {
    return this.#settings.model;
  }

  get dimensions(): number {
    return this.model.dimensions;
  }

  async searchTerms(
    terms: readonly string[],
    limit: number,
    filter?: SearchFilter,
  ): Promise<SearchHit[]> {
    return this.#read(() => this.#lexical.search(terms, limit, effectiveFilter(filter)));
  }

  async searchVectors(
    vector: Float32Array,
    limit: number,
    filter?: SearchFilter,
  ): Promise<SearchHit[]> {
    this.#checkQuery(vector);
    const needed = effectiveFilter(filter);
    if (!needed) return this.#search.nearest(vector, limit);
    return this.#filteredSearch.nearest(vector, limit, needed);
  }

  #checkQuery(vector: Float32Array): void {
    const { dimensions } = this;
    if (vector.length !== dimensions || !vector.every(Number.isFinite)) {
      throw new RangeError(`a query needs a finite vector of ${dimensions} dimensions`);
    }
  }

  async matchArticles(
    terms: readonly string[],
    chunkIds: readonly ChunkId[],
  ): Promise<ArticleMatch[]> {
    return this.#read(() => this.#articleTerms.match(terms, chunkIds));
  }

  async similarities(
    vector: Float32Array,
    chunkIds: readonly ChunkId[],
  ): Promise<Map<ChunkId, number>> {
    this.#checkQuery(vector);
    const vectors = this.#read(() => this.#vectors.of(chunkIds));
    const hits = nearestByScan(vectors, vector, vectors.length);
    return new Map(hits.map(({ chunkId, score }) => [chunkId, score]));
  }

  async passages(chunkIds: readonly ChunkId[]): Promise<StoredPassage[]> {
    return this.#read(() => this.#articles.passages(chunkIds));
  }

  async articles(ids: readonly ArticleId[]): Promise<Article[]> {
    return this.#read(() => ids.flatMap((id) => this.#articles.article(id) ?? []));
  }

  async newestArticles(options: NewestArticlesOptions): Promise<NewestArticles> {
    return this.#read(() => this.#articlesByDate.newest(options));
  }

  async periods(): Promise<ArticlePeriod[]> {
    return this.#read(() => this.#articlesByDate.periods());
  }

  async documentFrequencies(terms: readonly string[]): Promise<Map<string, number>> {
    return reportDamage(
      () => new Map(terms.map((term) => [term, this.#lexical.documentFrequency(term)])),
    );
  }

  async similarTerms(words: readonly string[]): Promise<Map<string, string[]>> {
    return this.#read(() => new Map(words.map((word) => [word, this.#lexical.similarTerms(word)])));
  }

  async state(): Promise<ArchiveState> {
    return this.#read(() => {
      const { generation } = this.manifest;
      if (this.#counts?.generation !== generation) {
        this.#counts = { generation, counts: this.#articles.state() };
      }
      return { ...this.#counts.counts, embeddingModel: this.model.id };
    });
  }

  async files(): Promise<StoredFile[]> {
    return reportDamage(() => this.#ledger.files());
  }

  async pagesOf(source: string): Promise<StoredPage[]> {
    return reportDamage(() => this.#ledger.pagesOf(source));
  }

  async putFile(file: StoredFile): Promise<void> {
    this.#change(() => this.#ledger.putFile(file));
  }

  async removeFile(source: string): Promise<void> {
    this.#change(() => this.#ledger.deleteFile(source));
  }

  async putPage(page: StoredPage, articles: readonly IndexedArticle[]): Promise<void> {
    this.#change(() => {
      this.#ledger.deletePage(page.source, page.documentId);
      const row = this.#ledger.insertPage(page);
      for (const article of articles) this.#putArticle(article, page, row);
    });
  }

  #putArticle(indexed: IndexedArticle, page: StoredPage, pageRow: number): void {
    const chunkIds = this.#articles.insert(indexed, page, pageRow);
    indexed.chunks.forEach(({ terms, vector }, index) => {
      const chunkId = chunkIds[index];
      if (chunkId === undefined) return;
      this.#lexical.add(chunkId, indexed.headlineTerms, terms);
      this.#vectors.insert(chunkId, vector);
    });
  }

  async movePage(page: StoredPage): Promise<void> {
    this.#change(() => this.#ledger.movePage(page));
  }

  async removePage({ source, documentId }: StoredPage): Promise<void> {
    this.#change(() => this.#ledger.deletePage(source, documentId));
  }

  /** What several statements read is of one instant, though another process may be writing. */
  #read<Result>(work: () => Result): Result {
    return reportDamage(() => this.#database.transaction(work)());
  }

  /** A change that fails is undone by itself; those before it stay until they are rolled back. */
  #change(change: () => unknown): void {
    reportDamage(() => {
      if (!this.#database.inTransaction) this.#database.exec('BEGIN IMMEDIATE');
      try {
        this.#database.transaction(change)();
      } catch (error) {
        this.#lexical.forgetAdded();
        throw error;
      }
    });
  }

  async commit(): Promise<void> {
    if (!this.#database.inTransaction) return;
    reportDamage(() => {
      this.manifest.advance();
      this.#database.exec('COMMIT');
    });
  }

  async rollback(): Promise<void> {
    if (!this.#database.inTransaction) return;
    this.#lexical.forgetAdded();
    this.#database.exec('ROLLBACK');
  }

  /** The care for the saved graph, which an archive in memory does not have. */
  graphUpkeep(): GraphUpkeep {
    if (!this.#place) throw new Error('an archive in memory has no saved graph');
    return new GraphUpkeep({
      ...this.#place,
      database: this.#database,
      store: this.#vectors,
      manifest: this.manifest,
      dimensions: this.dimensions,
    });
  }

  /** Counts the common terms anew, which is due when much was put or removed; commits nothing. */
  async countTerms(): Promise<void> {
    this.#change(() => this.#lexical.countTerms());
  }

  /** Whether the database is whole; values are checked when they are read. */
  isSound(): boolean {
    return isSound(this.#database);
  }

  /** Moves everything into the one file of the database, so that it is whole by itself. */
  gather(): void {
    reportDamage(() => moveWalIntoDatabase(this.#database));
  }

  /** Closes the archive; what was not committed is undone. */
  async close(): Promise<void> {
    await this.#search.idle();
    if (!this.#database.open) return;
    await this.rollback();
    this.#database.close();
  }
}
