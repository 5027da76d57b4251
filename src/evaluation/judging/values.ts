import type { GivenAnswer } from '../answers/given-answer.ts';
import type { Case, Expectation } from '../cases/cases.ts';
import { citationScores, premiseOf } from '../measures/citations.ts';
import { factAccuracy } from '../measures/facts.ts';
import { type CaseValues, type MeasureName, measureNames } from '../measures/measure.ts';
import { isWrongPeriod } from '../measures/periods.ts';
import { quotationExactness } from '../measures/quotations.ts';
import { ndcgWithin, recallWithin, reciprocalRank } from '../measures/ranking.ts';
import { refusalValues } from '../measures/refusals.ts';
import type { Evidence } from './evidence.ts';

interface Answered {
  readonly testCase: Case;
  readonly given?: GivenAnswer;
  readonly fault?: string;
}

type Values = Partial<Record<MeasureName, number | undefined>>;

/**
 * What each measure says of one case. Of a rejected answer nobody knows the right one, so it counts
 * for itself alone.
 */
export function valuesOf(answered: Answered, evidence: Evidence): CaseValues {
  const { testCase, given, fault } = answered;
  const right = fault === undefined ? 1 : 0;
  const values: Values = {
    ...(testCase.expect.rejected === undefined
      ? { right, ...confidenceValues(given, right) }
      : { 'rejection-heeded': right }),
    ...expectedValues(testCase.expect, given),
    ...(given ? { ...proofValues(given, evidence), ...costValues(given) } : {}),
    ...(given?.ranking ? rankingValues(given.ranking, evidence.named(testCase)) : {}),
  };
  return onlyKnown(values);
}

function expectedValues(expect: Expectation, given: GivenAnswer | undefined): Values {
  if (expect.rejected !== undefined) return {};
  const refused = given?.status === 'abstained';
  const { precision, recall } = refusalValues({ expected: expect.refuse === true, refused });
  const ofRefusal = { 'refusal-precision': precision, 'refusal-recall': recall };
  if (expect.refuse) return ofRefusal;
  return {
    ...ofRefusal,
    'fact-accuracy': factAccuracy(textsOf(given), expect.facts),
    'wrong-period': given && !refused ? wrongPeriod(given, expect.period) : undefined,
  };
}

function textsOf(given: GivenAnswer | undefined): string[] {
  return given?.statements.map(({ text }) => text) ?? [];
}

function wrongPeriod(
  { statements, citations }: GivenAnswer,
  period: string | undefined,
): number | undefined {
  if (period === undefined) return undefined;
  const citationDates = citations.flatMap(({ date }) => date ?? []);
  const isWrong = isWrongPeriod({ statements, citationDates }, period);
  return isWrong === undefined ? undefined : Number(isWrong);
}

function confidenceValues(given: GivenAnswer | undefined, right: number): Values {
  if (given?.status !== 'answered' || !given.confidence) return {};
  return { [given.confidence === 'certain' ? 'certain-right' : 'likely-right']: right };
}

/** Of a refusal, what it quotes as nearest has to be exact as well. */
function proofValues({ status, statements, citations }: GivenAnswer, evidence: Evidence): Values {
  const quotes = citations.map((citation) => ({
    quote: citation.quote,
    articleTexts: evidence.cited(citation).map(({ text }) => text),
  }));
  const exactness = { 'quotation-exactness': quotationExactness(quotes) };
  if (status === 'abstained') return exactness;
  const premises = new Map(citations.map((citation) => [citation.marker, premiseOf(citation)]));
  const scores = citationScores(statements, premises);
  return {
    ...exactness,
    'citation-recall': scores?.recall,
    'citation-precision': scores?.precision,
  };
}

function costValues({ status, statements, elapsedMs, usage }: GivenAnswer): Values {
  const characters = statements.reduce((sum, { text }) => sum + [...text].length, 0);
  return {
    ...(status === 'answered' ? { 'answer-characters': characters } : {}),
    'latency-p50': elapsedMs,
    'latency-p95': elapsedMs,
    ...(usage ? { tokens: usage.promptTokens + usage.completionTokens, cost: usage.cost } : {}),
  };
}

function rankingValues(ranking: readonly string[], named: ReadonlySet<string>): Values {
  if (named.size === 0) return {};
  return {
    'recall-at-1': recallWithin(ranking, named, 1),
    'recall-at-5': recallWithin(ranking, named, 5),
    'recall-at-10': recallWithin(ranking, named, 10),
    'reciprocal-rank': reciprocalRank(ranking, (id) => named.has(id)),
    'ndcg-at-10': ndcgWithin(ranking, named, 10),
  };
}

function onlyKnown(values: Values): CaseValues {
  const known: Partial<Record<MeasureName, number>> = {};
  for (const name of measureNames) {
    const value = values[name];
    if (value !== undefined) known[name] = value;
  }
  return known;
}
