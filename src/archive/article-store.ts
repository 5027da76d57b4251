import type { Article, ArticleId } from '../corpus/article.ts';
import { entitiesWithin } from '../corpus/entities.ts';
import { WenbaoError } from '../errors.ts';
import type {
  ArchiveState,
  ChunkId,
  IndexedArticle,
  SearchFilter,
  StoredPage,
  StoredPassage,
} from './archive.ts';
import type { Connection } from './database.ts';
import { damagedArchive } from './database-error.ts';
import { filterCondition, filterParameters } from './filter.ts';
import type { Ledger } from './ledger.ts';
import { RecentlyUsed } from './recently-used.ts';
import { checkRow, toArticle, toArticleRow, toChunkId, toChunkSpans, toEntities } from './rows.ts';

interface ArticleRow {
  readonly checksum: string;
  readonly page: number;
  readonly source: string;
  readonly document_id: string;
}

interface CountsRow {
  readonly articles: number;
  readonly chunks: number;
  readonly first: string | null;
  readonly last: string | null;
}

type StoredArticle = Omit<IndexedArticle, 'headlineTerms' | 'chunks'> &
  ReturnType<typeof toChunkSpans>;

/** Articles kept parsed: about 20 KB each. */
const mostParsed = 200;
/** Of those that take more in their rows only so many, for these may take 300 MB each. */
const mostCharsOfOrdinary = 300_000;
const mostLargeParsed = 2;

/** Articles and their chunks in the database. */
export class ArticleStore {
  readonly #database: Connection;
  readonly #ledger: Ledger;
  readonly #statements;
  readonly #parsed = new RecentlyUsed<string, StoredArticle>(mostParsed);
  readonly #parsedLarge = new RecentlyUsed<string, StoredArticle>(mostLargeParsed);

  constructor(database: Connection, ledger: Ledger) {
    this.#database = database;
    this.#ledger = ledger;
    this.#statements = prepareStatements(database);
  }

  /** Stores an article of a page, whose row is `pageRow`; gives the ids of its chunks. */
  insert(indexed: IndexedArticle, page: StoredPage, pageRow: number): ChunkId[] {
    const { article, chunks } = indexed;
    const holder = this.#statements.articleByKey.get(article.id);
    if (holder) throw duplicate(article, holder.source);
    const firstChunk = (this.#statements.lastChunk.get() ?? 0) + 1;
    const row = toArticleRow(indexed, { page: pageRow, line: page.line, firstChunk });
    const articleRow = this.#statements.insertArticle.run(row).lastInsertRowid;
    return chunks.map((_, index) => {
      this.#statements.insertChunk.run(firstChunk + index, articleRow);
      return toChunkId(firstChunk + index);
    });
  }

  /** The article of this id, if it is stored. */
  article(id: ArticleId): Article | undefined {
    const row = this.#statements.articleByKey.get(id);
    return row && this.#read(row).article;
  }

  /** The article in this row; throws `archive` if there is none. */
  articleInRow(row: number): Article {
    return this.#articleOfRow(row).article;
  }

  /** The passages of these chunks in their order; unknown chunks are left out. */
  passages(chunkIds: readonly ChunkId[]): StoredPassage[] {
    const articles = new Map<number, StoredArticle>();
    return chunkIds.flatMap((chunkId) => {
      const articleRow = this.#statements.articleOfChunk.get(chunkId);
      if (articleRow === undefined) return [];
      const stored = articles.get(articleRow) ?? this.#articleOfRow(articleRow);
      articles.set(articleRow, stored);
      return [toPassage(chunkId, stored)];
    });
  }

  #articleOfRow(id: number): StoredArticle {
    const row = this.#statements.articleByRow.get(id);
    if (!row) throw damagedArchive();
    return this.#read(row);
  }

