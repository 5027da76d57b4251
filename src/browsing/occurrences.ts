import { isLatinOrDigit } from '../language/characters.ts';
import { foldForComparison, foldWithOffsets } from '../language/normalize.ts';
import type { Span } from '../language/span.ts';

/**
 * Where a text prints some words, white space and width aside, in order; not where they would cut a
 * number. Blank words stand nowhere.
 */
export function occurrencesOf(text: string, words: string): Span[] {
  const sought = foldForComparison(words);
  if (sought === '') return [];
  const { folded, offsets } = foldWithOffsets(text);
  const found: Span[] = [];
  for (let at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + 1)) {
    const start = offsets[at];
    const last = offsets[at + sought.length - 1];
    if (start !== undefined && last !== undefined) found.push({ start, end: last + 1 });
  }
  return found.filter((span) => !cutsNumber(text, span));
}

/** Whether a stretch of text begins or ends inside a Latin word or a figure: art in part. */
export function cutsLatinWord(text: string, { start, end }: Span): boolean {
  return [start, end].some(
    (at) => isLatinOrDigit(text.charAt(at - 1)) && isLatinOrDigit(text.charAt(at)),
  );
}

/** Whether a stretch of text begins or ends inside a number: 5亿元 in 12.5亿元. */
export function cutsNumber(text: string, { start, end }: Span): boolean {
  return [start, end].some(
    (at) =>
      /\p{Nd}[.．]?$/u.test(text.slice(Math.max(0, at - 2), at)) &&
      /^[.．]?\p{Nd}/u.test(text.slice(at, at + 2)),
  );
}
