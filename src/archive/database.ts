import { accessSync, constants, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { ArchiveError } from './archive-error.ts';

export type Connection = Database.Database;

const busyTimeoutMs = 5_000;

/**
 * Opens the database file at `path` (created if absent), or a database in memory for `:memory:`.
 * SQLite reads the file only at the first statement, so here a damaged file is noticed.
 */
export function openDatabase(path: string): Connection {
  return reportDamage(() => {
    const database = new Database(path, { timeout: busyTimeoutMs });
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
    return database;
  });
}

/** Opens a database for questions; where its folder cannot be written to, for reading only. */
export function openDatabaseToRead(path: string): Connection {
  if (isWritable(path)) return openDatabase(path);
  if (!mayAccess(path, constants.R_OK)) throw unreadableArchive();
  return reportDamage(() => openReadOnly(path));
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
 * SQLite reads a WAL database in a folder that it cannot write to only while a writer has left its
 * side files there. Otherwise the file, which then is whole by itself, is read into memory.
 */
function openReadOnly(path: string): Connection {
  const database = new Database(path, { readonly: true, timeout: busyTimeoutMs });
  try {
    database.prepare('SELECT 1 FROM sqlite_schema').get();
    return database;
  } catch (error) {
    database.close();
    if (!(error instanceof Database.SqliteError) || !cannotOpen.test(error.code)) throw error;
    return new Database(withoutWal(readFileSync(path)), { readonly: true });
  }
}

/** Bytes 18 and 19 of the header tell how a file is written; memory has no WAL (SQLite, 1.3.3). */
function withoutWal(file: Buffer): Buffer {
  return file.fill(1, 18, 20);
}

/** The error for an archive whose content cannot be read; building it again mends it. */
export function damagedArchive(cause?: unknown): ArchiveError {
  return new ArchiveError(
    {
      message: (archive) => `${archive}已损坏。`,
      remedy: (embed) => `请运行 ${embed('--rebuild')} 重新建立。`,
    },
    cause,
  );
}

/** The error for an archive that cannot be brought up to date. */
export function unwritableArchive(cause?: unknown): ArchiveError {
  return new ArchiveError(
    {
      message: (archive) => `${archive}不能写入。`,
      remedy: () => '请检查档案文件夹的权限，或用 --archive 指定别处。',
      isReadable: true,
    },
    cause,
  );
}

/** The error for an archive that may not even be looked at. */
export function unreadableArchive(cause?: unknown): ArchiveError {
  return complain('打不开，没有权限', '请检查档案文件夹的权限，或用 --archive 指定别处。', cause);
}

/** Runs a piece of database work and makes SQLite's errors that a user can mend `archive` errors. */
export function reportDamage<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw toArchiveError(error);
  }
}

const cannotOpen = /^SQLITE_(CANTOPEN|READONLY|PERM)/;

/**
 * The error to show for what a database or the folder of an archive threw; an error that is
 * neither SQLite's nor the system's stays itself.
 */
export function toArchiveError(cause: unknown): unknown {
  const code = codeOf(cause);
  if (code === undefined) return cause;
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ)/.test(code)) return damagedArchive(cause);
  if (code.startsWith('SQLITE_BUSY')) return complain('正由另一个程序写入', '请稍后再试。', cause);
  if (cannotOpen.test(code) || /^(EACCES|EPERM|EROFS)$/.test(code)) return unwritableArchive(cause);
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)$/.test(code)) {
    return complain('写不进去，磁盘已满', '请腾出空间后再试。', cause);
  }
  if (/^(EEXIST|ENOTDIR)$/.test(code)) {
    return complain('应是文件夹，这里却是文件', '请用 --archive 指定一个文件夹。', cause);
  }
  return /^SQLITE_/.test(code) ? cause : complain('的文件夹用不了', '请检查这个路径。', cause);
}

function codeOf(error: unknown): string | undefined {
  const isKnown =
    error instanceof Database.SqliteError || (error instanceof Error && 'syscall' in error);
  return isKnown && 'code' in error ? String(error.code) : undefined;
}

function complain(problem: string, remedy: string, cause: unknown): ArchiveError {
  const message = (archive: string) => `${archive}${problem}。`;
  return new ArchiveError({ message, remedy: () => remedy }, cause);
}
