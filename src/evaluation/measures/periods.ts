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

/** The years from one to another, both included. */
interface Years {
  readonly first: number;
  readonly last: number;
}

/**
 * Whether an answer speaks of another year than was expected. Its years are those printed in its short
 * statements; where there are none, those in any statement and those in which the cited articles were
 * issued. It is wrong if none of them is expected. A measure of this program's own: published ones of
 * temporal question answering compare whole answers.
 * @param expectedYear in four digits
 * @returns undefined where the answer has no year
 */
export function isWrongPeriod(
  { statements, citationDates }: DatedAnswer,
  expectedYear: string,
): boolean | undefined {
  const expected = Number(expectedYear);
  const ofShort = yearsIn(statements.filter(({ isShort }) => isShort));
  const spoken =
    ofShort.length > 0 ? ofShort : [...yearsIn(statements), ...citationDates.flatMap(yearOfIssue)];
  if (spoken.length === 0) return undefined;
  return !spoken.some(({ first, last }) => first <= expected && expected <= last);
}

function yearsIn(statements: readonly DatedStatement[]): Years[] {
  return statements.flatMap(({ text }) => findYears(text));
}

function yearOfIssue(date: string): Years[] {
  const year = /^\d{4}/u.exec(date)?.map(Number)[0];
  return year === undefined ? [] : [{ first: year, last: year }];
}

const numeral = String.raw`(?<![\d〇零○一二三四五六七八九])(?:\d{4}|[〇零○一二三四五六七八九]{4})`;
const printedYears = new RegExp(`(?<first>${numeral})(?:年?[-~至到](?<last>${numeral}))?年`, 'gu');

/** 2024年, 二〇二四年, and 2021-2025年 with all between; of a range turned round its first year. */
function findYears(text: string): Years[] {
  return [...foldForComparison(text).matchAll(printedYears)].flatMap(({ groups = {} }) => {
    const [first, last = first] = [toYear(groups.first), toYear(groups.last)];
    if (first === undefined || last === undefined) return [];
    return [{ first, last: Math.max(first, last) }];
  });
}

function toYear(printed: string | undefined): number | undefined {
  if (printed === undefined) return undefined;
  return /^\d/u.test(printed) ? Number(printed) : parseChineseNumeral(printed);
}
