import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { z } from 'zod';

/** All that a database of an archive holds, but for the numbers of its rows and chunks. */
export interface ArchiveDigest {
  readonly rows: string;
  readonly vectors: string;
  readonly terms: string;
  /** What does not fit together; empty in a sound archive. */
  readonly faults: readonly string[];
}

const bytesOfChecksum = 8;

const articleRow = z.looseObject({ key: z.string(), first_chunk: z.number(), chunks: z.string() });
const chunkRow = z.object({ id: z.number(), key: z.string().nullable(), first: z.number() });
const vectorRow = z.object({ chunk: z.number(), vector: z.instanceof(Uint8Array) });
const termRow = z.object({ term: z.string(), doc: z.number(), place: z.string() });
const checkRow = z.object({ integrity_check: z.string() });

/** Reads a database as it is, with its write-ahead log, and changes nothing in it. */
export function digestDatabase(path: string): ArchiveDigest {
  const database = new Database(path, { readonly: true });
  try {
    // As of one instant, for a writer may be at work.
    return database.transaction(() => digest(database))();
  } finally {
    database.close();
  }
}

function digest(database: Database.Database): ArchiveDigest {
  const names = chunkNames(database);
  const articles = z.array(articleRow).parse(database.prepare('SELECT * FROM articles').all());
  const rows = [
    ...database.prepare('SELECT * FROM files').all(),
    ...database.prepare('SELECT source, document_id, fingerprint, line FROM pages').all(),
    ...articles.map(({ id, page, first_chunk, checksum, ...columns }) => columns),
  ];
  const vectors = digestVectors(database, names);
  const terms = digestTerms(database, names);
  return {
    rows: hashLines(rows.map((row) => JSON.stringify(row))),
    vectors: hashLines(vectors.lines),
    terms: hashLines(terms.lines),
    faults: [
      ...soundness(database),
      ...missing('vector', names, vectors.chunks),
      ...missing('terms', names, terms.chunks),
      ...unnamed(names),
    ],
  };
}

/** Every chunk by the article it belongs to and its place there. */
function chunkNames(database: Database.Database): Map<number, string> {
  const rows = database
    .prepare(
      `SELECT chunks.id, articles.key, coalesce(first_chunk, 0) AS first
       FROM chunks LEFT JOIN articles ON articles.id = chunks.article`,
    )
    .all();
  const chunks = z.array(chunkRow).parse(rows);
  return new Map(chunks.map(({ id, key, first }) => [id, `${key ?? 'no article'} ${id - first}`]));
}

function digestVectors(database: Database.Database, names: ReadonlyMap<number, string>) {
  const rows = z.array(vectorRow).parse(database.prepare('SELECT * FROM vectors').all());
  const lines = rows.map(({ chunk, vector }) => {
    const bytes = vector.subarray(0, vector.length - bytesOfChecksum);
    return `${names.get(chunk)} ${hashLines([Buffer.from(bytes).toString('base64')])}`;
  });
  return { lines, chunks: rows.map(({ chunk }) => chunk) };
}

/** Every place that a term stands in; the index is read as SQLite itself would search it. */
function digestTerms(database: Database.Database, names: ReadonlyMap<number, string>) {
  database.exec('CREATE VIRTUAL TABLE temp.places USING fts5vocab(main, chunk_terms, instance)');
  const statement = database.prepare(
    "SELECT term, doc, col || ' ' || offset AS place FROM temp.places ORDER BY term, doc, col, offset",
  );
  const hashes = new Map<number, ReturnType<typeof createHash>>();
  for (const row of statement.iterate()) {
    const { term, doc, place } = termRow.parse(row);
    const hash = hashes.get(doc) ?? createHash('sha256');
    hashes.set(doc, hash.update(`${term} ${place}\n`));
  }
  database.exec('DROP TABLE temp.places');
  const lines = [...hashes].map(([doc, hash]) => `${names.get(doc)} ${hash.digest('hex')}`);
  return { lines, chunks: [...hashes.keys()] };
}

function soundness(database: Database.Database): string[] {
  const checks = z.array(checkRow).parse(database.pragma('integrity_check'));
  const strays = z.array(z.unknown()).parse(database.pragma('foreign_key_check'));
  return [
    ...checks.map(({ integrity_check: check }) => check).filter((check) => check !== 'ok'),
    ...strays.map((stray) => `points to nothing: ${JSON.stringify(stray)}`),
  ];
}

function missing(what: string, names: ReadonlyMap<number, string>, chunks: readonly number[]) {
  const found = new Set(chunks);
  return [
    ...[...names.keys()].filter((id) => !found.has(id)).map((id) => `chunk ${id} has no ${what}`),
    ...chunks.filter((id) => !names.has(id)).map((id) => `${what} of no chunk: ${id}`),
  ];
}

function unnamed(names: ReadonlyMap<number, string>): string[] {
  const all = [...names.values()];
  return new Set(all).size === all.length ? [] : ['two chunks have the same place'];
}

function hashLines(lines: readonly string[]): string {
  const hash = createHash('sha256');
  for (const line of [...lines].sort()) hash.update(line).update('\n');
  return hash.digest('hex').slice(0, 16);
}
