import { createRequire } from 'node:module';
import type { IssueDate } from '../language/dates.ts';
import type { Line } from './line.ts';
import type { DateSource, Page } from './page.ts';
import { parseIssueDate } from './record.ts';

type Calendar = typeof import('lunar-typescript');

/** Loading takes some 20 ms, so only a page that prints a lunar date pays. */
function openCalendar(): Calendar {
  return createRequire(import.meta.url)('lunar-typescript');
}

/** A page's issue date and how it is known. */
export interface DatedIssue {
  readonly date: IssueDate;
  readonly dateSource: DateSource;
}

const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';
const lunarMonths = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'];
const lunarDate =
  /([甲乙丙丁戊己庚辛壬癸])([子丑寅卯辰巳午未申酉戌亥])年\s*(闰?)([正一二三四五六七八九十冬腊]{1,2})月\s*(初[一二三四五六七八九十]|十[一二三四五六七八九]?|二十|廿[一二三四五六七八九]?|三十)/u;
const solarDate = /[12]\d{3}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}/u;
const printedYear = /(?<![\d.])(?:19|20)\d{2}(?=\s*年)/gu;

/** From so many on the year that they name most is taken for the issue's. */
const fewestStories = 2;
const fewestNamings = 2;

/**
 * The date of a page: what is known beforehand, else its masthead (also in the lunar calendar), else
 * its file's name, else the year that its text names most. One story alone may be of a year long gone, or
 * to come, and does not say when it was printed.
 * @param furniture the lines that belong to no article, where a masthead prints its date
 * @param stories how many stories the page holds
 */
export function readIssueDate(
  page: Page,
  furniture: readonly Line[],
  stories: number,
): DatedIssue | undefined {
  if (page.date) return { date: page.date, dateSource: page.dateSource ?? 'document' };
  const [year, times] = mostNamedYear(page.text);
  for (const { text } of furniture) {
    const date = solarIn(text) ?? lunarIn(text, year);
    if (date) return { date, dateSource: 'masthead' };
  }
  const named = dateInName(page.source);
  if (named) return { date: named, dateSource: 'file-name' };
  if (year === undefined || times < fewestNamings || stories < fewestStories) return undefined;
  return { date: { date: String(year), precision: 'year' }, dateSource: 'text' };
}

function solarIn(text: string): IssueDate | undefined {
  const printed = solarDate.exec(text)?.[0].replaceAll(/\s/gu, '');
  return printed === undefined ? undefined : parseIssueDate(printed);
}

/**
 * 乙巳年七月初四 → 2025-08-26. A year's name returns every 60 years; the one nearest to the years
 * that the page names is meant, so without any the date stays unknown.
 */
function lunarIn(text: string, nearYear: number | undefined): IssueDate | undefined {
  const match = lunarDate.exec(text);
  if (!match || nearYear === undefined) return undefined;
  const [, stem = '', branch = '', leap = '', month = '', day = ''] = match;
  const year = sexagenaryYear(stem, branch, nearYear);
  const monthNumber =
    lunarMonths.indexOf(month) + 1 || (month === '十一' ? 11 : month === '十二' ? 12 : 0);
  const dayNumber = lunarDay(day);
  if (year === undefined || monthNumber === 0 || dayNumber === 0) return undefined;
  const { Lunar } = openCalendar();
  try {
    const solar = Lunar.fromYmd(year, leap ? -monthNumber : monthNumber, dayNumber).getSolar();
    return { date: solar.toYmd(), precision: 'day' };
  } catch {
    return undefined;
  }
}

function sexagenaryYear(stem: string, branch: string, near: number): number | undefined {
  const candidates = Array.from({ length: 61 }, (_, index) => near - 30 + index);
  const matches = candidates.filter(
    (year) => stems[(year - 4) % 10] === stem && branches[(year - 4) % 12] === branch,
  );
  return matches.sort((a, b) => Math.abs(a - near) - Math.abs(b - near))[0];
}

function lunarDay(text: string): number {
  const digits = '一二三四五六七八九';
  if (text === '初十') return 10;
  if (text === '二十' || text === '廿') return 20;
  if (text === '三十') return 30;
  const tens = text.startsWith('初') ? 0 : text.startsWith('十') ? 10 : 20;
  return tens + digits.indexOf(text.slice(1)) + 1;
}

function dateInName(source: string): IssueDate | undefined {
  const name = source.slice(source.lastIndexOf('/') + 1);
  const match = /(?<!\d)((?:19|20)\d{2})[-_.年]?(\d{2})(?:[-_.月]?(\d{2}))?(?!\d)/u.exec(name);
  return match ? parseIssueDate(match.slice(1).filter(Boolean).join('-')) : undefined;
}

/** The year, and how often it is named. */
function mostNamedYear(text: string): [year: number | undefined, times: number] {
  const counts = new Map<number, number>();
  for (const [year] of text.matchAll(printedYear)) {
    counts.set(Number(year), (counts.get(Number(year)) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([yearA, a], [yearB, b]) => b - a || yearB - yearA);
  return ranked[0] ?? [undefined, 0];
}
