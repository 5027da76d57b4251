import { z } from 'zod';
import type { IssueDate } from '../language/dates.ts';
import type { Page } from './page.ts';

/** Longest text of one record that is read; a longer one is rejected with a reason. */
const maxRecordChars = 2_000_000;
/** The title stands with each chunk of the text in the index, so that a long one would fill it. */
export const maxTitleChars = 1_000;
/** Longest name of a publication or section. */
export const maxNameChars = 200;

/**
 * Text in which each half of a surrogate pair that stands alone, as where a crawler cut an emoji, is
 * U+FFFD: UTF-8 has no other way to keep it, so what is stored would differ from what was read.
 */
export const wellFormedText = z.string().overwrite((text) => text.replace(/\p{Cs}/gu, '\ufffd'));

/** One line of a `.jsonl` source, and one of the documents given together with a question. */
export const recordSchema = z.object({
  id: z.union([wellFormedText.min(1).max(512), z.number()]).transform(String),
  text: wellFormedText.min(1).max(maxRecordChars),
  title: wellFormedText.max(maxTitleChars).nullish(),
  date: z.string().nullish(),
  publication: wellFormedText.max(maxNameChars).nullish(),
  url: z.string().nullish(),
});

export type DocumentRecord = z.infer<typeof recordSchema>;

/** Turns a record into a page. A date that is not ISO or Chinese notation is left out. */
export function toPage(
  record: DocumentRecord,
  place: { readonly source: string; readonly recordLine?: number },
): Page {
  const date = record.date ? parseIssueDate(record.date) : undefined;
  return {
    ...place,
    documentId: record.id,
    text: record.text,
    ...(record.title ? { title: record.title } : {}),
    ...(record.publication ? { publication: record.publication } : {}),
    ...(date ? { date, dateSource: 'document' as const } : {}),
  };
}

/** Reads `2024`, `2024-8`, `2024-08-12`, `2024/8/12`, `20240812`, `2024年8月12日`, also with a time. */
export function parseIssueDate(text: string): IssueDate | undefined {
  const match =
    /^\s*([1-9]\d{3})(?:\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2}))?)?(?!\d)/u.exec(text) ??
    /^\s*([1-9]\d{3})(\d{2})(\d{2})(?!\d)/u.exec(text);
  if (!match) return undefined;
  const [, year, month, day] = match;
  if (year === undefined) return undefined;
  if (month === undefined) return { date: year, precision: 'year' };
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  const yearMonth = `${year}-${month.padStart(2, '0')}`;
  if (day === undefined) return { date: yearMonth, precision: 'month' };
  const date = `${yearMonth}-${day.padStart(2, '0')}`;
  return isCalendarDay(date) ? { date, precision: 'day' } : undefined;
}

function isCalendarDay(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}
