import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import {
  conversationFileError,
  fromNewerProgram,
  isFolder,
  notConversations,
} from './conversation-file-error.ts';

const busyTimeoutMs = 1_000;
const pauseMs = 10;

/** Marks the file as one of conversations: `Wenb` in ASCII. */
const applicationId = 0x57656e62;

/** To be raised with any change of the tables or of what a stored turn is. */
const schemaVersion = 1;

/**
 * `name` is the session's name as JSON, for SQLite would make one of all names with half a surrogate
 * pair. `last_used` counts uses, not time, so that it is never the same for two sessions.
 */
const schema = `
  CREATE TABLE sessions (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    last_used INTEGER NOT NULL,
    usage TEXT
  ) STRICT;
  CREATE INDEX sessions_by_use ON sessions (last_used);

  CREATE TABLE turns (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    turn TEXT NOT NULL
  ) STRICT;
  CREATE INDEX turns_by_session ON turns (session);
`;

/**
 * Opens a file of conversations, created where there is none, for its owner alone. What was
 * committed survives the end of the process; the last of it may be lost when the power fails.
 * @throws WenbaoError (`config`) for a file that is something else; errors of SQLite and the system
 */
export function openConversationDatabase(path: string): Database.Database {
  createPrivateFile(path);
  const database = new Database(path, { timeout: busyTimeoutMs });
  try {
    waitingForOthers(() => prepareFile(database, path));
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepareFile(database: Database.Database, path: string): void {
  // Before anything is written, for it may be the file of another program.
  checkContent(database, path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma('foreign_keys = ON');
  // What was forgotten is overwritten.
  database.pragma('secure_delete = ON');
  const create = database.transaction(() => {
    if (checkContent(database, path) === 'empty') database.exec(schema);
    // Also where they are as they were: a file that may only be read is noticed by a write alone.
    database.pragma(`application_id = ${applicationId}`);
    database.pragma(`user_version = ${schemaVersion}`);
  });
  create.immediate();
}

/** SQLite waits for others by itself, but not where two make one new file a WAL database. */
function waitingForOthers(work: () => void): void {
  const startedAt = performance.now();
  for (;;) {
    try {
      work();
      return;
    } catch (error) {
      const isBusy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
      if (!isBusy || performance.now() - startedAt >= busyTimeoutMs) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}

/**
 * SQLite gives the files beside it the same permissions. A file that is there is not opened: closing
 * it would take away the locks of another connection of this process.
 */
function createPrivateFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw conversationFileError(path, isFolder);
  if (found) return;
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!isExisting(error)) throw error;
  }
}

/** Another process may have been faster. */
function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

const contentSchema = z.object({
  application: z.number(),
  version: z.number(),
  tables: z.number(),
});

/** In one statement, as another process may just create the tables. */
const contentQuery = `
  SELECT application_id AS application, user_version AS version,
    (SELECT count(*) FROM sqlite_schema) AS tables
  FROM pragma_application_id, pragma_user_version
`;

function checkContent(database: Database.Database, path: string): 'empty' | 'conversations' {
  const row = database.prepare(contentQuery).get();
  const { application, version, tables } = contentSchema.parse(row);
  if (application === 0 && version === 0 && tables === 0) return 'empty';
  if (application === applicationId && version === schemaVersion) return 'conversations';
  const isNewer = application === applicationId && version > schemaVersion;
  throw conversationFileError(path, isNewer ? fromNewerProgram : notConversations);
}
