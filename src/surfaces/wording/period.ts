import type { PeriodOfStories } from '../../browsing/browser.ts';
import { parseIssueDate } from '../../corpus/record.ts';
import { normalizeText } from '../../language/normalize.ts';
import { chineseDate } from './citation-line.ts';

/** A date and nothing else: 2025, 2025年8月, 2025-08-26, 20250826. */
const wholeDate =
  /^(?:\d{4}(?:\s*年|\s*[-/.年]\s*\d{1,2}(?:\s*月份?|\s*[-/.月]\s*\d{1,2}\s*[日号]?)?)?|\d{8})$/u;
const dayOfMonth = /^(\d{1,2}\s*月)\s*(\d{1,2})\s*[日号]$/u;
const monthAlone = /^(\d{1,2})\s*月份?$/u;

/**
 * The month (`2025-08`) or year (`2025`) that somebody names: 2025年8月, 2025-08, 2025; a day names
 * its month, and a month without a year is the newest of that name in the archive.
 */
export function readPeriod(text: string, periods: readonly PeriodOfStories[]): string | undefined {
  const typed = normalizeText(text);
  const [, month] = monthAlone.exec(typed) ?? [];
  if (month === undefined) return parseIssueDate(typed)?.date.slice(0, 7);
  const ending = `-${month.padStart(2, '0')}`;
  return periods.find(({ period }) => period.endsWith(ending))?.period;
}

/**
 * The day (`2025-08-26`), month or year that a text names which says nothing else: 2025年8月26日,
 * 2025-08-26, 8月26日, 2025年8月, 2025; without a year as above.
 */
export function readDate(text: string, periods: readonly PeriodOfStories[]): string | undefined {
  const typed = normalizeText(text);
  const [, month = '', day = ''] = dayOfMonth.exec(typed) ?? [];
  if (day !== '') {
    const period = readPeriod(month, periods);
    return period && parseIssueDate(`${period}-${day}`)?.date;
  }
  if (monthAlone.test(typed)) return readPeriod(typed, periods);
  return wholeDate.test(typed) ? parseIssueDate(typed)?.date : undefined;
}

/** 2025-08 as 2025年8月, 2025 as 2025年; empty for anything else. */
export function periodName(period: string): string {
  return /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/u.test(period) ? chineseDate({ date: period }) : '';
}
