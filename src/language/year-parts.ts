import { parseChineseNumeral } from './chinese-numerals.ts';
import { type Groups, matchGroups } from './sticky.ts';

/** A stretch of a year that is not yet known. Without a `lastDay` it ends with its last month. */
export interface YearPart {
  firstMonth: number;
  firstDay: number;
  lastMonth: number;
  lastDay?: number;
  /** The month that decides which year is meant when none is printed; without one it is the issue's. */
  decidingMonth?: number;
  /** A season is a quarter, a half, the whole year or one of its ends. */
  grain: 'day' | 'month' | 'season';
}

/** A part together with the end of its text. */
export interface ReadPart {
  part: YearPart;
  end: number;
}

interface PartReader {
  pattern: RegExp;
  toPart: (groups: Groups) => YearPart | undefined;
}

/** Between the ends of a range, inside a regular expression. */
export const rangeSignPattern = '(?:——|[-—–~至到])';

const to = rangeSignPattern;
const monthPattern = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])';
const dayPattern = String.raw`(?:\d{1,2}|[一二三四五六七八九十]{1,3})`;
const partOfDay = '(?:上午|下午|中午|晚上|晚间|傍晚|凌晨|清晨|早晨|晚)?';
// 月度 and the like are words of their own; 八月十五 and 七月初四 are days of the lunar calendar.
const notMonthWord = '(?![度薪供租票嫂龄]|初[一二三四五六七八九十])';
const third = '(?<third>上旬|中旬|下旬|底|末|初)?';

// 初中, 初步 and 大年初七 begin with the same characters.
const startOfYear = '初(?![中步高级衷心一二三四五六七八九十])';
const endOfPrintedYear = sticky(`[底末]|${startOfYear}`);

const readers: readonly PartReader[] = [
  {
    pattern: sticky(
      `(?<month>${monthPattern})月(?<day>${dayPattern})[日号]?${to}` +
        `(?:(?<lastMonth>${monthPattern})月)?(?<lastDay>${dayPattern})[日号]`,
    ),
    toPart: toDays,
  },
  {
    pattern: sticky(`(?<month>${monthPattern})月(?<day>${dayPattern})[日号]${partOfDay}`),
    toPart: toDays,
  },
  {
    pattern: sticky(
      `(?<month>${monthPattern})(?:月份?)?${to}(?<lastMonth>${monthPattern})月份?${notMonthWord}`,
    ),
    toPart: (groups) => toMonths(toNumber(groups.month), toNumber(groups.lastMonth)),
  },
  {
    pattern: sticky(`(?<month>(?!\\d)${monthPattern})月(?=[十廿二三])`),
    toPart: () => undefined,
  },
  {
    pattern: sticky(`(?<month>${monthPattern})月份?${notMonthWord}${third}`),
    toPart: (groups) => toThird(toNumber(groups.month), groups.third),
  },
  { pattern: sticky('(?<half>[上下])半年'), toPart: ({ half }) => toHalf(half) },
  {
    pattern: sticky(`(?<quarter>[一1])${to}(?<lastQuarter>[二三四2-4])季度`),
    toPart: (groups) => toQuarters(toNumber(groups.quarter), toNumber(groups.lastQuarter)),
  },
  {
    pattern: sticky('第?(?<quarter>[一二三四1-4])季度'),
    toPart: ({ quarter }) => toQuarters(toNumber(quarter), toNumber(quarter)),
  },
  {
    pattern: sticky('前(?<quarters>[二两三23])个?季度'),
    toPart: ({ quarters }) => toQuarters(1, toNumber(quarters)),
  },
  {
    pattern: sticky(String.raw`前(?<months>\d{1,2}|十[一二]?|[一二两三四五六七八九])个月`),
    toPart: ({ months }) => toMonths(1, toNumber(months)),
  },
  { pattern: sticky('全年(?![级龄])|年内'), toPart: () => wholeYear },
  { pattern: sticky('年[底末]'), toPart: () => ({ ...wholeYear, firstMonth: 12 }) },
  { pattern: sticky(`(?<!大)年${startOfYear}`), toPart: () => ({ ...wholeYear, lastMonth: 1 }) },
];

/** January to December. */
export const wholeYear: YearPart = { firstMonth: 1, firstDay: 1, lastMonth: 12, grain: 'season' };

/** The part of a year printed at this place: 8月12日, 1至5月, 上半年, 第三季度, 年底. */
export function readYearPart(text: string, at: number): ReadPart | undefined {
  for (const { pattern, toPart } of readers) {
    const match = matchGroups(pattern, text, at);
    if (!match) continue;
    const part = toPart(match.groups);
    return part && { part, end: match.end };
  }
  return undefined;
}

/** The 底 of 2024年底 and the 初 of 今年初, right after a year. */
export function readEndOfYear(text: string, at: number): ReadPart | undefined {
  const match = matchGroups(endOfPrintedYear, text, at);
  if (!match) return undefined;
  const isStart = text.charAt(at) === '初';
  const part = isStart ? { ...wholeYear, lastMonth: 1 } : { ...wholeYear, firstMonth: 12 };
  return { part, end: match.end };
}

function toDays({ month, day, lastMonth, lastDay }: Groups): YearPart {
  const last = toNumber(lastMonth ?? month);
  return {
    firstMonth: toNumber(month),
    firstDay: toNumber(day),
    lastMonth: last,
    lastDay: toNumber(lastDay ?? day),
    decidingMonth: last,
    grain: 'day',
  };
}

function toMonths(firstMonth: number, lastMonth: number): YearPart | undefined {
  if (lastMonth < firstMonth || lastMonth > 12) return undefined;
  return { firstMonth, firstDay: 1, lastMonth, decidingMonth: lastMonth, grain: 'month' };
}

/** 上旬 and 初 are the days 1 to 10, 中旬 11 to 20, 下旬, 底 and 末 the rest. */
function toThird(month: number, name: string | undefined): YearPart | undefined {
  const whole = toMonths(month, month);
  if (!whole || name === undefined) return whole;
  if (name === '上旬' || name === '初') return { ...whole, lastDay: 10 };
  if (name === '中旬') return { ...whole, firstDay: 11, lastDay: 20 };
  return { ...whole, firstDay: 21 };
}

function toHalf(half: string | undefined): YearPart {
  if (half === '上') return { ...wholeYear, lastMonth: 6, decidingMonth: 1 };
  return { ...wholeYear, firstMonth: 7, decidingMonth: 7 };
}

function toQuarters(first: number, last: number): YearPart | undefined {
  const months = toMonths(first * 3 - 2, last * 3);
  return months && { ...months, grain: 'season' };
}

function toNumber(text: string | undefined): number {
  if (text === '元') return 1;
  return text !== undefined && /^\d+$/.test(text)
    ? Number(text)
    : (parseChineseNumeral(text ?? '') ?? Number.NaN);
}

function sticky(source: string): RegExp {
  return new RegExp(source, 'y');
}
