import {
  type Answer,
  answerText,
  type Citation,
  citationsOf,
  confidenceWords,
  type Statement,
} from '../../../answering/answer.ts';
import type { Reply } from '../../../chat/reply.ts';
import { describeError } from '../../../errors.ts';
import { shortAnswer } from '../../wording/answer-wording.ts';
import { toJsonExplanation, toJsonUsage } from '../answer/explain/json-explanation.ts';
import { exitCodes } from './exit-code.ts';
import type { LineResult } from './line-results.ts';

/** What is known of an answer; all of it empty where the archive does not say. */
interface Detail {
  readonly short: string | null;
  readonly confidence: string | null;
  readonly statements: readonly object[];
  readonly remark: string | null;
  readonly searched: string | null;
}

interface Result extends Detail {
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

/**
 * What came of a question, as JSON shows it, but for its id; where it failed, the reason.
 * @param explains whether it is told how the answer came about
 */
export async function toJsonResult(
  ask: () => Promise<Reply>,
  explains = false,
): Promise<LineResult> {
  const startedAt = performance.now();
  try {
    const reply = await ask();
    const result = toResult(reply);
    return {
      result: explains ? { ...result, explanation: toJsonExplanation(reply) } : result,
      exitCode: exitCodes[result.status],
    };
  } catch (error) {
    const elapsedMs = Math.round(performance.now() - startedAt);
    const result = { ...noResult, reason: describeError(error), elapsedMs };
    return { result, exitCode: exitCodes.failed };
  }
}

function toResult(reply: Reply): Result {
  const { question, answer, notice, usage, elapsedMs } = reply;
  return {
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
    articleId: citation.articleId,
    headline: citation.headline ?? null,
    publication: citation.publication ?? null,
    section: citation.section ?? null,
    date: citation.date ?? null,
    datePrecision: citation.datePrecision ?? null,
    dateInferred: citation.isDateInferred === true,
    source: citation.source,
    lines: citation.lines,
    quote: citation.quote,
  };
}
