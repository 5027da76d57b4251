// src/chat/memory: the last turns of each session, in memory or in SQLite.

import type { Answer } from '../../answering/answer.ts';
import { addUsage, type TokenUsage } from '../../answering/usage.ts';

/** One question and its answer; the question as it was answered, so a follow-up made whole. */
export interface Turn {
  readonly question: string;
  readonly answer: Answer;
  /** Absent where no model was asked, or where its provider did not count. */
  readonly usage?: TokenUsage;
}

/**
 * What the program keeps of conversations: the last turns of a number of sessions. Those used last
 * are kept; both reading the turns of a session and remembering one use it.
 */
export interface ConversationMemory {
  /** The latest turns of a session, oldest first; empty for an unknown session. */
  turns(session: string): Promise<readonly Turn[]>;
  remember(session: string, turn: Turn): Promise<void>;
  /**
   * The sum over all turns of a session since it began, also those no longer kept; nothing where no
   * turn told its usage. A session begins anew after it was forgotten or dropped.
   */
  usage(session: string): Promise<TokenUsage | undefined>;
  forget(session: string): Promise<void>;
  /** Gives back what the memory holds open; to be called last, more often does no harm. */
  close(): Promise<void>;
}

/** How many turns of a session are kept. */
export const maxTurnsPerSession = 6;

const maxSessions = 1000;

interface Session {
  readonly turns: readonly Turn[];
  readonly usage: TokenUsage | undefined;
}

/** Keeps the last six turns of the thousand sessions used last, until the process ends. */
export class InMemoryConversations implements ConversationMemory {
  /** In the order of their last use: a Map keeps the order in which keys were set. */
  readonly #sessions = new Map<string, Session>();

  async turns(name: string): Promise<readonly Turn[]> {
    const session = this.#sessions.get(name);
    if (!session) return [];
    this.#use(name, session);
    return session.turns;
  }

  async remember(name: string, turn: Turn): Promise<void> {
    const session = this.#sessions.get(name);
    this.#use(name, {
      turns: [...(session?.turns ?? []), turn].slice(-maxTurnsPerSession),
      usage: addUsage(session?.usage, turn.usage),
    });
    this.#dropLeastRecentlyUsed();
  }

  async usage(name: string): Promise<TokenUsage | undefined> {
    return this.#sessions.get(name)?.usage;
  }

  async forget(name: string): Promise<void> {
    this.#sessions.delete(name);
  }

  async close(): Promise<void> {
    this.#sessions.clear();
  }

  #use(name: string, session: Session): void {
    this.#sessions.delete(name);
    this.#sessions.set(name, session);
  }

  #dropLeastRecentlyUsed(): void {
    for (const name of this.#sessions.keys()) {
      if (this.#sessions.size <= maxSessions) return;
      this.#sessions.delete(name);
    }
  }
}
