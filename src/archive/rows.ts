import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Article, ArticleId } from '../corpus/article.ts';
import { toArticleId } from '../corpus/article.ts';
import type { Entities } from '../corpus/entities.ts';
import { rangeOf } from '../language/dates.ts';
import type { ChunkId } from './archive.ts';
import { damagedArchive } from './database.ts';
import { entitiesSchema } from './entity-schema.ts';

/** The id of a chunk is the number of its row. */
export function toChunkId(row: number): ChunkId {
  return row as ChunkId;
}

/** Named parameters to insert an article with what it speaks of, in the order of the columns. */
export function toArticleRow(article: Article, entities: Entities) {
  const days = article.date && rangeOf(article.date);
  const columns = {
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
    firstLine: article.lines[0],
    lastLine: article.lines[1],
    bylines: JSON.stringify(article.bylines),
    parts: JSON.stringify(article.parts),
    trace: JSON.stringify(article.trace),
    entities: JSON.stringify(entities),
    text: article.text,
  };
  return { ...columns, checksum: checksumOf(Object.values(columns)) };
}

/** SQLite does not notice a changed byte inside a text; this does. */
function checksumOf(values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}

/** Throws `archive` for a row of `articles` that is not as it was stored. */
function checkRow(row: object): void {
  const columns = new Map(Object.entries(row));
  const checksum = columns.get('checksum');
  columns.delete('id');
  columns.delete('checksum');
  if (checksumOf([...columns.values()]) !== checksum) throw damagedArchive();
}

function ordinalOf(id: ArticleId): number {
  return Number(id.slice(id.lastIndexOf('#') + 1));
}

const offset = z.number().int().nonnegative();
const line = z.number().int().positive();
const credit = z.object({ role: z.string(), names: z.array(z.string()) });
const run = z.object({ at: offset, raw: offset, length: offset, line });
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
  span: z.object({ start: offset, end: offset }),
});

function json<Schema extends z.ZodType>(schema: Schema) {
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
  first_line: line,
  last_line: line,
  bylines: json(z.array(credit)),
  parts: json(z.array(part)),
  trace: json(z.array(run)),
  text: z.string(),
});

/** The article of a row of `articles`; throws `archive` for a row that no article was stored as. */
export function toArticle(row: object): Article {
  checkRow(row);
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
    lines: [firstLine, lastLine],
  };
}

const entitiesRow = z.object({ entities: json(entitiesSchema) });

/** The entities of a row of `articles`; throws `archive` for a row that none were stored in. */
export function toEntities(row: object): Entities {
  return parseRow(entitiesRow, row).entities;
}

function parseRow<Schema extends z.ZodType>(schema: Schema, row: object): z.infer<Schema> {
  const columns = Object.entries(row).filter(([, value]) => value !== null);
  try {
    return schema.parse(Object.fromEntries(columns));
  } catch (error) {
    throw damagedArchive(error);
  }
}

/**
 * A vector as stored: Float32 in the machine's byte order, which is little-endian wherever the
 * native packages run.
 */
export function toBlob(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** The stored vector; throws `archive` if it does not have the archive's dimensions. */
export function toVector(blob: Uint8Array, dimensions: number): Float32Array {
  if (blob.byteLength !== dimensions * Float32Array.BYTES_PER_ELEMENT) throw damagedArchive();
  // A copy, because a view needs an offset that is a multiple of four.
  return new Float32Array(Uint8Array.from(blob).buffer);
}
