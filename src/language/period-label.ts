import { lastDayOfMonth } from './calendar.ts';
import type { DateRange, IssueDate } from './dates.ts';

/** What a year's parts are called, by their first and last month. */
const parts: Readonly<Record<string, string>> = {
  '1-12': '',
  '1-6': '上半年',
  '7-12': '下半年',
  '1-3': '一季度',
  '4-6': '二季度',
  '7-9': '三季度',
  '10-12': '四季度',
};

/**
 * What people call a period: 2024年上半年, 2022年1至5月, 2022年7月19日. Undefined for one that has no
 * short name, such as one over several years.
 */
export function periodLabel({ first, last }: DateRange): string | undefined {
  const from = toParts(first);
  const to = toParts(last);
  if (from.year !== to.year) return undefined;
  if (first === last) return `${from.year}年${from.month}月${from.day}日`;
  if (from.day !== 1 || to.day !== lastDayOfMonth(to.year, to.month)) return undefined;
  const part = parts[`${from.month}-${to.month}`];
  if (part !== undefined) return `${from.year}年${part}`;
  if (from.month === to.month) return `${from.year}年${from.month}月`;
  return `${from.year}年${from.month}至${to.month}月`;
}

/** An issue's date as people write it, as precise as it is known: 2024年8月. */
export function issueLabel({ date }: IssueDate): string {
  const units = ['年', '月', '日'];
  return date
    .split('-')
    .map((part, index) => `${Number(part)}${units[index] ?? ''}`)
    .join('');
}

/** The month of an ISO day: 2024年8月. */
export function monthLabel(day: string): string {
  const { year, month } = toParts(day);
  return `${year}年${month}月`;
}

function toParts(day: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  return { year, month, day: dayOfMonth };
}
