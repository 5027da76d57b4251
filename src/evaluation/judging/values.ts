import type { GivenAnswer, GivenCitation } from '../answers/given-answer.ts';
import type { Case, Expectation } from '../cases/cases.ts';
import { citationScores, premiseOf } from '../measures/citations.ts';
import { factAccuracy } from '../measures/facts.ts';
import { type CaseValues, type MeasureName, measureNames } from '../measures/measure.ts';
import { quotationExactness } from '../measures/quotations.ts';
import { ndcgWithin, recallWithin, reciprocalRank } from '../measures/ranking.ts';
import { refusalValues } from '../measures/refusals.ts';
import type { Evidence } from './evidence.ts';
import { speaksOfOtherPeriod } from './fault.ts';
import type { Judged } from './judged.ts';

type Values = Partial<Record<MeasureName, number | undefined>>;

/**
 * What each measure says of one case. Of a rejected answer nobody knows the right one, so it counts
 * for itself alone.
 */
export function valuesOf(answered: Omit<Judged, 'values'>, evidence: Evidence): CaseValues {
  const { testCase, given, fault } = answered;
  const right = fault === undefined ? 1 : 0;
  const values: Values = {
    ...(testCase.expect.rejected === undefined
      ? { right, ...confidenceValues(given, right) }
      : { 'rejection-heeded': right }),
    ...expectedValues(testCase.expect, given),
    ...(given ? { ...proofValues(given, evidence), ...costValues(given) } : {}),
    ...(given?.ranking ? rankingValues(given.ranking, testCase, evidence) : {}),
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
    'wrong-period':
      given && !refused ? toShare(speaksOfOtherPeriod(given, expect.period)) : undefined,
  };
}

function textsOf(given: GivenAnswer | undefined): string[] {
  return given?.statements.map(({ text }) => text) ?? [];
}

function toShare(isSo: boolean | undefined): number | undefined {
  return isSo === undefined ? undefined : Number(isSo);
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
  const premises = new Map(citations.map((each) => [each.marker, premiseIn(each, evidence)]));
  const scores = citationScores(statements, premises);
  return {
    ...exactness,
    'citation-recall': scores?.recall,
    'citation-precision': scores?.precision,
  };
}

/**
 * What a citation proves by: its quotation, with what the archive itself says of the article. One that
 * is not printed proves nothing, whatever is said of it.
 */
function premiseIn(citation: GivenCitation, evidence: Evidence): string {
  const { quote } = citation;
  const article = evidence
    .cited(citation)
    .find(({ text }) => quotationExactness([{ quote, articleTexts: [text] }]) === 1);
  return article ? premiseOf({ ...article, quote }) : '';
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

function rankingValues(ranking: readonly string[], testCase: Case, evidence: Evidence): Values {
  const relevant = relevantEntries(ranking, evidence.named(testCase), evidence);
  if (relevant.size === 0) return {};
  return {
    'recall-at-1': recallWithin(ranking, relevant, 1),
    'recall-at-5': recallWithin(ranking, relevant, 5),
    'recall-at-10': recallWithin(ranking, relevant, 10),
    'reciprocal-rank': reciprocalRank(ranking, (entry) => relevant.has(entry)),
    'ndcg-at-10': ndcgWithin(ranking, relevant, 10),
  };
}

/**
 * For each article that a case names the first entry that means it, else its id. One entry may mean
 * several, as a headline does that two articles have: they are then found at one place and count once.
 */
function relevantEntries(
  ranking: readonly string[],
  named: ReadonlySet<string>,
  { ranked }: Evidence,
): ReadonlySet<string> {
  const entries = new Map([...named].map((id) => [id, id]));
  for (const entry of ranking.toReversed()) {
    for (const id of ranked(entry)) if (named.has(id)) entries.set(id, entry);
  }
  return new Set(entries.values());
}

function onlyKnown(values: Values): CaseValues {
  const known: Partial<Record<MeasureName, number>> = {};
  for (const name of measureNames) {
    const value = values[name];
    if (value !== undefined) known[name] = value;
  }
  return known;
}
