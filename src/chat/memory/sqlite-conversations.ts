import { z } from 'zod';
import { addUsage, type TokenUsage } from '../../answering/usage.ts';
import { PrivateDatabase } from '../../storage/private-database.ts';
import {
  type ConversationStatements,
  conversationFormat,
  prepareConversationStatements,
} from './conversation-database.ts';
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
  readonly #database: PrivateDatabase<ConversationStatements>;
  readonly #maxSessions: number;

  private constructor(database: PrivateDatabase<ConversationStatements>, maxSessions: number) {
    this.#database = database;
    this.#maxSessions = maxSessions;
  }

  /**
   * Opens the file, which is created, with its folder, where there is none.
   * @throws WenbaoError (`config`) for a file that cannot be written to or holds something else
   */
  static open(
    path: string,
    { maxSessions = 10_000 }: SqliteConversationsOptions = {},
  ): SqliteConversations {
    const database = PrivateDatabase.open(path, conversationFormat, prepareConversationStatements);
    return new SqliteConversations(database, maxSessions);
  }

  async turns(session: string): Promise<readonly Turn[]> {
    const stored = this.#database.write(({ use, turns }) => {
      const { id } = sessionRow.safeParse(use.get(toName(session))).data ?? {};
      return id === undefined ? [] : turns.all(id, maxTurnsPerSession);
    });
    return stored.toReversed().flatMap((turn) => readTurn(turn) ?? []);
  }

  async remember(session: string, turn: Turn): Promise<void> {
    const stored = writeTurn(turn);
    this.#database.write((statements) => {
      const { id, usage } = this.#begin(session, statements);
      statements.addTurn.run(id, stored);
      statements.dropTurns.run(id, id, maxTurnsPerSession);
      const sum = turn.usage && addUsage(readUsage(usage), turn.usage);
      if (sum) statements.setUsage.run(writeUsage(sum), id);
      statements.dropSessions.run(this.#maxSessions);
    });
  }

  async usage(session: string): Promise<TokenUsage | undefined> {
    return this.#database.read(({ usage }) => readUsage(usage.get(toName(session))));
  }

  /** Nothing of the session stays in the file, unless another process is reading it just then. */
  async forget(session: string): Promise<void> {
    const { changes } = this.#database.write(({ forget }) => forget.run(toName(session)));
    if (changes > 0) this.#database.eraseDeleted();
  }

  async close(): Promise<void> {
    this.#database.close();
  }

  #begin(session: string, { useOrBegin }: ConversationStatements): SessionRow {
    const { data } = sessionRow.safeParse(useOrBegin.get(toName(session)));
    if (!data) throw this.#database.damaged();
    return data;
  }
}

const sessionRow = z.object({ id: z.number(), usage: z.string().nullable() });
type SessionRow = z.infer<typeof sessionRow>;

function toName(session: string): string {
  return JSON.stringify(session);
}
