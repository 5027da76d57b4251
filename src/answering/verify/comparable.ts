import { normalizeText } from '../../language/normalize.ts';
import type { Span } from '../../language/span.ts';
import { toTaggedWords } from '../../language/terms.ts';

/** A word at its place in a text, with its part of speech as jieba tags it. */
export interface PlacedWord extends Span {
  readonly word: string;
  readonly tag: string;
}

/**
 * The form in which a model's words are compared with what is printed: as it is searched, without white space. Marks stay,
 * so that sentences and clauses can still be told.
 */
export function toComparable(text: string): string {
  return normalizeText(text).replaceAll(/\s/gu, '');
}

/** The words of a comparable text at their places, in order and without stop words. */
export function placeWords(comparable: string): PlacedWord[] {
  const placed: PlacedWord[] = [];
  let from = 0;
  for (const { word, tag } of toTaggedWords(comparable)) {
    const start = comparable.indexOf(word, from);
    if (start < 0) continue;
    from = start + word.length;
    placed.push({ word, tag, start, end: from });
  }
  return placed;
}

/** Whether every character of a span is marked. */
export function isMarked(marks: readonly boolean[], { start, end }: Span): boolean {
  for (let at = start; at < end; at += 1) if (!marks[at]) return false;
  return true;
}

const clauseEnd = /[,;:!?。、…]|\n/u;

/** The clauses of a comparable text, without the marks that end them. */
export function clausesOf(comparable: string, isEnd = clauseEnd): Span[] {
  const clauses: Span[] = [];
  let start = 0;
  for (let at = 0; at <= comparable.length; at += 1) {
    if (at < comparable.length && !isClauseEnd(comparable, at, isEnd)) continue;
    if (at > start) clauses.push({ start, end: at });
    start = at + 1;
  }
  return clauses;
}

function isClauseEnd(text: string, at: number, isEnd: RegExp): boolean {
  if (!isEnd.test(text.charAt(at))) return false;
  // 3,000 and 8:30 are no clauses.
  return !(/\d/u.test(text.charAt(at - 1)) && /\d/u.test(text.charAt(at + 1)));
}
