import {
  type DateRange,
  fromIsoDay,
  type IssueDate,
  lastDayOfMonth,
  partsOf,
  rangeBetween,
  rangeOf,
  shiftYears,
  yearRange,
} from './calendar.ts';
import { toCompactText, toPrintedSpan } from './compact.ts';
import {
  type CalendarPeriod,
  type DateForm,
  type DateMeaning,
  dateStart,
  readDateForm,
  type YearReference,
} from './date-forms.ts';
import type { Span } from './span.ts';
import type { YearPart } from './year-parts.ts';

export type { DatePrecision, DateRange, IssueDate } from './calendar.ts';
export { rangeContains, rangeOf, rangesEqual, rangesOverlap } from './calendar.ts';

/** A date or period as it stands in running text. */
export interface DateExpression extends Span {
  printed: string;
  /** Absent when the day is not in the calendar, or when it takes an issue date that is not known. */
  range?: DateRange;
  /** Whether the range depends on the issue date: 近日, 去年, 7月19日 without a year. */
  relative: boolean;
}

interface Resolution {
  range: DateRange | undefined;
  relative: boolean;
}

/** What the expressions before one say about it. */
interface Context {
  issue: IssueDate | undefined;
  /** The period last printed with a year in the same sentence. */
  dated: CalendarPeriod | undefined;
  /** The last period of reporting: a month, a quarter, 截至…, but no single day. */
  reported: Resolution | undefined;
}

const sentenceEnd = /[。！？；!?;]/;
/** How many months a date without a year may lie after the issue's month. */
const longestOutlook = 8;

/**
 * Every date expression of the text, in order and without overlap, with the days it stands for. The conventions:
 *
 * - A month or day without a year (7月19日, 三季度) lies in the issue's year; but when that would be more than eight
 *   months after the issue's month, in the year before (12月 in a page of January).
 * - A half, quarter, 全年 or 年底 takes the year of an earlier period of its sentence: 2021年…，全年…. So does a later month
 *   after a month: 2024年1月…，6月….
 * - 去年同期 and 同期 are the last period of the text, a year earlier; with none before them, the year before the issue's.
 * - 截至X begins with the year in which X ends, and ends with X. X以来 ends with the issue.
 * - 近日 and 日前 are the fourteen days up to the issue, 目前 and 当前 the issue's own; 近5年 and 今后5年 run from the issue.
 *
 * A day that no calendar has (2月30日) is reported without a range.
 *
 * @throws RangeError when the issue date is not in the calendar.
 */
export function findDateExpressions(text: string, issueDate?: IssueDate): DateExpression[] {
  if (issueDate) rangeOf(issueDate);
  const compact = toCompactText(text);
  const expressions: DateExpression[] = [];
  const starts = new RegExp(dateStart);
  let context: Context = { issue: issueDate, dated: undefined, reported: undefined };
  let readTo = 0;

  for (let start = starts.exec(compact.text); start; start = starts.exec(compact.text)) {
    const form = readDateForm(compact.text, start.index);
    starts.lastIndex = form?.end ?? start.index + 1;
    if (!form) continue;
    const isNewSentence = sentenceEnd.test(compact.text.slice(readTo, start.index));
    const local = isNewSentence ? { ...context, dated: undefined } : context;
    const resolution = resolve(form, local);
    const span = toPrintedSpan(compact, { start: start.index, end: form.end });
    expressions.push(toExpression(text, span, resolution));
    context = contextAfter(form, resolution, local);
    readTo = form.end;
  }
  return expressions;
}

function toExpression(text: string, span: Span, { range, relative }: Resolution): DateExpression {
  const printed = text.slice(span.start, span.end);
  return { ...span, printed, ...(range && { range }), relative };
}

function contextAfter(form: DateForm, resolution: Resolution, context: Context): Context {
  const { meaning, frame } = form;
  if (meaning.kind !== 'calendar') {
    return frame === undefined ? context : { ...context, reported: resolution };
  }
  const isReport = resolution.range !== undefined && meaning.until.part.grain !== 'day';
  return {
    issue: context.issue,
    dated: meaning.until.year ? meaning.until : context.dated,
    reported: isReport || frame ? resolution : context.reported,
  };
}

