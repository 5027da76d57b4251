import { z } from 'zod';
import type { Article, ArticleId } from '../corpus/article.ts';
import { type Entities, entitiesWithin } from '../corpus/entities.ts';
import { WenbaoError } from '../errors.ts';
import type {
  ArchiveState,
  ChunkId,
  IndexedArticle,
  IndexedChunk,
  SearchFilter,
  StoredPassage,
} from './archive.ts';
import { type Connection, damagedArchive } from './database.ts';
import { filterCondition, filterParameters } from './filter.ts';
import type { ChunkVector } from './ranking.ts';
import { toArticle, toArticleRow, toBlob, toChunkId, toEntities, toVector } from './rows.ts';

/** Why a file, or a line of it, holds no page. */
export interface StoredRejection {
  readonly line?: number;
  readonly reason: string;
}

/** What is stored of one file of sources; a rejected one holds no pages. */
export interface StoredFile {
  /** Path of the file, relative to the folder of sources. */
  readonly source: string;
  readonly sha256: string;
  /** What in it is no page: the whole file, or a line of it. */
  readonly rejections: readonly StoredRejection[];
  readonly pages: number;
}

/** Of a file with more faulty lines only the first are kept. */
const maxStoredRejections = 1_000;
const storedRejections = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.array(z.object({ line: z.number().exactOptional(), reason: z.string() })));

interface FileRow {
  readonly source: string;
  readonly sha256: string;
  readonly rejections: string;
  readonly pages: number;
}

interface ChunkRow {
  readonly article: number;
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
}

interface VectorRow {
  readonly chunk: number;
  readonly vector: Uint8Array;
}

interface CountsRow {
  readonly pages: number;
  readonly articles: number;
  readonly chunks: number;
  readonly first: string | null;
  readonly last: string | null;
}

/** Files, articles and chunks in the database. */
export class CorpusStore {
  readonly #dimensions: number;
  readonly #statements;

  constructor(database: Connection, dimensions: number) {
    this.#dimensions = dimensions;
    this.#statements = prepareStatements(database);
  }

  files(): StoredFile[] {
    return this.#statements.files.all().map(toStoredFile);
  }

  /** Stores a file that is not there; gives the ids of each article's chunks. */
  insertFile(file: StoredFile, articles: readonly IndexedArticle[]): ChunkId[][] {
    const rejections = JSON.stringify(file.rejections.slice(0, maxStoredRejections));
    this.#statements.insertFile.run({ ...file, rejections });
    return articles.map((article) => this.#insertArticle(article));
  }

  #insertArticle({ article, entities, chunks }: IndexedArticle): ChunkId[] {
    const holder = this.#statements.articleByKey.get(article.id);
    if (holder) throw duplicate(article, holder.source);
    const row = toArticleRow(article, entities);
    const articleRow = this.#statements.insertArticle.run(row).lastInsertRowid;
    return chunks.map((chunk) => this.#insertChunk(articleRow, chunk));
  }

  #insertChunk(articleRow: number | bigint, { chunk, vector }: IndexedChunk): ChunkId {
    if (vector.length !== this.#dimensions) {
      throw new RangeError(`a vector of ${vector.length} dimensions, not ${this.#dimensions}`);
    }
    const { ordinal, span } = chunk;
    const inserted = this.#statements.insertChunk.run(articleRow, ordinal, span.start, span.end);
    this.#statements.insertVector.run(inserted.lastInsertRowid, toBlob(vector));
    return toChunkId(Number(inserted.lastInsertRowid));
  }

  /** Deletes a file with its articles and chunks; false if it is not there. */
  deleteFile(source: string): boolean {
    return this.#statements.deleteFile.run(source).changes > 0;
  }

  /** The article of this id, if it is stored. */
  article(id: ArticleId): Article | undefined {
    const row = this.#statements.articleByKey.get(id);
    return row && toArticle(row);
  }

  /** The passages of these chunks in their order; unknown chunks are left out. */
  passages(chunkIds: readonly ChunkId[]): StoredPassage[] {
    const articles = new Map<number, StoredArticle | undefined>();
    return chunkIds.flatMap((chunkId) => {
      const row = this.#statements.chunk.get(chunkId);
      if (!row) return [];
      if (!articles.has(row.article)) articles.set(row.article, this.#articleOfRow(row.article));
      const stored = articles.get(row.article);
      return stored ? [toPassage(chunkId, row, stored)] : [];
    });
  }

  #articleOfRow(id: number): StoredArticle | undefined {
    const row = this.#statements.articleByRow.get(id);
    return row && { article: toArticle(row), entities: toEntities(row) };
  }

  /** All chunks in ascending order, or those of the articles that pass the filter. */
  chunkIds(filter?: SearchFilter): ChunkId[] {
    const ids = filter
      ? this.#statements.filteredChunkIds.all(filterParameters(filter))
      : this.#statements.chunkIds.all();
    return ids.map(toChunkId);
  }

