import {
  addDays,
  type DateRange,
  type IssueDate,
  monthRange,
  partsOf,
  rangeBetween,
  rangeOf,
  shiftYears,
  weekdayOf,
} from './calendar.ts';
import { parseChineseNumeral } from './chinese-numerals.ts';
import { type Groups, matchGroups } from './sticky.ts';
import { rangeSignPattern } from './year-parts.ts';

/** How a word such as 近日 becomes a range once the issue date is known. */
export type Anchor = (issue: IssueDate) => DateRange | undefined;

interface DeicticWord {
  /** Sticky; looks behind where the characters also end other words. */
  pattern: RegExp;
  toAnchor: (groups: Groups) => Anchor;
}

/** 近日 and 日前 speak of the issue's day and the thirteen before it. */
const recentDays = 14;
const count = String.raw`\d{1,2}|[一二两三四五六七八九十]{1,3}`;
const years = `(?:(?:${count})${rangeSignPattern})?(?<years>${count})年`;

const words: readonly DeicticWord[] = [
  {
    pattern: /(?<!最)近日|(?<![\d一二三四五六七八九十今昨明当同节生假作])日前/y,
    toAnchor: () => (issue) => daysBefore(issue, recentDays - 1),
  },
  { pattern: /目前|当前|眼下|如今|(?<![体出表展呈实显发浮涌])现在|现今/y, toAnchor: () => rangeOf },
  { pattern: /今[日天晚晨](?!头条)/y, toAnchor: () => (issue) => shiftedDay(issue, 0) },
  { pattern: /昨[日天晚]/y, toAnchor: () => (issue) => shiftedDay(issue, -1) },
  { pattern: /(?<![年月天日])前天(?![气然])/y, toAnchor: () => (issue) => shiftedDay(issue, -2) },
  { pattern: /明[日天](?!就是)/y, toAnchor: () => (issue) => shiftedDay(issue, 1) },
  { pattern: /本月(?![度球])/y, toAnchor: () => (issue) => shiftedMonth(issue, 0) },
  {
    pattern: /(?<![以线])上个?月(?![球嫂台])/y,
    toAnchor: () => (issue) => shiftedMonth(issue, -1),
  },
  { pattern: /(?<![以线])下个?月(?![球嫂台])/y, toAnchor: () => (issue) => shiftedMonth(issue, 1) },
  { pattern: /本(?:周|星期)(?![年边岁围期刊报])/y, toAnchor: () => (issue) => week(issue, 0) },
  { pattern: /(?<![以线])上周(?![年边岁围期刊报])/y, toAnchor: () => (issue) => week(issue, -1) },
  { pattern: /(?<![以线])下周(?![年边岁围期刊报])/y, toAnchor: () => (issue) => week(issue, 1) },
  {
    pattern: new RegExp(`(?:(?<![附临最将])近|最近|过去)的?${years}来?`, 'y'),
    toAnchor: (groups) => (issue) => yearsUntil(issue, toYears(groups)),
  },
  {
    pattern: new RegExp(`(?:今后|未来)的?${years}`, 'y'),
    toAnchor: (groups) => (issue) => yearsFrom(issue, toYears(groups)),
  },
  {
    // At the head of a clause only, since 10日 inside one may as well count days.
    pattern: /(?<![^\s，。；：！？“（(,.;:!?])(?<day>\d{1,2})日(?=[，,上下晚早凌中])/y,
    toAnchor: (groups) => (issue) => latestDay(issue, Number(groups.day)),
  },
];

/**
 * A word that means nothing without an issue date: 近日, 昨日, 本周, 近5年. Where the issue date is not known to the day
 * (or to the month), such a word stands for the whole issue period.
 */
export function readDeicticWord(
  text: string,
  at: number,
): { anchor: Anchor; end: number } | undefined {
  for (const { pattern, toAnchor } of words) {
    const match = matchGroups(pattern, text, at);
    if (match) return { anchor: toAnchor(match.groups), end: match.end };
  }
  return undefined;
}

function daysBefore(issue: IssueDate, days: number): DateRange {
  const { first, last } = rangeOf(issue);
  return issue.precision === 'day' ? { first: addDays(first, -days), last } : { first, last };
}

function shiftedDay(issue: IssueDate, days: number): DateRange {
  const range = rangeOf(issue);
  if (issue.precision !== 'day') return range;
  const day = addDays(range.first, days);
  return { first: day, last: day };
}

function week(issue: IssueDate, weeks: number): DateRange {
  const range = rangeOf(issue);
  if (issue.precision !== 'day') return range;
  const monday = addDays(range.first, weeks * 7 - weekdayOf(range.first));
  return { first: monday, last: addDays(monday, 6) };
}

function shiftedMonth(issue: IssueDate, months: number): DateRange | undefined {
  const { year, month } = partsOf(issue);
  if (month === undefined) return rangeOf(issue);
  const count = year * 12 + month - 1 + months;
  return monthRange(Math.floor(count / 12), (count % 12) + 1);
}

function yearsUntil(issue: IssueDate, count: number): DateRange | undefined {
  const range = rangeOf(issue);
  const shifted = shiftYears(range, -count);
  return shifted && { first: shifted.first, last: range.last };
}

function yearsFrom(issue: IssueDate, count: number): DateRange | undefined {
  const range = rangeOf(issue);
  const shifted = shiftYears(range, count);
  return shifted && { first: range.first, last: shifted.last };
}

/** The last such day of a month up to the issue: 23日 in a paper of 8月26日, 30日 in one of 8月2日. */
function latestDay(issue: IssueDate, day: number): DateRange | undefined {
  const { year, month, day: issueDay = 31 } = partsOf(issue);
  if (month === undefined) return undefined;
  const isLastMonth = day > issueDay;
  const from = { year: isLastMonth && month === 1 ? year - 1 : year, day };
  const inMonth = { ...from, month: isLastMonth ? ((month + 10) % 12) + 1 : month };
  return rangeBetween(inMonth, inMonth);
}

function toYears({ years: printed = '' }: Groups): number {
  return /^\d+$/.test(printed) ? Number(printed) : (parseChineseNumeral(printed) ?? Number.NaN);
}