  #read(row: ArticleRow): StoredArticle {
    checkRow(row);
    const page = this.#ledger.page(row.page);
    if (page.source !== row.source || page.documentId !== row.document_id) throw damagedArchive();
    const read = () => ({
      article: toArticle(row, page.line),
      entities: toEntities(row),
      ...toChunkSpans(row),
    });
    // The row is checked each time; parsing what a checksum stands for once is enough.
    const parsed = charsOf(row) > mostCharsOfOrdinary ? this.#parsedLarge : this.#parsed;
    return parsed.get(`${row.checksum} ${page.line}`, read);
  }

  /** The chunks of the articles that pass the filter, in no order; at most `limit`. */
  chunkIds(filter: SearchFilter, limit: number): ChunkId[] {
    const select = this.#database
      .prepare<[object], number>(
        `SELECT chunks.id FROM articles JOIN chunks ON chunks.article = articles.id
         WHERE ${filterCondition(filter)} LIMIT @limit`,
      )
      .pluck();
    return select.all({ ...filterParameters(filter), limit }).map(toChunkId);
  }

  /** Those of the chunks whose articles pass the filter. */
  passing(chunkIds: readonly ChunkId[], filter: SearchFilter): Set<number> {
    const select = this.#database
      .prepare<[object], number>(
        `SELECT chunks.id FROM json_each(@chunkIds) AS asked
         JOIN chunks ON chunks.id = asked.value JOIN articles ON articles.id = chunks.article
         WHERE ${filterCondition(filter)}`,
      )
      .pluck();
    const parameters = { ...filterParameters(filter), chunkIds: JSON.stringify(chunkIds) };
    return new Set(select.all(parameters));
  }

  /** What is stored, in figures; walks all articles. */
  state(): Omit<ArchiveState, 'embeddingModel'> {
    const { first, last, ...counts } = this.#statements.counts.get() ?? emptyCounts;
    const publications = this.#statements.publications.all();
    const covers = first !== null && last !== null ? { covers: { first, last } } : {};
    return { pages: this.#ledger.pageCount, ...counts, ...covers, publications };
  }
}

function charsOf(row: ArticleRow): number {
  return Object.values(row).reduce(
    (sum: number, value: unknown) => sum + (typeof value === 'string' ? value.length : 0),
    0,
  );
}

function duplicate({ id, source }: Article, holder: string): WenbaoError {
  const message = `${source} 里的文章编号“${id}”已用于 ${holder}。`;
  return new WenbaoError('source', message, '请改掉其中一个编号后再试。');
}

const emptyCounts: CountsRow = { articles: 0, chunks: 0, first: null, last: null };

/** Throws `archive` if the article does not know the chunk for its own. */
function toPassage(chunkId: ChunkId, stored: StoredArticle): StoredPassage {
  const { article, entities, firstChunk, spans } = stored;
  const ordinal = chunkId - firstChunk;
  const span = spans[ordinal];
  if (!span) throw damagedArchive();
  const text = article.text.slice(span.start, span.end);
  return {
    chunkId,
    article,
    chunk: { articleId: article.id, ordinal, span, text },
    entities: entitiesWithin(entities, span),
  };
}

const articleColumns = `
  page, key, document_id, ordinal, source, kind, kicker, headline, subtitle, publication, section,
  date, date_precision, date_source, first_day, last_day, first_line, last_line,
  bylines, parts, trace, entities, first_chunk, chunks, text, checksum`;

function prepareStatements(database: Connection) {
  return {
    insertArticle: database.prepare<[ReturnType<typeof toArticleRow>]>(
      `INSERT INTO articles (${articleColumns}) VALUES (
         @page, @key, @documentId, @ordinal, @source, @kind, @kicker, @headline, @subtitle,
         @publication, @section, @date, @datePrecision, @dateSource, @firstDay, @lastDay,
         @firstLine, @lastLine, @bylines, @parts, @trace, @entities, @firstChunk, @chunks, @text,
         @checksum)`,
    ),
    articleByKey: database.prepare<[string], ArticleRow>('SELECT * FROM articles WHERE key = ?'),
    articleByRow: database.prepare<[number], ArticleRow>('SELECT * FROM articles WHERE id = ?'),
    lastChunk: database
      .prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'chunks'")
      .pluck(),
    insertChunk: database.prepare<[number, number | bigint]>(
      'INSERT INTO chunks (id, article) VALUES (?, ?)',
    ),
    articleOfChunk: database
      .prepare<[number], number>('SELECT article FROM chunks WHERE id = ?')
      .pluck(),
    counts: database.prepare<[], CountsRow>(
      `SELECT (SELECT count(*) FROM articles) AS articles,
         (SELECT count(*) FROM chunks) AS chunks,
         (SELECT min(first_day) FROM articles) AS first,
         (SELECT max(last_day) FROM articles) AS last`,
    ),
    publications: database
      .prepare<[], string>(
        `SELECT DISTINCT publication FROM articles WHERE publication IS NOT NULL
         ORDER BY publication`,
      )
      .pluck(),
  };
}
