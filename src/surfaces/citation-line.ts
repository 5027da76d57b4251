import type { Citation } from '../answering/answer.ts';

/** What is known of the issue that something was printed in. */
type Dated = Pick<Citation, 'date' | 'datePrecision'>;
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
  return `${headline ? `《${headline}》` : '（无标题）'}，${placeLine(citation)}`;
}

/** The same without the headline: `荆州区新闻，2025年8月26日，第3版，003.txt 第105—112行`. */
export function placeLine(filed: Filed): string {
  const file = `${oneLine(filed.source)} ${lineRange(filed.lines)}`.trim();
  const parts = [oneLine(filed.publication), chineseDate(filed), pageName(filed), file];
  return parts.filter((part) => part !== '').join('，');
}

function oneLine(text = ''): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** 2025-08-26 as 2025年8月26日, no more precise than the date is known; empty where it is not. */
export function chineseDate({ date = '', datePrecision = 'day' }: Dated): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/u.exec(date.trim()) ?? [];
  if (year === undefined) return '';
  if (datePrecision === 'year' || month === undefined) return `${year}年`;
  if (datePrecision === 'month' || day === undefined) return `${year}年${Number(month)}月`;
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** A page known by its number alone is 第3版 or A3版; one with a name keeps it. */
export function pageName({ section: name }: Pick<Citation, 'section'>): string {
  const section = oneLine(name);
  if (/^\d+$/u.test(section)) return `第${Number(section)}版`;
  return /^[A-Za-z]\d+$/u.test(section) ? `${section.toUpperCase()}版` : section;
}

function lineRange([first, last]: Citation['lines']): string {
  return first === last ? `第${first}行` : `第${first}—${last}行`;
}
