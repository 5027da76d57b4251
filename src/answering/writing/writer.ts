// src/answering/writing: a language model writes; each sentence is shown once it is proved.

import type { RunnableConfig } from '@langchain/core/runnables';
import { isOrderToProgram } from '../../language/orders-to-programs.ts';
import type { Question } from '../../language/question.ts';
import { splitSentences } from '../../language/sentences.ts';
import { withoutUnseen } from '../../language/unseen.ts';
import type { Passage } from '../../retrieval/retriever.ts';
import type { Answered } from '../answer.ts';
import { AskedFor } from '../refusing/asked-for.ts';
import { addUsage, type TokenUsage } from '../usage.ts';
import { type Draft, DraftReader } from './drafts.ts';
import type { LanguageModel } from './language-model.ts';
import { type HeldBack, Manuscript } from './manuscript.ts';
import { ModelFailure } from './model-failure.ts';
import { cannotAnswer, readPrompt } from './prompt.ts';

/** What a model wrote in answer, as far as its sources support it. */
export interface Written {
  /** Absent where no sentence of the model's stood. */
  readonly answer?: Answered;
  /** Whether the model says that the passages do not answer. */
  readonly saysNothing: boolean;
  readonly heldBack: readonly HeldBack[];
  /** What kept the model from saying all. */
  readonly failure?: ModelFailure;
  /** What kept it from saying again what was held back. */
  readonly mendingFailure?: ModelFailure;
  readonly usage?: TokenUsage;
}

/** A question, as asked and as read, with what was found for it. */
export interface WriteRequest {
  readonly asked: string;
  readonly question: Question;
  readonly passages: readonly Passage[];
}

export interface WriteOptions {
  /** LangChain's callbacks, tags and signal. */
  readonly config?: RunnableConfig;
  /** Told of the answer so far each time a sentence was proved. */
  readonly onProgress?: (answer: Answered) => void;
}

type Values = Readonly<Record<string, string>>;

/** Passages that a model is shown. */
const mostPassages = 8;
/** Each is a call of the model while somebody waits. */
const mostMended = 3;
/** For all of them: what was proved is there already. */
const mostMendingMs = 20_000;

/** Lets a language model answer from numbered passages, and shows only what these support. */
export class Writer {
  readonly #model: LanguageModel;
  readonly #answerPrompt = readPrompt('answer.md', ['cannotAnswer', 'passages', 'question']);
  readonly #mendPrompt = readPrompt('mend.md', [
    ...['cannotAnswer', 'passages', 'question', 'reason', 'sentence'],
  ]);

  /** @throws WenbaoError when a prompt is faulty */
  constructor(model: LanguageModel) {
    this.#model = model;
  }

  /** Rejects with the signal's reason alone: a failure of the model is told in what was written. */
  async write(
    { asked, question, passages }: WriteRequest,
    { config = {}, onProgress = () => {} }: WriteOptions = {},
  ): Promise<Written> {
    const shown = passages.slice(0, mostPassages);
    if (shown.length === 0) return { saysNothing: true, heldBack: [] };
    const manuscript = new Manuscript(shown, new AskedFor(question, passages), onProgress);
    const values = { question: asked, cannotAnswer, passages: describe(shown) };
    const { failure, usage } = await this.#dictate(manuscript, values, config);
    const mended = failure ? {} : await this.#mend(manuscript, values, config);
    const spent = addUsage(usage, mended.usage);
    return {
      ...manuscript.finish(),
      saysNothing: manuscript.saysNothing,
      ...(failure ? { failure } : {}),
      ...(mended.failure ? { mendingFailure: mended.failure } : {}),
      ...(spent ? { usage: spent } : {}),
    };
  }

  /** Lets the model answer, and takes its sentences as they come. */
  async #dictate(manuscript: Manuscript, values: Values, config: RunnableConfig): Promise<Said> {
    const prompt = this.#answerPrompt;
    const request = { prompt, values, config: { ...config, runName: 'write' } };
    return this.#speak(request, (draft) => manuscript.take(draft));
  }

  /** Asks again for the sentences that were held back, each once, with the reason. */
  async #mend(manuscript: Manuscript, values: Values, config: RunnableConfig): Promise<Said> {
    let spent: TokenUsage | undefined;
    const limit = AbortSignal.timeout(mostMendingMs);
    const signal = config.signal ? AbortSignal.any([config.signal, limit]) : limit;
    for (const line of manuscript.heldBack.slice(0, mostMended)) {
      const told = { ...values, sentence: line.draft.text, reason: line.reason };
      const named = { ...config, signal, runName: 'mend' };
      let mended: Draft | undefined;
      const request = { prompt: this.#mendPrompt, values: told, config: named };
      const { failure, usage } = await this.#speak(request, (draft) => {
        mended ??= draft;
        return false;
      }).catch(async (error: unknown): Promise<Said> => {
        if (config.signal?.aborted || !limit.aborted) throw error;
        return { failure: new ModelFailure('late') };
      });
      spent = addUsage(spent, usage);
      if (failure) return { failure, ...(spent ? { usage: spent } : {}) };
      manuscript.mend(line, mended);
    }
    return spent ? { usage: spent } : {};
  }

  /** Hands on the sentences of what the model says, until no more are wanted. */
  async #speak(
    request: Pick<Parameters<LanguageModel['speak']>[0], 'prompt' | 'values' | 'config'>,
    take: (draft: Draft) => boolean,
  ): Promise<Said> {
    const drafts = new DraftReader();
    try {
      const { isWhole, usage } = await this.#model.speak({
        ...request,
        onPiece: (piece) => drafts.take(piece).every(take),
      });
      // A sentence that a limit broke off may say something else than was meant.
      if (isWhole) drafts.end().every(take);
      return usage ? { usage } : {};
    } catch (failure) {
      if (failure instanceof ModelFailure) return { failure };
      throw failure;
    }
  }
}

interface Said {
  readonly failure?: ModelFailure;
  readonly usage?: TokenUsage;
}

function describe(passages: readonly Passage[]): string {
  return passages.map(describePassage).join('\n\n');
}

/** The model is shown what people see, and no sentence that is an order to it. */
function describePassage({ article, chunk }: Passage, index: number): string {
  const { headline, publication, date } = article;
  const isTitled = headline && !isOrderToProgram(headline);
  const facts = [isTitled && `《${headline}》`, publication, date?.date].filter(Boolean).join('，');
  return withoutUnseen(`[${index + 1}] ${facts}\n${withoutOrders(chunk.text)}`);
}

function withoutOrders(text: string): string {
  const orders = splitSentences(text).filter(({ start, end }) =>
    isOrderToProgram(text.slice(start, end)),
  );
  return orders.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
}
