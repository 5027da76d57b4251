import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { ArchiveError } from './archive-error.ts';
import {
  isFullDiskError,
  isUnwritableError,
  reportDamage,
  toArchiveError,
  unreadableArchive,
} from './database-error.ts';

export type Connection = Database.Database;

const busyTimeoutMs = 5_000;

/**
 * Opens the database file at `path`, created where there is none unless it must be there, or a
 * database in memory for `:memory:`. Throws `archive` for a file that cannot be used: SQLite reads it
 * only at the first statement, which is here.
 */
export function openDatabase(path: string, fileMustExist = false): Connection {
  return reportDamage(() => {
    const database = new Database(path, { timeout: busyTimeoutMs, fileMustExist });
    try {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = NORMAL');
      database.pragma('foreign_keys = ON');
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/** Opens a database that is there, only to read it, while another connection writes it. */
export function openDatabaseReadOnly(path: string): Connection {
  return reportDamage(() => new Database(path, { readonly: true, timeout: busyTimeoutMs }));
}

/**
 * Opens a database for questions; where nothing can be written, as in the folder of somebody else
 * or on a full disk, for reading only.
 */
export function openDatabaseToRead(path: string): Connection {
  if (!mayAccess(path, constants.R_OK)) throw unreadableArchive();
  if (!isWritable(path)) return reportDamage(() => openReadOnly(path));
  try {
    return openDatabase(path, true);
  } catch (error) {
    if (!(error instanceof ArchiveError) || !isFullDiskError(error.cause)) throw error;
    return reportDamage(() => openReadOnly(path));
  }
}

/**
 * Opens a database for questions so that no byte of it changes, even where a killed writer left a
 * log, which the next connection that may write moves into the database.
 */
export function openDatabaseUnchanged(path: string): Connection {
  if (!hasWal(path)) return openDatabaseToRead(path);
  if (!mayAccess(path, constants.R_OK)) throw unreadableArchive();
  return reportDamage(() => openReadOnly(path));
}

/** Empties the write-ahead log into the database; throws if another connection is in the way. */
export function moveWalIntoDatabase(database: Connection): void {
  const [result] = checkpointResult.parse(database.pragma('wal_checkpoint(TRUNCATE)'));
  if (result?.busy !== 0) throw new Error('the write-ahead log could not be moved');
}

const checkpointResult = z.array(z.object({ busy: z.number() }));

/** Whether all tables and indexes of a database fit together; it is read from end to end for that. */
export function isSound(database: Connection): boolean {
  try {
    return database.pragma('integrity_check(1)', { simple: true }) === 'ok';
  } catch (error) {
    const told = toArchiveError(error);
    if (told instanceof ArchiveError && told.isDamage) return false;
    throw told;
  }
}

/** Copies a database, with what is still in its write-ahead log, to a new file. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const database = openDatabaseReadOnly(from);
  try {
    await database.backup(to);
  } catch (error) {
    throw toArchiveError(error);
  } finally {
    database.close();
  }
}

/** Whether a database and the files that SQLite keeps beside it can be written to. */
export function isWritable(path: string): boolean {
  return mayAccess(dirname(path), constants.W_OK) && mayAccess(path, constants.W_OK);
}

function mayAccess(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

/**
 * SQLite reads a WAL database where it cannot write only while a writer has left its side files
 * there. Otherwise the file is read into memory, if it is whole by itself.
 */
function openReadOnly(path: string): Connection {
  const database = new Database(path, { readonly: true, timeout: busyTimeoutMs });
  try {
    database.prepare('SELECT 1 FROM sqlite_schema').get();
    return database;
  } catch (error) {
    database.close();
    if (!isUnwritableError(error) || hasWal(path)) throw error;
    return new Database(withoutWal(readFileSync(path)), { readonly: true });
  }
}

/** A killed writer leaves a log whose changes are not in the file yet. */
function hasWal(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Bytes 18 and 19 of the header tell how a file is written; memory has no WAL (SQLite, 1.3.3). */
function withoutWal(file: Buffer): Buffer {
  return file.fill(1, 18, 20);
}
