import { type Runnable, RunnableLambda } from '@langchain/core/runnables';
import type { ArticleSearch } from '../archive/archive.ts';
import { WenbaoError } from '../errors.ts';
import { analyseQuestion, type Question } from '../language/question.ts';
import type { ArchiveRetriever, Passage } from '../retrieval/retriever.ts';
import type { Answer, Answered } from './answer.ts';
import { Reader } from './reader.ts';
import { describeFailures, verifyAnswer } from './verify.ts';
import type { Writer } from './writer.ts';

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
}

interface Retrieved {
  readonly asked: string;
  readonly question: Question;
  readonly passages: readonly Passage[];
}

/** The way from a question to a verified answer: retrieve, then write or read, then verify. */
export type AnswerChain = Runnable<string, ChainResult>;

/** Joins retrieval, answering and verification into one runnable. */
export function createChain({ archive, retriever, writer }: ChainParts): AnswerChain {
  const reader = new Reader(archive);
  const retrieve = RunnableLambda.from(async (asked: string): Promise<Retrieved> => {
    const question = analyseQuestion(asked);
    return { asked, question, passages: await retriever.retrieve(question) };
  });
  const answer = RunnableLambda.from(
    async (retrieved: Retrieved, { signal }): Promise<ChainResult> => {
      if (retrieved.question.isSmallTalk) return { answer: introduction };
      if (!writer) return { answer: verified(await read(reader, retrieved), retrieved) };
      return writeOrRead(writer, reader, retrieved, signal);
    },
  );
  return retrieve.pipe(answer);
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
  writer: Writer,
  reader: Reader,
  retrieved: Retrieved,
  signal: AbortSignal | undefined,
): Promise<ChainResult> {
  const written = await writer.write(retrieved.asked, retrieved.passages, signal).catch(() => {
    signal?.throwIfAborted();
    return undefined;
  });
  if (written?.status === 'abstained') return { answer: written };
  if (written && articlesVerify(written, retrieved)) return { answer: written };
  const notice = written
    ? '模型的回答没有通过核对，以下为原文摘录。'
    : '语言模型暂时用不了，以下为原文摘录。';
  return { answer: verified(await read(reader, retrieved), retrieved), notice };
}

function articlesVerify(answer: Answered, { passages }: Retrieved): boolean {
  return verifyAnswer(
    answer,
    passages.map(({ article }) => article),
  ).isSupported;
}

/** The reader only quotes: a quotation that does not stand in its article is an error of this program. */
function verified(answer: Answer, { passages }: Retrieved): Answer {
  const shown = answer.status === 'answered' ? answer : answer.nearest;
  if (!shown) return answer;
  const verification = verifyAnswer(
    shown,
    passages.map(({ article }) => article),
  );
  if (verification.isSupported) return answer;
  throw new WenbaoError(
    'internal',
    `引文与原文不符，这个回答不能显示（${describeFailures(shown, verification).length} 处）。`,
    '请把问题报告给维护者。',
  );
}
