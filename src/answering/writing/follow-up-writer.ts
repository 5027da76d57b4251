import type { RunnableConfig } from '@langchain/core/runnables';
import type { TokenUsage } from '../usage.ts';
import type { LanguageModel } from './language-model.ts';
import { readPrompt } from './prompt.ts';

/** A question of a conversation and what was answered. */
export interface Exchange {
  readonly question: string;
  readonly answer: string;
}

/** What a model made of a question; its text is untrusted. */
export interface Rewriting {
  readonly text: string;
  readonly usage?: TokenUsage;
}

/** So much of each answer says what was spoken of. */
const mostAnswerChars = 200;
/** A question has no more; what comes behind is not read. */
const mostQuestionChars = 500;

/** Lets a language model make a follow-up whole. */
export class FollowUpWriter {
  readonly #model: LanguageModel;
  readonly #prompt = readPrompt('follow-up.md', ['conversation', 'question']);

  /** @throws WenbaoError when the prompt is faulty */
  constructor(model: LanguageModel) {
    this.#model = model;
  }

  /** @throws ModelFailure, or the reason of the config's signal once it is aborted */
  async rewrite(
    question: string,
    exchanges: readonly Exchange[],
    config: RunnableConfig = {},
  ): Promise<Rewriting> {
    let text = '';
    const { usage } = await this.#model.speak({
      prompt: this.#prompt,
      values: { question, conversation: exchanges.map(describe).join('\n') },
      config: { ...config, runName: 'follow-up' },
      onPiece: (piece) => {
        text += piece;
        return text.length <= mostQuestionChars;
      },
    });
    return { text, ...(usage ? { usage } : {}) };
  }
}

function describe({ question, answer }: Exchange): string {
  return `问：${question}\n答：${answer.slice(0, mostAnswerChars)}`;
}
