import { type DateExpression, findDateExpressions, type IssueDate } from '../../language/dates.ts';

const units = ['年', '月', '日'];

const isoDate = /^\d{4}(?:-\d{1,2}){0,2}$/u;

/** An ISO date as a Chinese page prints it, as precise as it is: 2024年8月. Any other text as it is. */
export function printDate(date: string): string {
  if (!isoDate.test(date)) return date;
  const parts = date.split('-');
  return parts.map((part, index) => `${Number(part)}${units[index] ?? ''}`).join('');
}

const dateLine = /^(?<year>\d{4})年(?:(?<month>\d{1,2})月(?:(?<day>\d{1,2})日)?)?。?$/u;
const precisions = ['year', 'month', 'day'] as const;

/**
 * The date expressions of passages. A line that is nothing but a date is the date of issue of those
 * that follow, so that their 上半年 is of a known year.
 */
export function findDatesInPassages(text: string): DateExpression[] {
  const passages: { issue?: IssueDate; lines: string[] }[] = [{ lines: [] }];
  for (const line of text.split('\n')) {
    const issue = toIssueDate(line);
    if (issue) passages.push({ issue, lines: [] });
    passages.at(-1)?.lines.push(line);
  }
  return passages.flatMap(({ issue, lines }) => findDateExpressions(lines.join('\n'), issue));
}

/** Nothing where the line is no date, or one that no calendar has. */
function toIssueDate(line: string): IssueDate | undefined {
  const { year, month, day } = dateLine.exec(line.trim())?.groups ?? {};
  const parts = [year, month, day].flatMap((part) => part?.padStart(2, '0') ?? []);
  const precision = precisions[parts.length - 1];
  if (precision === undefined) return undefined;
  const isInCalendar = findDateExpressions(line)[0]?.range !== undefined;
  return isInCalendar ? { date: parts.join('-'), precision } : undefined;
}
