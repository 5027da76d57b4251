import {
  type DateExpression,
  type DateRange,
  findDateExpressions,
  type IssueDate,
  rangeOf,
  rangesEqual,
} from '../../language/dates.ts';
import { foldForComparison } from '../../language/normalize.ts';
import type { CitedSource, ReadText } from './cited-source.ts';
import { blank } from './codes.ts';

/** How a date may be proved that its sources do not print. */
export interface DateRules {
  /** Whether the day of issue dates anything, and not only what is called a report or stands alone in brackets. */
  readonly takesIssueDate: boolean;
}

/** These stand for a stretch of days without naming it. */
const vague = /^(?:近日|日前|目前|当前|眼下|如今|现[在今])$/u;
const dayOfIssue = /[今昨明前][日天晚晨]|[上下本](?:周|星期)/u;
/** What these mean depends on who says them, so they may only be repeated. */
const deictic =
  /[今明去前本]年|上一?年|[今昨明前][日天晚晨]|[上下本](?:个?月|周)|同期|近|[目当日]前|眼下|如今|现[在今]/u;
/** Behind a date that is the report's and not of what it tells. */
export const ofReport = /^的?(?:报道|报纸|见报|刊登|刊发|消息)/u;
const goesOnBefore = /[\d〇零一二三四五六七八九十第年月]$/u;

/**
 * Whether each date of a statement is printed in a source, or stands for the same days as a printed one
 * that is read in an issue of its date (2024年上半年 for 上半年), or is the date of the issue.
 */
export function datesStand(
  statement: ReadText,
  sources: readonly CitedSource[],
  rules: DateRules,
): boolean {
  return statement.dates.every((_, index) => dateStands(statement, index, sources, rules));
}

/** The same for one date of the statement. */
export function dateStands(
  statement: ReadText,
  index: number,
  sources: readonly CitedSource[],
  rules: DateRules,
): boolean {
  return sources.some((source) => {
    const date = findDateExpressions(statement.text, source.issue)[index];
    if (!date) return false;
    return (
      source.texts.some((text) => isPrinted(date, text) || hasSameDays(date, text, source.issue)) ||
      (source.issue !== undefined && isIssueDate(date, statement.text, source.issue, rules))
    );
  });
}

function isPrinted(date: DateExpression, { text, dates }: ReadText): boolean {
  const printed = foldForComparison(date.printed);
  const isSame = dates.some(
    (other) =>
      foldForComparison(other.printed) === printed &&
      (date.relative || !date.range || !other.range || rangesEqual(date.range, other.range)),
  );
  return isSame || isPrintedUnread(printed, foldForComparison(blank(text, dates)));
}

/** What is a date where it stands alone may be none behind other words: 次年4月. */
function isPrintedUnread(date: string, text: string): boolean {
  for (let at = text.indexOf(date); at >= 0; at = text.indexOf(date, at + 1)) {
    if (!goesOnBefore.test(text.slice(0, at)) && !/^\d/u.test(text.slice(at + date.length))) {
      return true;
    }
  }
  return false;
}

function hasSameDays(
  { range, printed }: DateExpression,
  { dates }: ReadText,
  issue: IssueDate | undefined,
): boolean {
  return (
    range !== undefined &&
    !deictic.test(printed) &&
    dates.some(
      (other) =>
        other.range !== undefined && rangesEqual(range, other.range) && !isVague(other, issue),
    )
  );
}

function isVague({ printed }: DateExpression, issue: IssueDate | undefined): boolean {
  return vague.test(printed) || (issue?.precision !== 'day' && dayOfIssue.test(printed));
}

function isIssueDate(
  { range, relative, start, end }: DateExpression,
  text: string,
  issue: IssueDate,
  { takesIssueDate }: DateRules,
): boolean {
  const [before, behind] = [text.slice(0, start).trimEnd(), text.slice(end).trimStart()];
  const isAdded = ofReport.test(behind) || (/[（(]$/u.test(before) && /^[）)]/u.test(behind));
  if (relative || !range || !(takesIssueDate || isAdded)) {
    return false;
  }
  return issueRanges(issue).some((known) => rangesEqual(known, range));
}

/** The day, month and year of an issue, as far as they are known. */
function issueRanges({ date }: IssueDate): DateRange[] {
  const parts = date.split('-');
  const precisions = ['year', 'month', 'day'] as const;
  return parts.flatMap((_, index) => {
    const precision = precisions[index];
    return precision ? [rangeOf({ date: parts.slice(0, index + 1).join('-'), precision })] : [];
  });
}
