import { findDateExpressions } from '../../../language/dates.ts';
import type { Span } from '../../../language/span.ts';
import type { CitedSource } from '../cited-source.ts';
import { bar, markText, sharedBefore, sharedFrom } from './marked-text.ts';
import type { ModelStatement } from './model-statement.ts';
import { perSource } from './per-source.ts';

/** So much behind a date tells its place, or so much on both sides. */
const behindAlone = 6;
const sidesTogether = 5;
const eachSide = 2;

/** A text in which dates stand. */
interface DatedText {
  readonly text: string;
  readonly dates: readonly Span[];
}

interface Sides {
  readonly before: number;
  readonly behind: number;
}

/** Whether a statement puts no date in the place where its sources print another one of the same form. */
export function movedDatesStand(statement: ModelStatement): boolean {
  const said = markDates(statement.text, statement.dates);
  const sources = statement.sources.map(datedSource);
  return said.dates.every((date) => !isMoved(said.text, date, sources));
}

const datedSource = perSource(
  ({ comparable }: CitedSource): DatedText =>
    markDates(comparable, findDateExpressions(comparable)),
);

function markDates(comparable: string, found: readonly Span[]): DatedText {
  const { text, offsets } = markText(comparable);
  const dates = found.map(({ start, end }) => ({
    start: offsets[start] ?? 0,
    end: offsets[end] ?? 0,
  }));
  return { text, dates };
}

function isMoved(text: string, date: Span, sources: readonly DatedText[]): boolean {
  const said = text.slice(date.start, date.end);
  const own: Sides[] = [];
  const others: Sides[] = [];
  for (const source of sources) {
    for (const printedDate of source.dates) {
      const printed = source.text.slice(printedDate.start, printedDate.end);
      if (formOf(printed) !== formOf(said)) continue;
      const sides = sidesOf(text, date, source.text, printedDate);
      (printed === said ? own : others).push(sides);
    }
  }
  return own.length > 0 && others.some((other) => own.every((one) => isCloser(other, one)));
}

function formOf(date: string): string {
  return date.replaceAll(/\d+/gu, '0');
}

function sidesOf(text: string, said: Span, source: string, printed: Span): Sides {
  const before = sharedBefore(text, said.start, source, printed.start);
  return {
    before: text[said.start - before] === bar ? before - 1 : before,
    behind: sharedBehind(text, said.end, source, printed.end),
  };
}

/** Where a bar stands right behind the date, what happened then counts as well, if all of it is the same. */
function sharedBehind(text: string, from: number, source: string, sourceFrom: number): number {
  const behind = sharedFrom(text, from, source, sourceFrom);
  if (behind !== 1 || text[from] !== bar) return behind;
  const clause = sharedFrom(text, from + 1, source, sourceFrom + 1);
  return text[from + clause] === bar ? clause : behind;
}

function isCloser(other: Sides, own: Sides): boolean {
  const { before, behind } = other;
  const isPlace =
    behind >= behindAlone ||
    (before >= eachSide && behind >= eachSide && before + behind >= sidesTogether);
  const isBoth = before >= own.before && behind >= own.behind;
  return isPlace && isBoth && before + behind > own.before + own.behind;
}
