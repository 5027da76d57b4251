import Database from 'better-sqlite3';
import { WenbaoError } from '../errors.ts';

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

/** The error for an archive whose content cannot be read; building it again mends it. */
export function damagedArchive(cause?: unknown): WenbaoError {
  const remedy = '请运行 npm run embed -- --rebuild 重新建立。';
  return new WenbaoError('archive', '档案已损坏。', remedy, { cause });
}

/** Runs a piece of database work and makes SQLite's errors that a user can mend `archive` errors. */
export function reportDamage<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw toArchiveError(error);
  }
}

/** The error to show for what a database call threw; anything but SQLite's errors stays itself. */
export function toArchiveError(cause: unknown): unknown {
  if (!(cause instanceof Database.SqliteError)) return cause;
  const { code } = cause;
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ)/.test(code)) return damagedArchive(cause);
  if (code.startsWith('SQLITE_BUSY')) {
    return new WenbaoError('archive', '档案正由另一个程序写入。', '请稍后再试。', { cause });
  }
  if (/^SQLITE_(CANTOPEN|READONLY|PERM)/.test(code)) {
    return new WenbaoError('archive', '档案打不开。', '请检查档案文件夹的权限。', { cause });
  }
  if (code === 'SQLITE_FULL') {
    return new WenbaoError('archive', '磁盘已满，档案写不进去。', '请腾出空间后再试。', { cause });
  }
  return cause;
}
