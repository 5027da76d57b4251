import { distance } from 'fastest-levenshtein';
import type { MeasuredFigure } from '../../corpus/figures.ts';
import { rangeOf, rangesOverlap } from '../../language/dates.ts';
import { normalizeText } from '../../language/normalize.ts';
import { sameQuantity } from '../../language/numbers.ts';
import type { Question } from '../../language/question.ts';
import type { SubjectRole } from '../../language/subject.ts';
import type { Answered } from '../answer.ts';
import type { Candidate } from '../evidence/candidates.ts';
import { figureAsked } from '../findings/figure/figure.ts';
import { isOneThing } from './across-time.ts';
import { namedPeriodText } from './figure-period.ts';
import { namedKinds } from './named-kinds.ts';

/** Said where reports of one time give different answers. */
export const disagreementRemark = '各篇报道说法不一，请核对原文';

/** Whether an answer says that reports contradict each other. */
export function tellsDisagreement({ remark = '' }: Answered): boolean {
  return remark.includes(disagreementRemark);
}

/** Of one that says otherwise, it must be as plain that it answers. */
const minFit = 0.6;
const maxFitBehind = 0.2;
const maxScoreBehind = 5;
/** The words around two answers are the same if no more of them differ. */
const mostDifferent = 0.2;
const fewestSameChars = 6;
/** What is told in other words is the same measure only where a sentence says plainly what it measures. */
const plainFit = 0.9;
/** What is said to be about so much may be off by this share of it. */
const roundedShare = 0.1;
const approximate = /[约近超逾余多]|左右|上下|以上|不足|不到/u;
const maxRivals = 2;

/**
 * Reports of the same time that answer otherwise than the best one, best first and at most two: the same
 * sentence with another figure, day or name, or another figure for what both plainly measure.
 */
export function disagreeing(
  best: Candidate,
  fitting: readonly Candidate[],
  question: Question,
): readonly Candidate[] {
  if (!namedKinds.has(question.kind) || (best.finding?.fit ?? 0) < minFit) return [];
  if (!isOfAsked(best, question)) return [];
  const rivals: Candidate[] = [];
  for (const candidate of fitting) {
    const isRival = [best, ...rivals].every((other) => disagree(other, candidate, question));
    if (isRival) rivals.push(candidate);
    if (rivals.length === maxRivals) break;
  }
  return rivals;
}

function disagree(best: Candidate, candidate: Candidate, question: Question): boolean {
  const [fit = 0, bestFit = 0] = [candidate.finding?.fit, best.finding?.fit];
  return (
    candidate.reading !== best.reading &&
    isOfAsked(candidate, question) &&
    fit >= Math.max(minFit, bestFit - maxFitBehind) &&
    candidate.score >= best.score - maxScoreBehind &&
    areOfOneTime(best, candidate) &&
    (question.kind === 'figure'
      ? areOtherFigures(best, candidate, question)
      : areOtherNames(best, candidate) && areToldAlike(best, candidate))
  );
}

/** Whether its article writes all that the question is about: another bridge's report is often in the same words. */
function isOfAsked({ reading }: Candidate, { subject }: Question): boolean {
  return subject
    .filter(({ word, role, isCoined }) => word.length > 1 && (isCoined || isThing.has(role)))
    .every(({ word }) => reading.whole.includes(word));
}

const isThing: ReadonlySet<SubjectRole> = new Set(['name', 'noun']);

/** A report without a date may be of any time. */
function areOfOneTime(a: Candidate, b: Candidate): boolean {
  const [one, other] = [a.sentence.article.date, b.sentence.article.date];
  if (!one || !other) return true;
  return (
    one.date.slice(0, 4) === other.date.slice(0, 4) || rangesOverlap(rangeOf(one), rangeOf(other))
  );
}

function areOtherFigures(a: Candidate, b: Candidate, question: Question): boolean {
  const [one, other] = [a, b].map(({ sentence }) => figureAsked(sentence, question));
  if (!one || !other || areOneFigure(one.figure, other.figure)) return false;
  if (areToldAlike(a, b)) return true;
  return (
    Math.min(one.fit, other.fit) >= plainFit &&
    one.figure.unit === other.figure.unit &&
    namedPeriodText(a) === namedPeriodText(b) &&
    isOneThing(a, b, question)
  );
}

function areOneFigure(a: MeasuredFigure, b: MeasuredFigure): boolean {
  if (sameQuantity({ ...a, ...a.span }, { ...b, ...b.span })) return true;
  const apart = Math.abs(a.value - b.value);
  const tolerance = Math.max(...[a, b].map(toleranceOf));
  return a.unit === b.unit && apart < tolerance;
}

/** How far the exact figure may be from a rounded one: 12亿元 for 12.5亿元, 约10亿元 for 10.6亿元. */
function toleranceOf({ printed, value }: MeasuredFigure): number {
  const number = /[\d.]+/u.exec(printed.replaceAll(',', ''))?.[0] ?? '';
  const decimals = number.split('.')[1]?.length ?? 0;
  const lastPlace = number === '' ? 0 : Math.abs(value / Number(number)) * 10 ** -decimals;
  return Math.max(lastPlace, approximate.test(printed) ? roundedShare * Math.abs(value) : 0);
}

function areOtherNames(a: Candidate, b: Candidate): boolean {
  const [one, other] = [bareText(a), bareText(b)];
  return !one.includes(other) && !other.includes(one);
}

/** Without the offices that stand behind a name. */
function bareText({ finding }: Candidate): string {
  return normalizeText(finding?.text ?? '').replace(/[(（].*$|\s/gu, '');
}

/** Whether the sentences are the same but for what they say in answer. */
function areToldAlike(a: Candidate, b: Candidate): boolean {
  const [one, other] = [withoutFinding(a), withoutFinding(b)];
  const longer = Math.max(one.length, other.length);
  return longer >= fewestSameChars && distance(one, other) <= mostDifferent * longer;
}

function withoutFinding({ sentence, finding }: Candidate): string {
  const { text } = sentence.article;
  const { start, end } = sentence.span;
  const [first] = finding?.spans ?? [];
  const last = finding?.spans.at(-1);
  const rest = first && last ? text.slice(start, first.start) + text.slice(last.end, end) : '';
  return normalizeText(rest).replace(/\s/gu, '');
}
