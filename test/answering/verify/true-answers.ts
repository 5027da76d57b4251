import type { Answered, Citation, Statement } from '../../../src/answering/answer.ts';
import { toCitation } from '../../../src/answering/citations.ts';
import type { Article } from '../../../src/corpus/article.ts';
import { sentencesOf } from '../../../src/corpus/chunk.ts';
import { findPersons } from '../../../src/corpus/persons.ts';
import { findDateExpressions } from '../../../src/language/dates.ts';
import { findQuantities } from '../../../src/language/numbers.ts';

/** An answer that is true, and what of it a mutation has to know. */
export interface TrueAnswer {
  readonly answer: Answered;
  /** Numbers that would be right in the place of the computed ones, such as a percentage rounded otherwise. */
  readonly alsoTrue: readonly string[];
}

/** A figure of a sentence that can be reckoned with, its number in the unit that stands behind it. */
export interface ExactFigure {
  readonly citation: Citation;
  readonly printed: string;
  readonly number: string;
  readonly unit: string;
}

const exact = /^(?<number>\d+(?:\.\d+)?)(?<unit>[^\d第约近超多余]+)$/u;
const relativePeriod = /^(?:[上下]半年|\d+月|[一二三四]季度|\d至\d+月|全年)/u;

/** Each sentence of the articles, cited as it stands. */
export function sentenceCitations(articles: readonly Article[]): Citation[] {
  return articles.flatMap((article) =>
    sentencesOf(article).map((span) => toCitation(article, span, 1)),
  );
}

export function answered(
  statements: readonly Statement[],
  citations: readonly Citation[],
): TrueAnswer {
  return { answer: { status: 'answered', statements, citations }, alsoTrue: [] };
}

/** The sentence as it is printed. */
export function quoting(citation: Citation): TrueAnswer {
  return answered([proofOf(citation)], [citation]);
}

/** In few words a figure, a name or a date of the sentence, then the sentence. */
export function shortAnswers(citation: Citation): TrueAnswer[] {
  const { quote } = citation;
  const figures = findQuantities(quote).filter(
    ({ end }) => !/^\s*[和及与或]\s*\d/u.test(quote.slice(end)) || /\D$/u.test(quote.slice(0, end)),
  );
  const sessions = /^[一二三四五六七八九十]+次$/u;
  return [...figures, ...findDateExpressions(quote)]
    .map(({ printed }) => printed.replaceAll(/\s/gu, ''))
    .filter((printed) => !sessions.test(printed))
    .concat(findPersons(quote).map(({ name }) => name))
    .map((text) =>
      answered([{ text, markers: [1], isShort: true }, proofOf(citation)], [citation]),
    );
}

/** The sentence, and a period of it alone, with the year that the print leaves to the issue. */
export function datedAnswers(citation: Citation): TrueAnswer[] {
  const { quote, date, datePrecision } = citation;
  if (date === undefined || datePrecision === undefined) return [];
  return findDateExpressions(quote, { date, precision: datePrecision }).flatMap(
    ({ start, printed, range, relative }) => {
      const isQuoted = /[“《][^”》]*$/u.test(quote.slice(0, start));
      if (!range || !relative || isQuoted || !relativePeriod.test(printed)) return [];
      const year = `${range.first.slice(0, 4)}年`;
      const text = quote.slice(0, start) + year + quote.slice(start);
      return [text, `${year}${printed}`].map((dated) =>
        answered([{ text: dated, markers: [1] }, proofOf(citation)], [citation]),
      );
    },
  );
}

export function exactFigures(citation: Citation): ExactFigure[] {
  return findQuantities(citation.quote).flatMap(({ printed, modifier }) => {
    const { number, unit } = exact.exec(printed)?.groups ?? {};
    return number && unit && !modifier ? [{ citation, printed, number, unit }] : [];
  });
}

/** How much one figure is more or less than another, undefined where they are the same. */
export function computed(from: ExactFigure, to: ExactFigure): TrueAnswer | undefined {
  const [less, more] = [asInteger(from.number), asInteger(to.number)];
  const difference = more - less;
  if (difference === 0n) return undefined;
  const direction = difference > 0n ? '多' : '少';
  const size = difference > 0n ? difference : -difference;
  const isRatio = /^[%％]$/u.test(to.unit);
  const percents =
    isRatio || less === 0n ? [] : [2, 1, 0, 3, 4].map((at) => percentOf(size, less, at));
  const result = `${asDecimal(size)}${isRatio ? '个百分点' : to.unit}`;
  const share = percents.length > 0 ? `，即${percents[0]}%` : '';
  const text = `${issueOf(to)}${to.printed}比${issueOf(from)}${from.printed}${direction}${result}${share}（由两数算出）。`;
  const citations = [from.citation, { ...to.citation, marker: 2 }];
  const computation = {
    from: { printed: from.printed, marker: 1 },
    to: { printed: to.printed, marker: 2 },
  };
  const { answer } = answered([{ text, markers: [1, 2], computation }], citations);
  return { answer, alsoTrue: percents };
}

/** The figures over time, as their issues date them. */
export function seriesOf(figures: readonly ExactFigure[]): TrueAnswer {
  const citations = figures.map(({ citation }, index) => ({ ...citation, marker: index + 1 }));
  const series = figures.map((figure, index) => ({
    label: issueOf(figure).replace('的', ''),
    printed: figure.printed,
    value: findQuantities(figure.printed)[0]?.value ?? Number.NaN,
    marker: index + 1,
  }));
  const { answer } = answered(citations.map(proofOf), citations);
  return { answer: { ...answer, series }, alsoTrue: [] };
}

export function proofOf({ quote, marker }: Citation): Statement {
  return { text: quote.replaceAll('\n', ''), markers: [marker] };
}

function issueOf({ citation: { date } }: ExactFigure): string {
  const [year, month] = date?.split('-').map(Number) ?? [];
  return year === undefined || month === undefined ? '' : `${year}年${month}月的`;
}

const scale = 4;

function asInteger(number: string): bigint {
  const [whole = '', fraction = ''] = number.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
}

function asDecimal(value: bigint): string {
  const digits = String(value).padStart(scale + 1, '0');
  const fraction = digits.slice(-scale).replace(/0+$/u, '');
  return digits.slice(0, -scale) + (fraction === '' ? '' : `.${fraction}`);
}

/** Rounded half up. */
function percentOf(size: bigint, base: bigint, decimals: number): string {
  const factor = 100n * 10n ** BigInt(decimals);
  const digits = String((2n * size * factor + base) / (2n * base)).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
