import { basename, join } from 'node:path';
import { z } from 'zod';
import { WenbaoError } from '../errors.ts';
import type { DatePrecision } from '../language/dates.ts';
import type { PageFacts } from './page.ts';
import { maxNameChars, parseIssueDate, wellFormedText } from './record.ts';
import { RefusedFile, readRegularFile } from './regular-file.ts';

export const catalogName = 'catalog.json';
const maxCatalogBytes = 64 * 1024 * 1024;

const datePatterns = {
  day: /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u,
  month: /^[1-9]\d{3}-(0[1-9]|1[0-2])$/u,
  year: /^[1-9]\d{3}$/u,
};

const entrySchema = z
  .strictObject({
    publication: wellFormedText.min(1).max(maxNameChars).nullish(),
    date: z.string().nullish(),
    precision: z.enum(['day', 'month', 'year']).nullish(),
    section: wellFormedText.min(1).max(maxNameChars).nullish(),
    note: z.string().nullish(),
  })
  .refine(({ date, precision }) => !date || (precision && isDate(date, precision)), {
    message: 'date 要与 precision 相符，例如 "2024-08" 与 "month"',
  });

/** Whether a date is written in its precision, and one of the calendar. */
function isDate(date: string, precision: DatePrecision): boolean {
  return datePatterns[precision].test(date) && parseIssueDate(date) !== undefined;
}

/** What a curator knows of each file beside its text, by path relative to the folder of sources. */
export type Catalog = ReadonlyMap<string, PageFacts>;

/**
 * Reads `catalog.json` in a folder of sources; an empty catalog where there is none.
 * @throws WenbaoError when the file is not a valid catalog, naming the entry.
 */
export function readCatalog(folder: string): Catalog {
  const path = join(folder, catalogName);
  const text = readIfPresent(path);
  if (text === undefined) return new Map();
  const parsed = z.record(z.string(), entrySchema).safeParse(parseJson(text, path));
  if (!parsed.success) throw catalogError(path, describeIssue(parsed.error));
  return new Map(Object.entries(parsed.data).map(([source, entry]) => [source, toFacts(entry)]));
}

/** What a catalog says of a source: by its whole path, else by its file's name alone. */
export function factsOf(catalog: Catalog, source: string): PageFacts | undefined {
  return catalog.get(source) ?? catalog.get(basename(source));
}

function readIfPresent(path: string): string | undefined {
  try {
    const tooLarge = `超过 ${maxCatalogBytes / 1024 ** 2} MB`;
    return readRegularFile(path, maxCatalogBytes, tooLarge).toString('utf8');
  } catch (error) {
    if (error instanceof RefusedFile) throw catalogError(path, error.reason);
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw catalogError(path, '读不了这个文件');
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch {
    throw catalogError(path, '不是有效的 JSON');
  }
}

function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join(' → ')}：${issue.message}` : '格式不对';
}

function catalogError(path: string, reason: string): WenbaoError {
  return new WenbaoError('source', `目录文件 ${path} 有误（${reason}）。`, '请改正后再运行。');
}

function toFacts(entry: z.infer<typeof entrySchema>): PageFacts {
  const { publication, section, date, precision } = entry;
  return {
    ...(publication ? { publication } : {}),
    ...(section ? { section } : {}),
    ...(date && precision ? { date: { date, precision }, dateSource: 'catalog' as const } : {}),
  };
}
