// src/storage: SQLite files of the program’s own, for their owner alone.

import { resolve } from 'node:path';
import type Database from 'better-sqlite3';
import {
  databaseFileError,
  holdsSomethingElse,
  type NamedFile,
  namingDatabaseFile,
} from './database-file-error.ts';
import { type DatabaseFormat, openDatabase } from './open-database.ts';

export type { DatabaseFormat } from './open-database.ts';
/** A connection, on which statements are prepared. */
export type Connection = Database.Database;

/**
 * A SQLite file that only its owner may read, and the statements prepared on it. Several processes
 * may use one file at a time; one waits up to a second for another's writing, and with it everything
 * else in its process. All methods throw a WenbaoError (`config`) where the file cannot be used.
 */
export class PrivateDatabase<Statements> {
  readonly #file: NamedFile;
  readonly #connection: Connection;
  readonly #statements: Statements;

  private constructor(file: NamedFile, connection: Connection, statements: Statements) {
    this.#file = file;
    this.#connection = connection;
    this.#statements = statements;
  }

  /**
   * Opens the file, which is created, with its folder, where there is none.
   * @throws WenbaoError (`config`) for a file that cannot be written to or holds something else
   */
  static open<Statements>(
    path: string,
    format: DatabaseFormat,
    prepare: (connection: Connection) => Statements,
  ): PrivateDatabase<Statements> {
    const file = { path: resolve(path), name: format.name };
    return namingDatabaseFile(file, () => {
      const connection = openDatabase(file.path, format);
      return new PrivateDatabase(file, connection, preparedOn(connection, prepare));
    });
  }

  /** What the work reads, each statement by itself. */
  read<Result>(work: (statements: Statements) => Result): Result {
    return namingDatabaseFile(this.#file, () => work(this.#statements));
  }

  /**
   * Runs the work in one transaction. It begins by taking the lock, as a reader that turns into a
   * writer does not wait for another.
   */
  write<Result>(work: (statements: Statements) => Result): Result {
    return namingDatabaseFile(this.#file, () =>
      this.#connection.transaction(() => work(this.#statements)).immediate(),
    );
  }

  /**
   * Overwrites what was deleted, which the write-ahead log would keep until it is written over,
   * unless another process is reading it just then.
   */
  eraseDeleted(): void {
    namingDatabaseFile(this.#file, () => this.#connection.pragma('wal_checkpoint(TRUNCATE)'));
  }

  /** The error to throw for a row that this program cannot have written. */
  damaged(): Error {
    return databaseFileError(this.#file, holdsSomethingElse);
  }

  /** To be called last; more often does no harm. */
  close(): void {
    namingDatabaseFile(this.#file, () => this.#connection.close());
  }
}

function preparedOn<Statements>(
  connection: Connection,
  prepare: (connection: Connection) => Statements,
): Statements {
  try {
    return prepare(connection);
  } catch (error) {
    connection.close();
    throw error;
  }
}
