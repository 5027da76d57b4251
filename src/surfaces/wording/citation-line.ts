import type { Citation } from '../../answering/answer.ts';

/** What is known of the issue that something was printed in. */
type Dated = Pick<Citation, 'date' | 'datePrecision' | 'isDateInferred'>;
type Printed = Dated & Pick<Citation, 'publication' | 'section'>;
/** And where it stands in the archive's files. */
type Filed = Printed & Pick<Citation, 'source' | 'lines'>;

/**
 * Where a quotation stands, as a newspaper cites, on one line and leaving out what is not known:
 * `《标题》，荆州区新闻，2025年8月26日，第3版，003.txt 第105—112行`. The marker is not part of it, and
 * control characters other than white space are left for the surface to remove.
 */
export function citationLine(citation: Filed & Pick<Citation, 'headline'>): string {
  const headline = oneLine(citation.headline);
  return `${headline ? titled(headline) : '（无标题）'}，${placeLine(citation)}`;
}

/** The same without the headline: `荆州区新闻，2025年8月26日，第3版，003.txt 第105—112行`. */
export function placeLine(filed: Filed): string {
  const file = `${oneLine(filed.source)} ${lineRange(filed.lines)}`.trim();
  return listed([...issueParts(filed), file]);
}

/** Without the file: `《标题》，荆州区新闻，2025年8月26日，第3版`; without a headline what is quoted is titled by its beginning. */
export function issueLine(citation: Printed & Pick<Citation, 'headline' | 'quote'>): string {
  return listed([titled(titleOfCitation(citation)), ...issueParts(citation)]);
}

/** Titles within a title have single marks, by the rules of print; so none ends where it goes on. */
function titled(title: string): string {
  return `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`;
}

const openingChars = 16;

/** The headline of what is cited, else how the quotation begins. */
export function titleOfCitation({ headline, quote }: Pick<Citation, 'headline' | 'quote'>): string {
  const opening = oneLine(quote);
  const cut = [...opening].slice(0, openingChars).join('');
  return oneLine(headline) || (cut === opening ? opening : `${cut}……`);
}

function issueParts(printed: Printed): string[] {
  return [oneLine(printed.publication), chineseDate(printed), pageName(printed)];
}

function listed(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('，');
}

function oneLine(text = ''): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** 2025-08-26 as 2025年8月26日, no more precise than the date is known; empty where it is not. */
export function chineseDate(dated: Dated): string {
  const { year, month, day } = dateParts(dated);
  const known = counted(year, '年') + counted(month, '月') + counted(day, '日');
  return known !== '' && dated.isDateInferred ? `${known}（据文中年份推断）` : known;
}

/** The same for where there is little room: 2025.8.26, 2025.8; a year alone is 2025年. */
export function shortDate(dated: Dated): string {
  const { year, month, day } = dateParts(dated);
  if (month === undefined) return counted(year, '年');
  return [year, month, day].filter((part) => part !== undefined).join('.');
}

interface DateParts {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

/** What is known of a date; nothing of what is no date. */
function dateParts({ date = '', datePrecision = 'day' }: Dated): DateParts {
  const printed = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/u.exec(date.trim());
  if (!printed) return {};
  const [year = 0, month, day] = printed.slice(1).flatMap((part) => (part ? [Number(part)] : []));
  if (datePrecision === 'year' || month === undefined) return { year };
  return datePrecision === 'month' || day === undefined ? { year, month } : { year, month, day };
}

function counted(part: number | undefined, unit: string): string {
  return part === undefined ? '' : `${part}${unit}`;
}

/** A page known by its number alone is 第3版 or A3版; one with a name keeps it. */
export function pageName({ section: name }: Pick<Citation, 'section'>): string {
  const section = oneLine(name);
  if (/^\d+$/u.test(section)) return `第${Number(section)}版`;
  return /^[A-Za-z]\d+$/u.test(section) ? `${section.toUpperCase()}版` : section;
}

/** Lines of a file in words: 第3行, 第3—9行. */
export function lineRange([first, last]: Citation['lines']): string {
  return first === last ? `第${first}行` : `第${first}—${last}行`;
}
