import type { Answer } from '../answering/answer.ts';

/** One question and its answer; the question as it was answered, so a follow-up made whole. */
export interface Turn {
  readonly question: string;
  readonly answer: Answer;
}

/** What the program keeps of conversations. */
export interface ConversationMemory {
  /** The latest turns of a session, oldest first; empty for an unknown session. */
  turns(session: string): Promise<readonly Turn[]>;
  remember(session: string, turn: Turn): Promise<void>;
  forget(session: string): Promise<void>;
}

const maxTurnsPerSession = 6;
const maxSessions = 1000;

/** Keeps the last six turns of the thousand sessions used last, until the process ends. */
export class InMemoryConversations implements ConversationMemory {
  /** In the order of their last use: a Map keeps the order in which keys were set. */
  readonly #sessions = new Map<string, readonly Turn[]>();

  async turns(session: string): Promise<readonly Turn[]> {
    const turns = this.#sessions.get(session);
    if (!turns) return [];
    this.#use(session, turns);
    return turns;
  }

  async remember(session: string, turn: Turn): Promise<void> {
    const turns = [...(this.#sessions.get(session) ?? []), turn];
    this.#use(session, turns.slice(-maxTurnsPerSession));
    this.#dropLeastRecentlyUsed();
  }

  async forget(session: string): Promise<void> {
    this.#sessions.delete(session);
  }

  #use(session: string, turns: readonly Turn[]): void {
    this.#sessions.delete(session);
    this.#sessions.set(session, turns);
  }

  #dropLeastRecentlyUsed(): void {
    for (const session of this.#sessions.keys()) {
      if (this.#sessions.size <= maxSessions) return;
      this.#sessions.delete(session);
    }
  }
}
