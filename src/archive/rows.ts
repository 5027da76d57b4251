import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Article, ArticleId } from '../corpus/article.ts';
import { toArticleId } from '../corpus/article.ts';
import type { Entities } from '../corpus/entities.ts';
import type { Trace } from '../corpus/trace.ts';
import { rangeOf } from '../language/dates.ts';
import type { Span } from '../language/span.ts';
import type { ChunkId, IndexedArticle } from './archive.ts';
import { damagedArchive } from './database-error.ts';
import { entitiesSchema, offset, span } from './entity-schema.ts';

/** The id of a chunk is the number of its row. */
export function toChunkId(row: number): ChunkId {
  return row as ChunkId;
}

/** Where an article is stored: its page, the line that the page begins in, and its first chunk. */
export interface ArticlePlace {
  readonly page: number;
  readonly line: number;
  readonly firstChunk: number;
}

/** Named parameters to insert an article, in the order of the columns. */
export function toArticleRow({ article, entities, chunks }: IndexedArticle, place: ArticlePlace) {
  const days = article.date && rangeOf(article.date);
  const columns = {
    page: place.page,
    key: article.id,
    documentId: article.documentId,
    ordinal: ordinalOf(article.id),
    source: article.source,
    kind: article.kind,
    kicker: article.kicker ?? null,
    headline: article.headline ?? null,
    subtitle: article.subtitle ?? null,
    publication: article.publication ?? null,
    section: article.section ?? null,
    date: article.date?.date ?? null,
    datePrecision: article.date?.precision ?? null,
    dateSource: article.dateSource ?? null,
    firstDay: days?.first ?? null,
    lastDay: days?.last ?? null,
    firstLine: article.lines[0] - place.line,
    lastLine: article.lines[1] - place.line,
    bylines: JSON.stringify(article.bylines),
    parts: JSON.stringify(article.parts),
    trace: JSON.stringify(moveTrace(article.trace, -place.line)),
    entities: JSON.stringify(entities),
    firstChunk: place.firstChunk,
    chunks: JSON.stringify(chunks.map(({ chunk }) => chunk.span)),
    text: article.text,
  };
  return { ...columns, checksum: checksumOf(Object.values(columns)) };
}

/** Lines are stored from the page's first, so that a page can move within its file. */
function moveTrace(trace: Trace, byLines: number): Trace {
  return trace.map((run) => ({ ...run, line: run.line + byLines }));
}

/** SQLite does not notice a changed byte inside a value; this does. */
export function checksumOf(values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url');
}

/** Throws `archive` for a row with a checksum, and maybe an id, that is not as it was stored. */
export function checkRow(row: object): void {
  const columns = new Map(Object.entries(row));
  const checksum = columns.get('checksum');
  columns.delete('id');
  columns.delete('checksum');
  if (checksumOf([...columns.values()]) !== checksum) throw damagedArchive();
}

function ordinalOf(id: ArticleId): number {
  return Number(id.slice(id.lastIndexOf('#') + 1));
}

const relativeLine = z.number().int();
const credit = z.object({ role: z.string(), names: z.array(z.string()) });
const run = z.object({ at: offset, raw: offset, length: offset, line: relativeLine });
const part = z.object({
  kind: z.enum([
    'kicker',
    'headline',
    'subtitle',
    'byline',
    'paragraph',
    'subhead',
    'caption',
    'credit',
  ]),
  span,
});

/** A column of text that holds JSON, as what is in it. */
export function jsonColumn<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
}

const articleRow = z.object({
  document_id: z.string(),
  ordinal: z.number().int(),
  source: z.string(),
  kind: z.enum(['news', 'feature', 'interview', 'photo']),
  kicker: z.string().exactOptional(),
  headline: z.string().exactOptional(),
  subtitle: z.string().exactOptional(),
  publication: z.string().exactOptional(),
  section: z.string().exactOptional(),
  date: z.string().exactOptional(),
  date_precision: z.enum(['day', 'month', 'year']).exactOptional(),
  date_source: z.enum(['catalog', 'document', 'masthead', 'file-name', 'text']).exactOptional(),
  first_line: relativeLine,
  last_line: relativeLine,
  bylines: jsonColumn(z.array(credit)),
  parts: jsonColumn(z.array(part)),
  trace: jsonColumn(z.array(run)),
  text: z.string(),
});

/** The article of a row of `articles`; throws `archive` for a row that no article was stored as. */
export function toArticle(row: object, pageLine: number): Article {
  const {
    document_id: documentId,
    ordinal,
    date,
    date_precision: precision,
    date_source: dateSource,
    first_line: firstLine,
    last_line: lastLine,
    ...fields
  } = parseRow(articleRow, row);
  return {
    ...fields,
    id: toArticleId({ source: fields.source, documentId }, ordinal),
    documentId,
    ...(date !== undefined && precision !== undefined ? { date: { date, precision } } : {}),
    ...(dateSource !== undefined ? { dateSource } : {}),
    trace: moveTrace(fields.trace, pageLine),
    lines: [firstLine + pageLine, lastLine + pageLine],
  };
}

const entitiesRow = z.object({ entities: jsonColumn(entitiesSchema) });

/** The entities of a row of `articles`; throws `archive` for a row that none were stored in. */
export function toEntities(row: object): Entities {
  return parseRow(entitiesRow, row).entities;
}

const chunkSpansRow = z.object({
  first_chunk: z.number().int(),
  chunks: jsonColumn(z.array(span)),
});

/** The spans of an article's chunks; throws `archive` for a row that none were stored in. */
export function toChunkSpans(row: object): { readonly firstChunk: number; readonly spans: Span[] } {
  const { first_chunk: firstChunk, chunks: spans } = parseRow(chunkSpansRow, row);
  return { firstChunk, spans };
}

function parseRow<Schema extends z.ZodType>(schema: Schema, row: object): z.infer<Schema> {
  const columns = Object.entries(row).filter(([, value]) => value !== null);
  try {
    return schema.parse(Object.fromEntries(columns));
  } catch (error) {
    throw damagedArchive(error);
  }
}

const checksumBytes = 8;

/**
 * A vector as stored: Float32 in the machine's byte order, which is little-endian wherever the
 * native packages run, then the beginning of a SHA-256 over the chunk's id and these bytes.
 */
export function toBlob(chunkId: number, vector: Float32Array): Buffer {
  const bytes = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
  return Buffer.concat([bytes, vectorChecksum(chunkId, bytes)]);
}

/** The stored vector; throws `archive` if it is not the one that was stored for the chunk. */
export function toVector(chunkId: number, blob: Uint8Array, dimensions: number): Float32Array {
  const byteLength = dimensions * Float32Array.BYTES_PER_ELEMENT;
  if (blob.byteLength !== byteLength + checksumBytes) throw damagedArchive();
  // A copy, because a view needs an offset that is a multiple of four.
  const bytes = Uint8Array.from(blob.subarray(0, byteLength));
  const isSound = vectorChecksum(chunkId, bytes).equals(blob.subarray(byteLength));
  if (!isSound) throw damagedArchive();
  return new Float32Array(bytes.buffer);
}

function vectorChecksum(chunkId: number, bytes: Uint8Array): Buffer {
  const hash = createHash('sha256').update(String(chunkId)).update(bytes);
  return hash.digest().subarray(0, checksumBytes);
}