  /** The vectors of these chunks; unknown chunks are left out. */
  vectors(chunkIds: readonly ChunkId[]): ChunkVector[] {
    return this.#statements.vectors.all(JSON.stringify(chunkIds)).map(({ chunk, vector }) => ({
      chunkId: toChunkId(chunk),
      vector: toVector(vector, this.#dimensions),
    }));
  }

  state(): Omit<ArchiveState, 'embeddingModel'> {
    const { first, last, ...counts } = this.#statements.counts.get() ?? emptyCounts;
    const publications = this.#statements.publications.all();
    const covers = first !== null && last !== null ? { covers: { first, last } } : {};
    return { ...counts, ...covers, publications };
  }
}

function toStoredFile({ rejections, ...file }: FileRow): StoredFile {
  try {
    return { ...file, rejections: storedRejections.parse(rejections) };
  } catch (error) {
    throw damagedArchive(error);
  }
}

function duplicate({ id, source }: Article, holder: string): WenbaoError {
  const message = `${source} 里的文章编号“${id}”已用于 ${holder}。`;
  return new WenbaoError('source', message, '请改掉其中一个编号后再试。');
}

const emptyCounts: CountsRow = { pages: 0, articles: 0, chunks: 0, first: null, last: null };

interface StoredArticle {
  readonly article: Article;
  readonly entities: Entities;
}

function toPassage(chunkId: ChunkId, row: ChunkRow, stored: StoredArticle): StoredPassage {
  const { article, entities } = stored;
  const { ordinal, start, end } = row;
  const text = article.text.slice(start, end);
  return {
    chunkId,
    article,
    chunk: { articleId: article.id, ordinal, span: { start, end }, text },
    entities: entitiesWithin(entities, { start, end }),
  };
}

const articleColumns = `
  key, document_id, ordinal, source, kind, kicker, headline, subtitle, publication, section,
  date, date_precision, date_source, first_day, last_day, first_line, last_line,
  bylines, parts, trace, entities, text, checksum`;

function prepareStatements(database: Connection) {
  return {
    files: database.prepare<[], FileRow>('SELECT * FROM files ORDER BY source'),
    insertFile: database.prepare<[StoredFileParameters]>(
      `INSERT INTO files (source, sha256, rejections, pages)
       VALUES (@source, @sha256, @rejections, @pages)`,
    ),
    deleteFile: database.prepare<[string]>('DELETE FROM files WHERE source = ?'),
    insertArticle: database.prepare<[ReturnType<typeof toArticleRow>]>(
      `INSERT INTO articles (${articleColumns}) VALUES (
         @key, @documentId, @ordinal, @source, @kind, @kicker, @headline, @subtitle, @publication,
         @section, @date, @datePrecision, @dateSource, @firstDay, @lastDay, @firstLine, @lastLine,
         @bylines, @parts, @trace, @entities, @text, @checksum)`,
    ),
    articleByKey: database.prepare<[string], { source: string }>(
      'SELECT * FROM articles WHERE key = ?',
    ),
    articleByRow: database.prepare<[number], object>('SELECT * FROM articles WHERE id = ?'),
    insertChunk: database.prepare<[number | bigint, number, number, number]>(
      'INSERT INTO chunks (article, ordinal, start, "end") VALUES (?, ?, ?, ?)',
    ),
    insertVector: database.prepare<[number | bigint, Buffer]>(
      'INSERT INTO vectors (chunk, vector) VALUES (?, ?)',
    ),
    chunk: database.prepare<[number], ChunkRow>(
      'SELECT article, ordinal, start, "end" FROM chunks WHERE id = ?',
    ),
    chunkIds: database.prepare<[], number>('SELECT id FROM chunks ORDER BY id').pluck(),
    filteredChunkIds: database
      .prepare<[ReturnType<typeof filterParameters>], number>(
        `SELECT chunks.id FROM chunks JOIN articles ON articles.id = chunks.article
         WHERE ${filterCondition} ORDER BY chunks.id`,
      )
      .pluck(),
    vectors: database.prepare<[string], VectorRow>(
      'SELECT chunk, vector FROM vectors WHERE chunk IN (SELECT value FROM json_each(?))',
    ),
    counts: database.prepare<[], CountsRow>(
      `SELECT (SELECT coalesce(sum(pages), 0) FROM files) AS pages, count(*) AS articles,
         (SELECT count(*) FROM chunks) AS chunks, min(first_day) AS first, max(last_day) AS last
       FROM articles`,
    ),
    publications: database
      .prepare<[], string>(
        `SELECT DISTINCT publication FROM articles WHERE publication IS NOT NULL
         ORDER BY publication`,
      )
      .pluck(),
  };
}

interface StoredFileParameters {
  readonly source: string;
  readonly sha256: string;
  readonly rejections: string;
  readonly pages: number;
}