function resolve({ meaning, frame }: DateForm, context: Context): Resolution {
  const { range, relative } = resolveMeaning(meaning, context);
  switch (frame) {
    case 'up-to':
      return { range: range && upToRange(range), relative };
    case 'since':
      return { range: range && sinceRange(range, context.issue), relative: true };
    case undefined:
      return { range, relative };
  }
}

function upToRange({ last }: DateRange): DateRange {
  return { first: `${last.slice(0, 4)}-01-01`, last };
}

function sinceRange({ first }: DateRange, issue: IssueDate | undefined): DateRange | undefined {
  const last = issue && rangeOf(issue).last;
  return last !== undefined && first <= last ? { first, last } : undefined;
}

function resolveMeaning(meaning: DateMeaning, context: Context): Resolution {
  switch (meaning.kind) {
    case 'fixed':
      return { range: meaning.range, relative: false };
    case 'deictic':
      return { range: context.issue && meaning.anchor(context.issue), relative: true };
    case 'same-period':
      return resolveSamePeriod(meaning.year, context);
    case 'calendar':
      return resolveCalendar(meaning.from, meaning.until, context);
  }
}

function resolveSamePeriod(year: YearReference | undefined, context: Context): Resolution {
  const { issue, reported } = context;
  if (!reported?.range) {
    const target = year?.kind === 'absolute' ? year.year : issueYear(issue, year?.offset ?? -1);
    return {
      range: target === undefined ? undefined : yearRange(target),
      relative: year?.kind !== 'absolute',
    };
  }
  const reportedYear = fromIsoDay(reported.range.last).year;
  const shift = year?.kind === 'absolute' ? year.year - reportedYear : (year?.offset ?? -1);
  return { range: shiftYears(reported.range, shift), relative: reported.relative };
}

function resolveCalendar(
  from: CalendarPeriod,
  until: CalendarPeriod,
  context: Context,
): Resolution {
  const last = resolveYear(until, context);
  const first = from === until ? last : resolveStart(from, until, last, context);
  const relative = first.relative || last.relative;
  if (first.year === undefined || last.year === undefined) return { range: undefined, relative };
  const { firstMonth, firstDay } = from.part;
  const { lastMonth, lastDay = lastDayOfMonth(last.year, lastMonth) } = until.part;
  const range = rangeBetween(
    { year: first.year, month: firstMonth, day: firstDay },
    { year: last.year, month: lastMonth, day: lastDay },
  );
  return { range, relative };
}

/** In 12月28日至2025年1月3日 the start takes its year from the end, which it precedes. */
function resolveStart(
  from: CalendarPeriod,
  until: CalendarPeriod,
  last: ResolvedYear,
  context: Context,
): ResolvedYear {
  if (from.year || last.year === undefined) return resolveYear(from, context);
  const isYearBefore = from.part.firstMonth > until.part.lastMonth;
  return { year: isYearBefore ? last.year - 1 : last.year, relative: last.relative };
}

interface ResolvedYear {
  year: number | undefined;
  relative: boolean;
}

function resolveYear({ year, part }: CalendarPeriod, context: Context): ResolvedYear {
  const reference = year ?? carriedYear(part, context.dated);
  if (reference?.kind === 'absolute') return { year: reference.year, relative: false };
  if (reference) return { year: issueYear(context.issue, reference.offset), relative: true };
  const isLastYear = isTooFarAhead(part.decidingMonth, context.issue);
  return { year: issueYear(context.issue, isLastYear ? -1 : 0), relative: true };
}

/** The year of an earlier period of the sentence, where a part without one goes on with it. */
function carriedYear(part: YearPart, dated: CalendarPeriod | undefined): YearReference | undefined {
  if (!dated || part.grain === 'season') return dated?.year;
  const isSequel = part.grain === dated.part.grain && part.lastMonth >= dated.part.lastMonth;
  return isSequel ? dated.year : undefined;
}

function isTooFarAhead(month: number | undefined, issue: IssueDate | undefined): boolean {
  const issueMonth = issue && partsOf(issue).month;
  return month !== undefined && issueMonth !== undefined && month - issueMonth > longestOutlook;
}

function issueYear(issue: IssueDate | undefined, offset: number): number | undefined {
  return issue && partsOf(issue).year + offset;
}
