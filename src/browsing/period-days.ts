import { dayRange, monthRange, yearRange } from '../language/calendar.ts';
import type { DateRange } from '../language/dates.ts';

const writtenPeriod = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/u;

/** The days of a year, month or day written as in ISO 8601; nothing for what the calendar has not. */
export function daysOfPeriod(period: string): DateRange | undefined {
  const [, year, month, day] = writtenPeriod.exec(period) ?? [];
  if (year === undefined) return undefined;
  if (month === undefined) return yearRange(Number(year));
  if (day === undefined) return monthRange(Number(year), Number(month));
  return dayRange({ year: Number(year), month: Number(month), day: Number(day) });
}
