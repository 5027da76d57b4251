import { resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { addUsage, type TokenUsage } from '../../answering/usage.ts';
import { openConversationDatabase } from './conversation-database.ts';
import {
  conversationFileError,
  namingConversationFile,
  notConversations,
} from './conversation-file-error.ts';
import { type ConversationMemory, maxTurnsPerSession, type Turn } from './memory.ts';
import { readTurn, readUsage, writeTurn, writeUsage } from './stored-turn.ts';

export interface SqliteConversationsOptions {
  /** How many sessions the file keeps, from 1; those used last. 10,000 unless told. */
  readonly maxSessions?: number;
}

/**
 * Keeps the last six turns of each session in a file that survives the process. Several processes
 * may use one file at a time; one waits up to a second for another's writing, and with it
 * everything else in its process. All methods reject with a WenbaoError (`config`) where the file
 * cannot be used. What is stored and cannot have been a turn is skipped.
 */
export class SqliteConversations implements ConversationMemory {
  readonly #path: string;
  readonly #database: Database.Database;
  readonly #statements: Statements;
  readonly #maxSessions: number;

  private constructor(path: string, maxSessions: number) {
    this.#path = path;
    this.#maxSessions = maxSessions;
    this.#database = openConversationDatabase(path);
    this.#statements = this.#prepare();
  }

  /**
   * Opens the file, which is created, with its folder, where there is none.
   * @throws WenbaoError (`config`) for a file that cannot be written to or holds something else
   */
  static open(
    path: string,
    { maxSessions = 10_000 }: SqliteConversationsOptions = {},
  ): SqliteConversations {
    const absolute = resolve(path);
    return namingConversationFile(absolute, () => new SqliteConversations(absolute, maxSessions));
  }

  async turns(session: string): Promise<readonly Turn[]> {
    const stored = this.#write(({ use, turns }) => {
      const { id } = sessionRow.safeParse(use.get(toName(session))).data ?? {};
      return id === undefined ? [] : turns.all(id, maxTurnsPerSession);
    });
    return stored.toReversed().flatMap((turn) => readTurn(turn) ?? []);
  }

  async remember(session: string, turn: Turn): Promise<void> {
    const stored = writeTurn(turn);
    this.#write((statements) => {
      const { id, usage } = this.#begin(session);
      statements.addTurn.run(id, stored);
      statements.dropTurns.run(id, id, maxTurnsPerSession);
      const sum = turn.usage && addUsage(readUsage(usage), turn.usage);
      if (sum) statements.setUsage.run(writeUsage(sum), id);
      statements.dropSessions.run(this.#maxSessions);
    });
  }

  async usage(session: string): Promise<TokenUsage | undefined> {
    return namingConversationFile(this.#path, () =>
      readUsage(this.#statements.usage.get(toName(session))),
    );
  }

  /** Nothing of the session stays in the file, unless another process is reading it just then. */
  async forget(session: string): Promise<void> {
    const { changes } = this.#write(({ forget }) => forget.run(toName(session)));
    if (changes === 0) return;
    // The write-ahead log would keep it until it is written over.
    namingConversationFile(this.#path, () => this.#database.pragma('wal_checkpoint(TRUNCATE)'));
  }

  async close(): Promise<void> {
    namingConversationFile(this.#path, () => this.#database.close());
  }

  #prepare(): Statements {
    try {
      return prepareStatements(this.#database);
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  #begin(session: string): SessionRow {
    const { data } = sessionRow.safeParse(this.#statements.useOrBegin.get(toName(session)));
    if (!data) throw conversationFileError(this.#path, notConversations);
    return data;
  }

  /** Begins by taking the lock, as a reader that turns into a writer does not wait for another. */
  #write<Result>(work: (statements: Statements) => Result): Result {
    return namingConversationFile(this.#path, () =>
      this.#database.transaction(() => work(this.#statements)).immediate(),
    );
  }
}

const sessionRow = z.object({ id: z.number(), usage: z.string().nullable() });
type SessionRow = z.infer<typeof sessionRow>;

function toName(session: string): string {
  return JSON.stringify(session);
}

type Statements = ReturnType<typeof prepareStatements>;

const nextUse = '(SELECT coalesce(max(last_used), 0) + 1 FROM sessions)';

function prepareStatements(database: Database.Database) {
  return {
    use: database.prepare(
      `UPDATE sessions SET last_used = ${nextUse} WHERE name = ? RETURNING id, usage`,
    ),
    useOrBegin: database.prepare(
      `INSERT INTO sessions (name, last_used) VALUES (?, ${nextUse})
       ON CONFLICT (name) DO UPDATE SET last_used = excluded.last_used RETURNING id, usage`,
    ),
    turns: database
      .prepare('SELECT turn FROM turns WHERE session = ? ORDER BY id DESC LIMIT ?')
      .pluck(),
    addTurn: database.prepare('INSERT INTO turns (session, turn) VALUES (?, ?)'),
    dropTurns: database.prepare(
      `DELETE FROM turns WHERE session = ? AND id <=
       (SELECT id FROM turns WHERE session = ? ORDER BY id DESC LIMIT 1 OFFSET ?)`,
    ),
    usage: database.prepare('SELECT usage FROM sessions WHERE name = ?').pluck(),
    setUsage: database.prepare('UPDATE sessions SET usage = ? WHERE id = ?'),
    dropSessions: database.prepare(
      `DELETE FROM sessions WHERE last_used <=
       (SELECT last_used FROM sessions ORDER BY last_used DESC LIMIT 1 OFFSET ?)`,
    ),
    forget: database.prepare('DELETE FROM sessions WHERE name = ?'),
  };
}
