import { type DateRange, isCalendarYear, rangeBetween, yearsRange } from './calendar.ts';
import { parseChineseNumeral } from './chinese-numerals.ts';
import { type Anchor, readDeicticWord } from './deictic-dates.ts';
import { matchAt, matchGroups } from './sticky.ts';
import {
  rangeSignPattern,
  readEndOfYear,
  readYearPart,
  wholeYear,
  type YearPart,
} from './year-parts.ts';

/** A year as printed: 2024年, or so many years after the issue's: 今年 0, 去年 -1. */
export type YearReference =
  | { kind: 'absolute'; year: number }
  | { kind: 'relative'; offset: number };

/** A part of a year, whose year may have to be found elsewhere. */
export interface CalendarPeriod {
  year: YearReference | undefined;
  part: YearPart;
}

/** What a date expression says by itself, before issue date and context make it a range. */
export type DateMeaning =
  | { kind: 'fixed'; range: DateRange | undefined }
  | { kind: 'deictic'; anchor: Anchor }
  | { kind: 'calendar'; from: CalendarPeriod; until: CalendarPeriod }
  | { kind: 'same-period'; year: YearReference | undefined };

/** An expression at one place of a compact text. */
export interface DateForm {
  end: number;
  meaning: DateMeaning;
  /** 截至…: from the start of the year; …以来: until the issue. */
  frame: 'up-to' | 'since' | undefined;
}

type Read<T> = { end: number } & T;

const upTo = /截至到?|截止到?/y;
const since = /以来|至今|来(?=[，,])/y;
const rangeSign = new RegExp(rangeSignPattern, 'y');
const samePeriod = /的?同期(?!声)/y;
const numericDay = /(?<year>\d{4})(?<sign>[-/.])(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})(?!\d)/y;
const yearSpan = new RegExp(
  `(?<first>\\d{4})年?${rangeSignPattern}(?<last>\\d{4})(?<sign>年)?`,
  'y',
);
const fiveYearPlan =
  /["“]?十(?<ordinal>[一二三四五六七八九])五["”]?(?:时期|期间|规划期)?(?![个家名项万亿])/y;
