import type { Readable, Writable } from 'node:stream';
import {
  type Answer,
  answerText,
  type Citation,
  citationsOf,
  type Statement,
} from '../../../answering/answer.ts';
import type { Reply } from '../../../chat/reply.ts';
import type { DocumentRecord } from '../../../corpus/record.ts';
import { describeError } from '../../../errors.ts';
import { confidenceWords, shortAnswer } from '../../wording/answer-wording.ts';
import { toJsonExplanation, toJsonUsage } from '../answer/explain/json-explanation.ts';
import { idOf, type JsonRequest, parseJson, type RequestId, toRequest } from './json-request.ts';
import { writeResults } from './line-results.ts';
import type { ExitCode } from './one-shot.ts';

/** Answers a question, over the given documents where there are any. */
export type AskOverDocuments = (
  question: string,
  options: { session?: string; documents?: readonly DocumentRecord[] },
) => Promise<Reply>;

export interface JsonLinesParts {
  readonly ask: AskOverDocuments;
  readonly input: Readable;
  readonly output: Writable;
  /** Whether each result tells how its answer came about. */
  readonly explains?: boolean;
}

/** What is known of an answer; all of it empty where the archive does not say. */
interface Detail {
  readonly short: string | null;
  readonly confidence: string | null;
  readonly statements: readonly object[];
  readonly remark: string | null;
  readonly searched: string | null;
}

interface Result extends Detail {
  readonly id: RequestId | null;
  readonly status: 'answered' | 'abstained' | 'failed';
  /** As it was answered; null where it was not. */
  readonly question: string | null;
  readonly answer: string;
  readonly citations: readonly object[];
  readonly notice: string | null;
  readonly reason?: string;
  readonly usage: object | null;
  readonly explanation?: object | null;
  readonly elapsedMs: number;
}

const noDetail: Detail = {
  short: null,
  confidence: null,
  statements: [],
  remark: null,
  searched: null,
};

const noResult = {
  status: 'failed',
  question: null,
  answer: '',
  ...noDetail,
  citations: [],
  notice: null,
  usage: null,
} as const;

const exitCodes = { answered: 0, abstained: 1, failed: 2 } as const;

/**
 * Answers one JSON question a line. A faulty line gives a failed result and the run goes on.
 * @returns the worst exit code of all lines
 */
export function runJsonLines(parts: JsonLinesParts): Promise<ExitCode> {
  return writeResults(parts, async (line) => {
    const result = await answerLine(line, parts);
    return { result, exitCode: exitCodes[result.status] };
  });
}

async function answerLine(line: string, { ask, explains }: JsonLinesParts): Promise<Result> {
  const startedAt = performance.now();
  let id: RequestId | null = null;
  try {
    const value = parseJson(line);
    id = idOf(value);
    const request = toRequest(value);
    const reply = await ask(request.question, toOptions(request));
    const result = toResult(request, reply);
    return explains ? { ...result, explanation: toJsonExplanation(reply) } : result;
  } catch (error) {
    const elapsedMs = Math.round(performance.now() - startedAt);
    return { id, ...noResult, reason: describeError(error), elapsedMs };
  }
}

function toOptions({ session, documents }: JsonRequest) {
  return { ...(session != null && { session }), ...(documents != null && { documents }) };
}

function toResult({ id }: JsonRequest, reply: Reply): Result {
  const { question, answer, notice, usage, elapsedMs } = reply;
  return {
    id,
    status: answer.status,
    question,
    answer: answerText(answer),
    ...detailOf(answer),
    citations: citationsOf(answer).map(toJsonCitation),
    notice: notice ?? null,
    ...(answer.status === 'abstained' && { reason: answer.reason }),
    usage: toJsonUsage(usage),
    elapsedMs: Math.round(elapsedMs),
  };
}

function detailOf(answer: Answer): Detail {
  if (answer.status === 'abstained') return { ...noDetail, searched: answer.searched ?? null };
  const { statements, confidence, remark } = answer;
  return {
    short: shortAnswer(statements) ?? null,
    confidence: confidence === undefined ? null : confidenceWords[confidence],
    statements: statements.map(toJsonStatement),
    remark: remark ?? null,
    searched: null,
  };
}

function toJsonStatement({ text, markers, isShort, computation }: Statement): object {
  return { text, markers, short: isShort === true, computed: computation !== undefined };
}

function toJsonCitation(citation: Citation): object {
  return {
    marker: citation.marker,
    headline: citation.headline ?? null,
    publication: citation.publication ?? null,
    section: citation.section ?? null,
    date: citation.date ?? null,
    datePrecision: citation.datePrecision ?? null,
    source: citation.source,
    lines: citation.lines,
    quote: citation.quote,
  };
}
