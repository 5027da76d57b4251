import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { ArchiveError } from './archive-error.ts';
import { toArchiveError } from './database-error.ts';
import { makeFolder } from './folder.ts';

const lockName = 'writer.lock';
const holderName = 'writer.json';

const holderSchema = z.object({ pid: z.number().int(), host: z.string(), since: z.string() });

/**
 * The right to write an archive, held by one process at a time. It is a lock of the operating
 * system on a small database, so it is gone with its process, however that dies.
 */
export class WriterLock {
  readonly #database: Database.Database;
  readonly #holderPath: string;

  private constructor(database: Database.Database, holderPath: string) {
    this.#database = database;
    this.#holderPath = holderPath;
  }

  /** Takes the lock at once, or throws `archive`, saying who holds it. */
  static acquire(directory: string): WriterLock {
    const holderPath = join(directory, holderName);
    try {
      makeFolder(directory);
      const lock = new WriterLock(lockFile(join(directory, lockName)), holderPath);
      lock.#tellHolder();
      return lock;
    } catch (error) {
      throw isBusy(error) ? heldBy(holderPath, error) : toArchiveError(error);
    }
  }

  /** Throws `archive` while another process holds the lock, saying who; changes nothing. */
  static check(directory: string): void {
    const path = join(directory, lockName);
    if (!existsSync(path)) return;
    try {
      const database = new Database(path, { readonly: true, timeout: 0 });
      try {
        database.prepare('SELECT 1 FROM sqlite_schema').get();
      } finally {
        database.close();
      }
    } catch (error) {
      // Whatever else stands there is nobody's lock.
      if (isBusy(error)) throw heldBy(join(directory, holderName), error);
    }
  }

  #tellHolder(): void {
    try {
      writeFileSync(this.#holderPath, JSON.stringify(self()));
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** Lets others write; to be called once. */
  release(): void {
    try {
      rmSync(this.#holderPath, { force: true });
    } finally {
      this.#database.close();
    }
  }
}

function lockFile(path: string): Database.Database {
  try {
    return lockDatabase(path);
  } catch (error) {
    if (!isNoDatabase(error)) throw error;
    // Nothing is ever kept in it, so whatever stands there may go; nobody can hold such a lock.
    truncateSync(path);
    return lockDatabase(path);
  }
}

function lockDatabase(path: string): Database.Database {
  const database = new Database(path, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function isNoDatabase(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);
}

function self(): z.infer<typeof holderSchema> {
  return { pid: process.pid, host: hostname(), since: new Date().toISOString() };
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function heldBy(holderPath: string, cause: unknown): ArchiveError {
  const holder = readHolder(holderPath);
  const who = holder ? `（${holder.host} 上的进程 ${holder.pid}，自 ${holder.since} 起）` : '';
  return new ArchiveError(
    {
      message: (archive) => `另一个程序正在写${archive}${who}。`,
      remedy: () => '请等它结束后再运行。',
      isReadable: true,
    },
    cause,
  );
}

function readHolder(path: string): z.infer<typeof holderSchema> | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}
