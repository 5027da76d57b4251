import { type Runnable, RunnableLambda } from '@langchain/core/runnables';
import type { ArticleSearch } from '../archive/archive.ts';
import { analyseQuestion, type Question } from '../language/question.ts';
import { type Corrected, correctSlips } from '../retrieval/correct-slips.ts';
import type { ArchiveRetriever, Passage } from '../retrieval/retriever.ts';
import type { Answer, Answered } from './answer.ts';
import { Reader } from './reader.ts';
import { keepSupported } from './verify/keep-supported.ts';
import { verifyAnswer } from './verify/verify.ts';
import { modelFailureNotice } from './writing/model-failure.ts';
import type { Writer } from './writing/writer.ts';

/** An answer that was verified, and what the user should know of how it came about. */
export interface ChainResult {
  readonly answer: Answer;
  readonly notice?: string;
}

export interface ChainParts {
  readonly archive: ArticleSearch;
  readonly retriever: ArchiveRetriever;
  /** Without a writer the reader answers. */
  readonly writer?: Writer;
  /** Told of each error of the model, for a log; the user gets the reader's answer all the same. */
  readonly onModelError?: (error: unknown) => void;
  /** How long the model may take for one answer, retries included; 60 s unless told. */
  readonly modelTimeoutMs?: number;
}

type ModelParts = Required<Pick<ChainParts, 'writer' | 'onModelError' | 'modelTimeoutMs'>>;

interface Retrieved {
  readonly asked: string;
  readonly question: Question;
  readonly passages: readonly Passage[];
  /** Why only the terms were searched by, for the user. */
  readonly notice?: string;
}

/** The way from a question to a verified answer: retrieve, then write or read, then verify. */
export type AnswerChain = Runnable<string, ChainResult>;

/** Joins retrieval, answering and verification into one runnable. */
export function createChain({
  archive,
  retriever,
  writer,
  onModelError = () => {},
  modelTimeoutMs = 60_000,
}: ChainParts): AnswerChain {
  const reader = new Reader(archive);
  const retrieve = RunnableLambda.from((asked: string, { signal }) =>
    retrieveFor(asked, { archive, retriever }, signal),
  );
  const answer = RunnableLambda.from(
    async (retrieved: Retrieved, { signal }): Promise<ChainResult> => {
      if (retrieved.question.isSmallTalk) return { answer: introduction };
      const { notice } = retrieved;
      const noticed = notice === undefined ? {} : { notice };
      if (!writer)
        return { answer: verified(await read(reader, retrieved), retrieved), ...noticed };
      const model = { writer, onModelError, modelTimeoutMs };
      return { ...noticed, ...(await writeOrRead(model, reader, retrieved, signal)) };
    },
  );
  return retrieve.pipe(answer);
}

async function retrieveFor(
  asked: string,
  { archive, retriever }: Pick<ChainParts, 'archive' | 'retriever'>,
  signal: AbortSignal | undefined,
): Promise<Retrieved> {
  const typed = analyseQuestion(asked);
  const { question, corrections } = await correctSlips(typed, archive);
  let notice = correctionNotice(corrections);
  // What was typed is searched with what it may mean, so that a wrong correction loses nothing.
  const passages = await retriever.retrieve(typed, {
    ...(signal ? { signal } : {}),
    countsReprintsOnce: true,
    onModelFailure: () => {
      notice = '嵌入模型没有回应，这次只按字词查找。';
    },
  });
  return { asked, question, passages, ...(notice === undefined ? {} : { notice }) };
}

function correctionNotice(corrections: Corrected['corrections']): string | undefined {
  if (corrections.length === 0) return undefined;
  const pairs = corrections.map(([typed, meant]) => `“${typed}”按“${meant}”`);
  return `${pairs.join('，')}理解。`;
}

/** What somebody is told who does not ask the archive. */
const introduction: Answer = {
  status: 'abstained',
  reason: '我只回答报纸档案里的内容，请问一件报上登过的事，例如某次会议、某个数字或某个人。',
};

function read(reader: Reader, { question, passages }: Retrieved): Promise<Answer> {
  return reader.read(question, passages);
}

/** A model that fails, or writes what its sources do not hold, gives way to the reader. */
async function writeOrRead(
  model: ModelParts,
  reader: Reader,
  retrieved: Retrieved,
  signal: AbortSignal | undefined,
): Promise<ChainResult> {
  const written = await write(model, retrieved, signal);
  if ('status' in written) {
    if (written.status === 'abstained' || articlesVerify(written, retrieved))
      return { answer: written };
  }
  const notice =
    'status' in written ? '模型的回答没有通过核对，以下为原文摘录。' : written.failureNotice;
  return { answer: verified(await read(reader, retrieved), retrieved), notice };
}

/** Some providers' clients have no time limit of their own, so one is set here for all. */
async function write(
  { writer, onModelError, modelTimeoutMs }: ModelParts,
  { asked, passages }: Retrieved,
  signal: AbortSignal | undefined,
): Promise<Answer | { readonly failureNotice: string }> {
  const limit = AbortSignal.timeout(modelTimeoutMs);
  try {
    return await writer.write(asked, passages, signal ? AbortSignal.any([signal, limit]) : limit);
  } catch (error) {
    signal?.throwIfAborted();
    onModelError(error);
    return { failureNotice: modelFailureNotice(limit.aborted ? limit.reason : error) };
  }
}

function articlesVerify(answer: Answered, { passages }: Retrieved): boolean {
  return verifyAnswer(
    answer,
    passages.map(({ article }) => article),
  ).isSupported;
}

const unsupported: Answer = {
  status: 'abstained',
  reason: '档案里没有能回答这个问题的内容。',
};

/**
 * What of the reader's answer its sources support: a short answer that they do not is left out, and
 * with it that the answer is certain; where nothing is left, it is no answer.
 */
function verified(answer: Answer, { passages }: Retrieved): Answer {
  const articles = passages.map(({ article }) => article);
  if (answer.status === 'answered') return keepSupported(answer, articles) ?? unsupported;
  const { nearest, ...refusal } = answer;
  const supported = nearest && keepSupported(nearest, articles);
  return supported ? { ...refusal, nearest: supported } : refusal;
}
