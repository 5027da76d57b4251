import type { Answer, Answered } from '../answering/answer.ts';
import type { Explanation } from '../answering/explanation.ts';
import type { TokenUsage } from '../answering/usage.ts';
import type { Relation } from './follow-up/follow-up.ts';

/** What a surface gets for a question. */
export interface Reply {
  readonly answer: Answer;
  /** The question that was answered; differs from the one typed where a follow-up was made whole. */
  readonly question: string;
  /** How the question hangs together with those before it; absent where it stands alone. */
  readonly relation?: Relation;
  /** In Chinese, what the user should see with the answer, such as that a model failed. */
  readonly notice?: string;
  /** How the answer came about. */
  readonly explanation?: Explanation;
  /** What models took for this answer, and for the session so far, where their provider tells. */
  readonly usage?: TokenUsage;
  readonly sessionUsage?: TokenUsage;
  readonly elapsedMs: number;
}

export interface AskOptions {
  /** Turns of one session share a conversation. Without it a question stands alone. */
  readonly session?: string;
  readonly signal?: AbortSignal;
  /**
   * Whether the reader alone answers and no language model is asked, not for a follow-up either: an
   * answer at once, such as while somebody is still typing.
   */
  readonly withoutModel?: boolean;
  /** Told of the answer as far as it is verified, while it is being written. */
  readonly onProgress?: (answer: Answered) => void;
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
