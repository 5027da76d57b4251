import type { Question } from '../language/question.ts';
import type { Candidate } from './candidates.ts';
import { isEvidence } from './evidence.ts';

const maxStatements = 3;
/** A further sentence must earn this share of the best one's score. */
const minEqualShare = 0.94;
/** A sentence of another year's paper gives the same figure if it earns so much of the best one's. */
const minSameFigureShare = 0.85;
/** By how much a sentence must tell more among its article's sentences. */
const minGain = 0.1;

/** Ranks the candidates for a question, best first. */
export type Rank = (question: Question) => readonly Candidate[];

/** The sentences that answer, in the order in which they are shown; none where there is no evidence. */
export function selectAnswers(question: Question, rank: Rank): Candidate[] {
  return selectByDate(question, rank) ?? selectWhole(question, rank);
}

/** A question that names several periods is answered for each of them, or as a whole. */
function selectByDate(question: Question, rank: Rank): Candidate[] | undefined {
  if (question.kind !== 'figure' || question.dates.length < 2) return undefined;
  const selected = question.dates.map((date) => {
    const dated = { ...question, dates: [date] };
    return rank(dated).find((candidate) => isEvidence(candidate, dated));
  });
  const found = selected.filter((candidate) => candidate !== undefined);
  return found.length === selected.length ? found.filter(isFirstOfItsSpan) : undefined;
}

function isFirstOfItsSpan(candidate: Candidate, index: number, all: readonly Candidate[]): boolean {
  const isSame = (other: Candidate) =>
    other.article.id === candidate.article.id && other.span.start === candidate.span.start;
  return all.findIndex(isSame) === index;
}

function selectWhole(question: Question, rank: Rank): Candidate[] {
  const fitting = rank(question).filter((candidate) => isEvidence(candidate, question));
  const best = fitting[0];
  if (!best) return [];
  const years = namesYear(question) ? [] : otherYears(best, fitting);
  return years.length > 0 ? newestFirst([best, ...years]) : selectWithin(best, fitting);
}

/** Whether a question says of which year its figure shall be. */
function namesYear(question: Question): boolean {
  return question.kind !== 'figure' || question.dates.some(({ relative }) => !relative);
}

/** The same figure in papers of other years, one for each year. */
function otherYears(best: Candidate, fitting: readonly Candidate[]): Candidate[] {
  const years = new Set([yearOf(best)]);
  return fitting.filter((candidate) => {
    const isEqual = candidate.score >= best.score * minSameFigureShare;
    if (!isEqual || candidate.coverage < best.coverage * minSameFigureShare) return false;
    if (years.has(yearOf(candidate))) return false;
    years.add(yearOf(candidate));
    return true;
  });
}

function yearOf({ article }: Candidate): string {
  return article.date?.date.slice(0, 4) ?? '';
}

function newestFirst(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((a, b) => (yearOf(a) < yearOf(b) ? 1 : -1)).slice(0, maxStatements);
}

/**
 * The best sentence; those of its article that earn nearly as much; and, where the best one only
 * opens the story, the one that holds the very list asked for or tells more of what is asked.
 */
function selectWithin(best: Candidate, fitting: readonly Candidate[]): Candidate[] {
  const others = fitting.filter(
    (candidate) => candidate !== best && candidate.article.id === best.article.id,
  );
  const equals = others.filter(({ score }) => score > best.score * minEqualShare);
  const telling =
    others.find(({ kindStrength }) => kindStrength > Math.max(1, best.kindStrength)) ??
    others.find(({ localCoverage }) => localCoverage > best.localCoverage + minGain);
  const selected = [...new Set([best, ...(telling ? [telling] : []), ...equals])];
  return selected.slice(0, maxStatements).sort((a, b) => a.ordinal - b.ordinal);
}
