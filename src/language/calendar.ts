/** How exactly a page's date is known. */
export type DatePrecision = 'day' | 'month' | 'year';

/** Inclusive ISO days: `{ first: '2024-01-01', last: '2024-06-30' }`. */
export interface DateRange {
  first: string;
  last: string;
}

/** When a page was printed. `date` is 2024, 2024-08 or 2024-08-12 according to its precision. */
export interface IssueDate {
  date: string;
  precision: DatePrecision;
}

/** A day of the Gregorian calendar; months and days count from 1. */
export interface CalendarDay {
  year: number;
  month: number;
  day: number;
}

const millisecondsPerDay = 86_400_000;
const earliestYear = 1000;
const latestYear = 9999;

/**
 * The days on which a page of this date may have been printed.
 * @throws RangeError when the date is not of the stated precision, or is not in the calendar.
 */
export function rangeOf(issueDate: IssueDate): DateRange {
  const { year, month, day } = partsOf(issueDate);
  const range =
    month === undefined
      ? yearRange(year)
      : day === undefined
        ? monthRange(year, month)
        : dayRange({ year, month, day });
  if (!range) {
    throw new RangeError(`'${issueDate.date}' is not a ${issueDate.precision} of the calendar.`);
  }
  return range;
}

/** The year of an issue date, and its month when that is known. */
export function partsOf(issueDate: IssueDate): { year: number; month?: number; day?: number } {
  const [year = Number.NaN, month, day] = issueDate.date.split('-').map(Number);
  if (issueDate.precision === 'year') return { year };
  if (issueDate.precision === 'month') return { year, month: month ?? Number.NaN };
  return { year, month: month ?? Number.NaN, day: day ?? Number.NaN };
}

/** Whether two ranges are of the same days. */
export function rangesEqual(a: DateRange, b: DateRange): boolean {
  return a.first === b.first && a.last === b.last;
}

/** Whether the two ranges have a day in common. */
export function rangesOverlap(a: DateRange, b: DateRange): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** Whether every day of the inner range is a day of the outer one. */
export function rangeContains(outer: DateRange, inner: DateRange): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

/** The range between two days; undefined when a day is not in the calendar or the last comes before the first. */
export function rangeBetween(first: CalendarDay, last: CalendarDay): DateRange | undefined {
  if (!isCalendarDay(first) || !isCalendarDay(last)) return undefined;
  const range = { first: toIsoDay(first), last: toIsoDay(last) };
  return range.first <= range.last ? range : undefined;
}

/** Whether a four-digit number before 年 is rather a year than a span of years. */
export function isCalendarYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1000 && value < 3000;
}

/** One day as a range; undefined for a day that no calendar has. */
export function dayRange(day: CalendarDay): DateRange | undefined {
  return rangeBetween(day, day);
}

/** A month from its first to its last day; `month` from 1. Undefined for one that no calendar has. */
export function monthRange(year: number, month: number): DateRange | undefined {
  return rangeBetween({ year, month, day: 1 }, { year, month, day: lastDayOfMonth(year, month) });
}

/** A year from its first to its last day; undefined outside the years that are read. */
export function yearRange(year: number): DateRange | undefined {
  return yearsRange(year, year);
}

/** From the first day of one year to the last day of another. */
export function yearsRange(first: number, last: number): DateRange | undefined {
  return rangeBetween({ year: first, month: 1, day: 1 }, { year: last, month: 12, day: 31 });
}

/** 28 to 31; `month` from 1. */
export function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Moves an ISO day, but not out of the years that an ISO day can name. */
export function addDays(isoDay: string, days: number): string {
  const moved = new Date(Date.parse(isoDay) + days * millisecondsPerDay);
  if (moved.getUTCFullYear() < earliestYear) return `${earliestYear}-01-01`;
  if (moved.getUTCFullYear() > latestYear) return `${latestYear}-12-31`;
  return moved.toISOString().slice(0, 10);
}

/** Days since Monday: 0 to 6. */
export function weekdayOf(isoDay: string): number {
  return (new Date(isoDay).getUTCDay() + 6) % 7;
}

/** The same days of another year. The end of a month stays the end: 2025-02-28 becomes 2024-02-29. */
export function shiftYears(range: DateRange, years: number): DateRange | undefined {
  return rangeBetween(
    shiftDay(fromIsoDay(range.first), years, false),
    shiftDay(fromIsoDay(range.last), years, true),
  );
}

/** `2024-08-12` as numbers; the text must be of that form. */
export function fromIsoDay(isoDay: string): CalendarDay {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = isoDay.split('-').map(Number);
  return { year, month, day };
}

function shiftDay(from: CalendarDay, years: number, keepsMonthEnd: boolean): CalendarDay {
  const year = from.year + years;
  const lastDay = lastDayOfMonth(year, from.month);
  const isMonthEnd = keepsMonthEnd && from.day === lastDayOfMonth(from.year, from.month);
  return { year, month: from.month, day: isMonthEnd ? lastDay : Math.min(from.day, lastDay) };
}

function isCalendarDay({ year, month, day }: CalendarDay): boolean {
  const isYear = Number.isInteger(year) && year >= earliestYear && year <= latestYear;
  const isMonth = Number.isInteger(month) && month >= 1 && month <= 12;
  return (
    isYear && isMonth && Number.isInteger(day) && day >= 1 && day <= lastDayOfMonth(year, month)
  );
}

function toIsoDay({ year, month, day }: CalendarDay): string {
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
