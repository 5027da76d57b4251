import { parseChineseNumeral } from '../../language/chinese-numerals.ts';
import { foldForComparison } from '../../language/normalize.ts';

/** A statement, and whether it is the answer itself in a few words. */
export interface DatedStatement {
  readonly text: string;
  readonly isShort?: boolean | undefined;
}

export interface DatedAnswer {
  readonly statements: readonly DatedStatement[];
  /** ISO: of the articles that are cited. */
  readonly citationDates: readonly string[];
}

/**
 * Whether an answer speaks of another year than was expected. Its years are those printed in its short
 * statements; where there are none, those in any statement and those in which the cited articles were
 * issued. It is wrong if none of them is expected. A measure of this program's own: published ones of
 * temporal question answering compare whole answers.
 * @param expectedYear one year, or several in any notation of four digits
 * @returns undefined where no year is expected, or the answer has none
 */
export function isWrongPeriod(
  { statements, citationDates }: DatedAnswer,
  expectedYear: string,
): boolean | undefined {
  const expected = expectedYear.match(/\d{4}/gu)?.map(Number) ?? [];
  const ofShort = yearsIn(statements.filter(({ isShort }) => isShort));
  const ofIssues = citationDates.flatMap((date) => /^\d{4}/u.exec(date)?.map(Number) ?? []);
  const spoken = ofShort.length > 0 ? ofShort : [...yearsIn(statements), ...ofIssues];
  if (expected.length === 0 || spoken.length === 0) return undefined;
  return !spoken.some((year) => expected.includes(year));
}

function yearsIn(statements: readonly DatedStatement[]): number[] {
  return statements.flatMap(({ text }) => findYears(text));
}

const numeral = String.raw`(?<![\d〇零○一二三四五六七八九])(?:\d{4}|[〇零○一二三四五六七八九]{4})`;
const printedYears = new RegExp(`(?<first>${numeral})(?:年?[-~至到](?<last>${numeral}))?年`, 'gu');

/** 2024年, 二〇二四年, and every year of 2021-2025年. */
function findYears(text: string): number[] {
  return [...foldForComparison(text).matchAll(printedYears)].flatMap(({ groups = {} }) => {
    const [first, last = first] = [toYear(groups.first), toYear(groups.last)];
    if (first === undefined || last === undefined) return [];
    return Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => first + index);
  });
}

function toYear(printed: string | undefined): number | undefined {
  if (printed === undefined) return undefined;
  return /^\d/u.test(printed) ? Number(printed) : parseChineseNumeral(printed);
}
