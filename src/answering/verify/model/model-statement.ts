import { findFigures, type MeasuredFigure } from '../../../corpus/figures.ts';
import { type DateExpression, findDateExpressions } from '../../../language/dates.ts';
import type { Span } from '../../../language/span.ts';
import type { CitedSource } from '../cited-source.ts';
import { blank } from '../codes.ts';
import { clausesOf, type PlacedWord, placeWords, toComparable } from '../comparable.ts';

/** A sentence by a language model in its comparable form, beside what it cites. */
export interface ModelStatement {
  readonly text: string;
  /** The text with a mark in the place of each character of its figures and dates. */
  readonly worded: string;
  readonly words: readonly PlacedWord[];
  readonly clauses: readonly Span[];
  readonly figures: readonly MeasuredFigure[];
  readonly dates: readonly DateExpression[];
  /** For each character whether it stands in the sources together with one beside it. */
  readonly covered: readonly boolean[];
  readonly sources: readonly CitedSource[];
}

/** Reads a statement of a model, without its markers, beside the passages that it cites. */
export function readModelStatement(
  printed: string,
  sources: readonly CitedSource[],
): ModelStatement {
  const text = toComparable(printed);
  const figures = findFigures(text);
  const dates = findDateExpressions(text);
  const worded = blank(text, [...figures.map(({ span }) => span), ...dates]);
  return {
    text,
    worded,
    words: placeWords(worded),
    clauses: clausesOf(text),
    figures,
    dates,
    covered: coverageOf(text, sources),
    sources,
  };
}

/** Whether one of the sources prints a piece of comparable text. */
export function isPrinted(piece: string, sources: readonly CitedSource[]): boolean {
  return sources.some(({ comparable }) => comparable.includes(piece));
}

/** The longest stretch of a span of comparable text that a source prints; of equals the first, empty where none is. */
export function longestPrinted(
  text: string,
  { start, end }: Span,
  sources: readonly CitedSource[],
): Span {
  let longest = { start, end: start };
  for (let from = start; from < end; from += 1) {
    for (let to = from + longest.end - longest.start + 1; to <= end; to += 1) {
      if (!isPrinted(text.slice(from, to), sources)) break;
      longest = { start: from, end: to };
    }
  }
  return longest;
}

function coverageOf(text: string, sources: readonly CitedSource[]): boolean[] {
  const covered = new Array<boolean>(text.length).fill(false);
  for (let start = 0; start < text.length - 1; start += 1) {
    if (!isPrinted(text.slice(start, start + 2), sources)) continue;
    covered[start] = true;
    covered[start + 1] = true;
  }
  return covered;
}
