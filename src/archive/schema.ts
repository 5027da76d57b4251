import type { Connection } from './database.ts';
import { lexicalSchema } from './lexical.ts';

/** To be raised with any change of the tables; an archive of another version is built anew. */
export const schemaVersion = 2;

/**
 * AUTOINCREMENT, so that a chunk's id is never given twice: it is the chunk's label in the graph,
 * and a label once deleted there cannot stand for another vector. Vectors have a table of their
 * own, as they would make every walk over the chunks read some hundred times as much.
 */
const corpusSchema = `
  CREATE TABLE manifest (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE files (
    source TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    rejections TEXT NOT NULL,
    pages INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    source TEXT NOT NULL REFERENCES files (source) ON DELETE CASCADE,
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
    text TEXT NOT NULL,
    checksum TEXT NOT NULL
  ) STRICT;
  CREATE INDEX articles_by_source ON articles (source);
  CREATE INDEX articles_by_day ON articles (first_day, last_day);

  CREATE TABLE chunks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX chunks_by_article ON chunks (article);

  CREATE TABLE vectors (
    chunk INTEGER PRIMARY KEY REFERENCES chunks (id) ON DELETE CASCADE,
    vector BLOB NOT NULL
  ) STRICT;
`;

/** Whether the tables are there; a file without them was left by a start that did not finish. */
export function hasSchema(database: Connection): boolean {
  const tables = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'manifest'");
  return tables.get() !== undefined;
}

/** Creates all tables; to be called within a transaction together with the first manifest. */
export function createSchema(database: Connection): void {
  database.exec(corpusSchema + lexicalSchema);
}
