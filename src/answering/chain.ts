// src/answering: passages → a verified answer: a chain of LangChain runnables.

import { Runnable, type RunnableConfig, RunnableLambda } from '@langchain/core/runnables';
import type { Answer, Answered } from './answer.ts';
import { type Explanation, explain } from './explanation.ts';
import { Progress } from './progress.ts';
import { Reader } from './reader.ts';
import { type Retrieved, type RetrieveParts, retrieveFor } from './retrieve.ts';
import type { TokenUsage } from './usage.ts';
import { type Made, writeOrRead } from './write-or-read.ts';
import type { ModelFailure } from './writing/model-failure.ts';
import type { Writer } from './writing/writer.ts';

/** An answer that was verified, and what the user should know of how it came about. */
export interface ChainResult {
  readonly answer: Answer;
  /** `false` of an answer that is still being written; what it states is verified all the same. */
  readonly isComplete: boolean;
  /** One or two sentences in Chinese, such as that a model failed. */
  readonly notice?: string;
  /** What a model took for it, where its provider tells. */
  readonly usage?: TokenUsage;
  /** Absent until the answer is complete, and of small talk. */
  readonly explanation?: Explanation;
}

export interface ChainParts extends RetrieveParts {
  /** Without a writer the reader answers. */
  readonly writer?: Writer;
  /** Told of each failure of the model, for a log; the user gets the reader's answer all the same. */
  readonly onModelFailure?: (failure: ModelFailure) => void;
}

/**
 * The way from a question to a verified answer: retrieve, then write or read, then verify. `stream`
 * gives the answer as far as it is verified, each time a sentence is, and last of all the whole
 * result: each takes the place of the one before.
 */
export type AnswerChain = Runnable<string, ChainResult>;

/** Joins retrieval, answering and verification into one runnable. */
export function createChain(parts: ChainParts): AnswerChain {
  return new QuestionChain(parts);
}

type OnProgress = (answer: Answered) => void;

class QuestionChain extends Runnable<string, ChainResult> {
  lc_namespace = ['wenbao', 'answering'];
  readonly #parts: ChainParts;
  readonly #reader: Reader;

  constructor(parts: ChainParts) {
    super();
    this.#parts = parts;
    this.#reader = new Reader(parts.archive);
  }

  invoke(question: string, config: Partial<RunnableConfig> = {}): Promise<ChainResult> {
    return this.#run(question, config, () => {});
  }

  override async *_streamIterator(
    question: string,
    config: Partial<RunnableConfig> = {},
  ): AsyncGenerator<ChainResult> {
    const progress = new Progress<ChainResult>(config.signal);
    const told = { ...config, signal: progress.signal };
    yield* progress.follow(
      this.#run(question, told, (answer) => progress.tell({ answer, isComplete: false })),
    );
  }

  #run(
    asked: string,
    config: Partial<RunnableConfig>,
    onProgress: OnProgress,
  ): Promise<ChainResult> {
    const retrieve = RunnableLambda.from((question: string, { signal }) =>
      retrieveFor(question, this.#parts, signal),
    ).withConfig({ runName: 'retrieve' });
    const answer = RunnableLambda.from((retrieved: Retrieved, passed: RunnableConfig) =>
      this.#answer(retrieved, passed, onProgress),
    ).withConfig({ runName: 'answer' });
    return retrieve.pipe(answer).invoke(asked, { runName: 'wenbao', ...config });
  }

  async #answer(
    retrieved: Retrieved,
    config: RunnableConfig,
    onProgress: OnProgress,
  ): Promise<ChainResult> {
    if (retrieved.question.isSmallTalk) return { answer: introduction, isComplete: true };
    const { writer, onModelFailure = () => {} } = this.#parts;
    const parts = { reader: this.#reader, writer, onModelFailure, onProgress, config };
    return toResult(retrieved, await writeOrRead(retrieved, parts));
  }
}

function toResult(retrieved: Retrieved, made: Made): ChainResult {
  const { answer, usage } = made;
  const notice = [retrieved.notice, made.notice].filter(Boolean).join('');
  return {
    answer,
    isComplete: true,
    ...(notice === '' ? {} : { notice }),
    ...(usage ? { usage } : {}),
    explanation: explain(retrieved, made),
  };
}

/** What somebody is told who does not ask the archive. */
const introduction: Answer = {
  status: 'abstained',
  reason: '我只回答报纸档案里的内容，请问一件报上登过的事，例如某次会议、某个数字或某个人。',
};
