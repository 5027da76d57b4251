// src/chat/rewriting: a follow-up made whole by a model, used only where the check allows it.

import { answerText } from '../../answering/answer.ts';
import type { TokenUsage } from '../../answering/usage.ts';
import type { Exchange, Rewriting } from '../../answering/writing/follow-up-writer.ts';
import { ModelFailure } from '../../answering/writing/model-failure.ts';
import type { Turn } from '../memory/memory.ts';
import { acceptRewriting } from './rewriting-check.ts';

/** What came of asking a model to make a question whole; without `question` the rules serve. */
export interface Rewritten {
  readonly question?: string;
  readonly usage?: TokenUsage;
}

/** Makes a question whole from the turns before it; rejects only with the signal's reason. */
export type Rewrite = (
  question: string,
  turns: readonly Turn[],
  signal?: AbortSignal,
) => Promise<Rewritten>;

/** What rewrites, such as a language model; rejects with ModelFailure. */
export interface Rewriter {
  rewrite(
    question: string,
    exchanges: readonly Exchange[],
    config: { readonly signal?: AbortSignal },
  ): Promise<Rewriting>;
}

/** Longer questions are hardly follow-ups. */
const maxFollowUpChars = 60;

/** Lets a model make follow-ups whole; what it writes is checked, and a failing model is no error. */
export function rewriteBy(
  rewriter: Rewriter,
  onModelFailure: (failure: ModelFailure) => void,
): Rewrite {
  return async (question, turns, signal) => {
    if (question.length > maxFollowUpChars) return {};
    try {
      const config = signal ? { signal } : {};
      const { text, usage } = await rewriter.rewrite(question, turns.map(toExchange), config);
      const accepted = acceptRewriting(text, question, turns);
      return {
        ...(accepted === undefined ? {} : { question: accepted }),
        ...(usage ? { usage } : {}),
      };
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error;
      onModelFailure(error);
      return {};
    }
  };
}

function toExchange({ question, answer }: Turn): Exchange {
  return { question, answer: answerText(answer) };
}