const printedYear = /(?<year>\d{4}|[〇零○一二三四五六七八九]{4})年度?/y;
// 前年 stands at the head of a phrase, unlike the characters of 投产前年产值.
const relativeYear =
  /(?:今年|本年|去年|(?<![以线])上一?年|(?<![^\s，。；：、！？“（(,.;:!?较比从在于是自到由与和])前年|明年)度?(?![轻级龄纪货画])/y;
const yearOffsets: Record<string, number> = {
  今: 0,
  本: 0,
  去: -1,
  上: -1,
  前: -2,
  明: 1,
};
/** Before a numeral: it goes on to the left (24年3月 too), counts as 第, is lunar, or returns every year. */
const notBareBefore =
  /[\d.〇零○一二三四五六七八九十百千万亿第A-Za-z]$|\d年$|每年$|历年$|[农阴]历$|\d[-—]$/;
const numeral = /[\d一二三四五六七八九十元]/;

const rangeSignStart = '—–~至到-';
const countStart = '[的\\d一二两三四五六七八九十]';

/**
 * Finds where an expression may begin. Every expression begins in one of these ways, though not all that does is one;
 * it spares the readers the many 上, 一 and 年 of a text.
 */
export const dateStart = new RegExp(
  [
    `\\d(?:\\d{3}[年./${rangeSignStart}]|\\d?[月日季${rangeSignStart}])`,
    `[一二三四五六七八九元十][月季${rangeSignStart}]`,
    `十[一二][月${rangeSignStart}]|["“]?十[一二三四五六七八九]五`,
    '[〇零○一二三四五六七八九]{4}年|第[一二三四1-4]季',
    '[上下](?:半年|个?月|周)|上一?年|前(?:[年天]|[\\d一二两三四五六七八九十])',
    '[今明昨][年日天晚晨]|[本去]年|本[月周星]|[目当日]前|眼下|如今|现[在今]|近日',
    `(?:最?近|过去|今后|未来)${countStart}`,
    '全年|年[内底末初]|截[至止]|同期',
  ].join('|'),
  'g',
);

/** The date expression that begins at this place of a compact text. */
export function readDateForm(text: string, at: number): DateForm | undefined {
  const prefix = matchAt(upTo, text, at);
  const read = readMeaning(text, at + (prefix?.length ?? 0));
  if (!read) return undefined;
  if (prefix) return { ...read, frame: 'up-to' };
  const suffix = read.meaning.kind === 'calendar' ? matchAt(since, text, read.end) : undefined;
  if (suffix) return { ...read, end: read.end + suffix.length, frame: 'since' };
  return { ...read, frame: undefined };
}

function readMeaning(text: string, at: number): Read<{ meaning: DateMeaning }> | undefined {
  return (
    readFixed(text, at) ??
    readSamePeriod(text, at) ??
    readCalendar(text, at) ??
    readDeictic(text, at)
  );
}

function readFixed(text: string, at: number): Read<{ meaning: DateMeaning }> | undefined {
  const read = readNumericDay(text, at) ?? readYearSpan(text, at) ?? readFiveYearPlan(text, at);
  return read && { end: read.end, meaning: { kind: 'fixed', range: read.range } };
}

function readDeictic(text: string, at: number): Read<{ meaning: DateMeaning }> | undefined {
  const word = readDeicticWord(text, at);
  return word && { end: word.end, meaning: { kind: 'deictic', anchor: word.anchor } };
}

/** 2024-08-12, 2024/8/12, 2024.8.12. */
function readNumericDay(text: string, at: number) {
  const match = isInsideCode(text, at) ? undefined : matchGroups(numericDay, text, at);
  if (!match) return undefined;
  const { year, month, day } = match.groups;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  return { end: match.end, range: rangeBetween(date, date) };
}

/** 2021—2025年; without 年 only between years that a newspaper speaks of, as in 规划纲要(2024-2035). */
function readYearSpan(text: string, at: number) {
  const match = isInsideCode(text, at) ? undefined : matchGroups(yearSpan, text, at);
  if (!match) return undefined;
  const [first, last] = [Number(match.groups.first), Number(match.groups.last)];
  const isPlausible = first >= 1900 && last <= 2100 && !/[\d-]/.test(text.charAt(match.end));
  const isSpan = match.groups.sign ? isCalendarYear(first) && isCalendarYear(last) : isPlausible;
  if (!isSpan || last <= first || readYearPart(text, match.end)) return undefined;
  return { end: match.end, range: yearsRange(first, last) };
}

/** 十四五 is the fourteenth five-year plan, 2021 to 2025; the tenth began in 2001. */
function readFiveYearPlan(text: string, at: number) {
  if (numeral.test(text.charAt(at - 1))) return undefined;
  const match = matchGroups(fiveYearPlan, text, at);
  if (!match) return undefined;
  const sinceTenth = parseChineseNumeral(match.groups.ordinal ?? '') ?? Number.NaN;
  const first = 2001 + 5 * sinceTenth;
  return { end: match.end, range: yearsRange(first, first + 4) };
}

/** 去年同期, 2019年同期, 同期. */
function readSamePeriod(text: string, at: number): Read<{ meaning: DateMeaning }> | undefined {
  const year = readYear(text, at);
  if (/历[年史]$|往年$/.test(text.slice(Math.max(0, at - 2), at))) return undefined;
  const start = year?.end ?? at;
  const period = matchAt(samePeriod, text, start);
  if (period === undefined) return undefined;
  return { end: start + period.length, meaning: { kind: 'same-period', year: year?.year } };
}

/** One period, or the span of two: 2024年8月至2025年3月. */
function readCalendar(text: string, at: number): Read<{ meaning: DateMeaning }> | undefined {
  const from = readPeriod(text, at);
  if (!from) return undefined;
  const sign = matchAt(rangeSign, text, from.end);
  const until = sign ? readPeriod(text, from.end + sign.length) : undefined;
  if (until?.year) return { end: until.end, meaning: { kind: 'calendar', from, until } };
  return { end: from.end, meaning: { kind: 'calendar', from, until: from } };
}

function readPeriod(text: string, at: number): Read<CalendarPeriod> | undefined {
  const year = readYear(text, at);
  if (!year) return isBarePartAllowed(text, at) ? withoutYear(readYearPart(text, at)) : undefined;
  const part = readYearPart(text, year.end) ?? readEndOfYear(text, year.end);
  return { year: year.year, part: part?.part ?? wholeYear, end: part?.end ?? year.end };
}

function withoutYear(read: Read<{ part: YearPart }> | undefined) {
  return read && { ...read, year: undefined };
}

function readYear(text: string, at: number): Read<{ year: YearReference }> | undefined {
  const relative = matchAt(relativeYear, text, at);
  if (relative) {
    const offset = yearOffsets[relative.charAt(0)] ?? 0;
    return { end: at + relative.length, year: { kind: 'relative', offset } };
  }
  const match = isInsideCode(text, at) ? undefined : matchGroups(printedYear, text, at);
  const printed = match?.groups.year ?? '';
  const year = /^\d/.test(printed) ? Number(printed) : parseChineseNumeral(printed);
  if (!match || year === undefined || !isCalendarYear(year)) return undefined;
  return { end: match.end, year: { kind: 'absolute', year } };
}

function isInsideCode(text: string, at: number): boolean {
  return /[\dA-Za-z.〇零○一二三四五六七八九十百千万亿]$|[\dA-Za-z]-$/.test(
    text.slice(Math.max(0, at - 2), at),
  );
}

function isBarePartAllowed(text: string, at: number): boolean {
  const joinsLeft = numeral.test(text.charAt(at)) || text.charAt(at) === '年';
  return !joinsLeft || !notBareBefore.test(text.slice(Math.max(0, at - 2), at));
}
