import {
  type DateExpression,
  findDateExpressions,
  type IssueDate,
  rangeContains,
  rangeOf,
  rangesOverlap,
} from '../../../language/dates.ts';
import { ArticlePeriods } from '../../../retrieval/period.ts';
import type { CitedSource } from '../cited-source.ts';
import { ofReport } from '../dates-stand.ts';
import { perSource } from './per-source.ts';

/** Where the day of issue is not known, the dates that depend on it can still be compared with each other. */
const unknownIssue: IssueDate = { date: '2000', precision: 'year' };
const sentenceMark = /[。!?\n]/u;
/** What stands between a figure and the date that is said behind it. */
const saidBehind = /^(?:\(|,?(?:这|那)?(?:是|为|系|即)在?)$/u;
const comparing = /[较比同占]$|[高低大小多少优快慢强弱]于$/u;

/** A text with the periods that it tells of, apart from those with which it only compares. */
export interface ToldPeriods {
  readonly text: string;
  readonly own: readonly DateExpression[];
  readonly compared: readonly DateExpression[];
}

/** Reads a comparable text as the issue would mean it. */
export function readPeriods(text: string, issue: IssueDate = unknownIssue): ToldPeriods {
  const periods = new ArticlePeriods({ text, date: issue });
  const dates = findDateExpressions(text, issue).filter(({ range }) => range !== undefined);
  const isOwn = (date: DateExpression) =>
    periods.namedBefore(date, date.end) !== undefined && !ofReport.test(text.slice(date.end));
  return {
    text,
    own: dates.filter(isOwn),
    compared: dates.filter(
      (date) =>
        !isOwn(date) &&
        (date.printed.includes('同期') || comparing.test(text.slice(0, date.start))),
    ),
  };
}

export const printedPeriods = perSource(({ comparable, issue }: CitedSource) =>
  readPeriods(comparable, issue),
);

/** The last of the dates before a place of its sentence. */
export function lastBefore(
  text: string,
  at: number,
  dates: readonly DateExpression[],
): DateExpression | undefined {
  const last = dates.findLast(({ end }) => end <= at);
  return last && !sentenceMark.test(text.slice(last.end, at)) ? last : undefined;
}

/** The period of which a figure is told: the last one before it in its sentence, or one that is said to be its own behind it. */
export function periodOf(
  { text, own }: ToldPeriods,
  { start, end }: { readonly start: number; readonly end: number },
): DateExpression | undefined {
  const before = lastBefore(text, start, own);
  const isSaidBehind = (date: DateExpression) =>
    date.start >= end && saidBehind.test(text.slice(end, date.start));
  return before ?? own.find(isSaidBehind);
}

/** Whether what is told of one period is told of a printed one; a longer period tells of what lies in it. */
export function isWithin(said: DateExpression, printed: DateExpression): boolean {
  if (said.range === undefined || printed.range === undefined) return true;
  if (isUncertain(said, printed)) return true;
  return rangeContains(said.range, printed.range);
}

/** Whether two dates could be of the same days; so is one whose days are not known. */
export function overlaps(one: DateExpression, other: DateExpression): boolean {
  if (one.range === undefined || other.range === undefined) return true;
  return isUncertain(one, other) || rangesOverlap(one.range, other.range);
}

/** Whether a printed place that has no date in its sentence may be of a period: of an earlier one, or of the issue. */
export function mayBeOf(
  said: DateExpression,
  at: number,
  { own }: ToldPeriods,
  issue: IssueDate | undefined,
): boolean {
  const earlier = own.filter(({ end }) => end <= at);
  if (earlier.length === 0 || said.range === undefined) return true;
  if (earlier.some((date) => overlaps(said, date))) return true;
  return issue === undefined || rangesOverlap(said.range, rangeOf(issue));
}

/** A date that depends on an unknown issue and one that does not cannot be compared. */
function isUncertain(one: DateExpression, other: DateExpression): boolean {
  const isUnknown = ({ range }: DateExpression) => range !== undefined && range.first < '2001';
  return one.relative !== other.relative && (isUnknown(one) || isUnknown(other));
}
