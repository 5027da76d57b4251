import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import {
  databaseFileError,
  fromNewerProgram,
  holdsSomethingElse,
  isFolder,
  type NamedFile,
} from './database-file-error.ts';

const busyTimeoutMs = 1_000;
const pauseMs = 10;

/** What a file of one kind is called, is marked with and holds. */
export interface DatabaseFormat {
  /** What it holds, in Chinese, for its user: 对话记录. */
  readonly name: string;
  /** Marks the files of this kind: 32 bits, another number for each kind, not 0. */
  readonly applicationId: number;
  /** To be raised with any change of the tables or of what is stored in them; from 1. */
  readonly schemaVersion: number;
  /** Statements that make the tables of an empty file. */
  readonly schema: string;
}

/**
 * Opens a file of this format, created with its folder where there is none, for its owner alone.
 * What was committed survives the end of the process; the last of it may be lost when the power
 * fails.
 * @throws WenbaoError (`config`) for a file that is something else; errors of SQLite and the system
 */
export function openDatabase(path: string, format: DatabaseFormat): Database.Database {
  const file = { path, name: format.name };
  createPrivateFile(file);
  const database = new Database(path, { timeout: busyTimeoutMs });
  try {
    waitingForOthers(() => prepareFile(database, format, file));
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepareFile(database: Database.Database, format: DatabaseFormat, file: NamedFile): void {
  // Before anything is written, for it may be the file of another program.
  checkContent(database, format, file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma('foreign_keys = ON');
  // What was forgotten is overwritten.
  database.pragma('secure_delete = ON');
  const create = database.transaction(() => {
    if (checkContent(database, format, file) === 'empty') database.exec(format.schema);
    // Also where they are as they were: a file that may only be read is noticed by a write alone.
    database.pragma(`application_id = ${format.applicationId}`);
    database.pragma(`user_version = ${format.schemaVersion}`);
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
function createPrivateFile(file: NamedFile): void {
  mkdirSync(dirname(file.path), { recursive: true });
  const found = statSync(file.path, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw databaseFileError(file, isFolder);
  if (found) return;
  try {
    closeSync(openSync(file.path, 'wx', 0o600));
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

function checkContent(
  database: Database.Database,
  { applicationId, schemaVersion }: DatabaseFormat,
  file: NamedFile,
): 'empty' | 'filled' {
  const row = database.prepare(contentQuery).get();
  const { application, version, tables } = contentSchema.parse(row);
  if (application === 0 && version === 0 && tables === 0) return 'empty';
  if (application === applicationId && version === schemaVersion) return 'filled';
  const isNewer = application === applicationId && version > schemaVersion;
  throw databaseFileError(file, isNewer ? fromNewerProgram : holdsSomethingElse);
}
