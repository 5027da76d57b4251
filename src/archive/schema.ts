import type { Connection } from './database.ts';
import { lexicalSchema } from './lexical.ts';

/** To be raised with any change of the tables; an archive of another version is built anew. */
export const schemaVersion = 5;

/**
 * AUTOINCREMENT, so that a chunk's id is never given twice: it is the chunk's label in the graph,
 * and a label once deleted there cannot stand for another vector. Vectors have a table of their
 * own, as they would make every walk over the chunks read some hundred times as much. What is shown
 * or trusted has a checksum, for SQLite does not notice a changed byte inside a value.
 */
const corpusSchema = `
  CREATE TABLE manifest (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE files (
    source TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    rejections TEXT NOT NULL,
    checksum TEXT NOT NULL
  ) STRICT;

  CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES files (source) ON DELETE CASCADE,
    document_id TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    line INTEGER NOT NULL,
    checksum TEXT NOT NULL,
    UNIQUE (source, document_id)
  ) STRICT;

  CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    page INTEGER NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
    key TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    kicker TEXT,
    headline TEXT,
    subtitle TEXT,
    publication TEXT,
    section TEXT,
    date TEXT,
    date_precision TEXT,
    date_source TEXT,
    first_day TEXT,
    last_day TEXT,
    first_line INTEGER NOT NULL,
    last_line INTEGER NOT NULL,
    bylines TEXT NOT NULL,
    parts TEXT NOT NULL,
    trace TEXT NOT NULL,
    entities TEXT NOT NULL,
    first_chunk INTEGER NOT NULL,
    chunks TEXT NOT NULL,
    text TEXT NOT NULL,
    checksum TEXT NOT NULL
  ) STRICT;
  CREATE INDEX articles_by_page ON articles (page);
  CREATE INDEX articles_by_day ON articles (first_day, last_day);
  CREATE INDEX articles_by_last_day ON articles (last_day);
  CREATE INDEX articles_by_publication ON articles (publication);

  CREATE TABLE chunks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX chunks_by_article ON chunks (article);

  CREATE TABLE vectors (chunk INTEGER PRIMARY KEY, vector BLOB NOT NULL) STRICT;

  CREATE TABLE removed_chunks (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    chunk INTEGER NOT NULL
  ) STRICT;

  CREATE TRIGGER forget_chunk AFTER DELETE ON chunks BEGIN
    DELETE FROM chunk_terms WHERE rowid = old.id;
    DELETE FROM vectors WHERE chunk = old.id;
    INSERT INTO removed_chunks (chunk) VALUES (old.id);
  END;
`;

/** Whether the tables are there; a file without them was left by a start that did not finish. */
export function hasSchema(database: Connection): boolean {
  const tables = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'manifest'");
  return tables.get() !== undefined;
}

/** Creates all tables; to be called within a transaction together with the first manifest. */
export function createSchema(database: Connection): void {
  database.exec(lexicalSchema + corpusSchema);
}
