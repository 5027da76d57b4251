import type { Answer } from '../answering/answer.ts';

/** What a surface gets for a question. */
export interface Reply {
  readonly answer: Answer;
  /** The question that was answered; differs from the one typed where a follow-up was made whole. */
  readonly question: string;
  /** One sentence in Chinese that the user should see with the answer, such as that a model failed. */
  readonly notice?: string;
  readonly elapsedMs: number;
}

export interface AskOptions {
  /** Turns of one session share a conversation. Without it a question stands alone. */
  readonly session?: string;
  readonly signal?: AbortSignal;
}

/** All that a surface knows of the program behind it. */
export interface Assistant {
  /** Rejects with `WenbaoError` (or the signal's reason); never resolves with half an answer. */
  ask(question: string, options?: AskOptions): Promise<Reply>;
  /** Forgets a session's conversation. */
  forget(session: string): Promise<void>;
  /** What the archive holds, in one line of Chinese for people. */
  describe(): Promise<string>;
}
