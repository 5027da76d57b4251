import { toCompactText } from '../../language/compact.ts';
import type { Span } from '../../language/span.ts';

const code = /[A-Za-z\d]*\d(?:[A-Za-z\d]|\.(?=\d))*|第[〇零○一二两三四五六七八九十百]+/gu;

/**
 * The numbers of a text that are no figure and no date: those of codes, names and ordinals (QX204817, 丰优33, 第一书记).
 * @param read the spans of the figures and dates
 */
export function codesIn(text: string, read: readonly Span[]): string[] {
  return toCompactText(blank(text, read)).text.match(code) ?? [];
}

/** The text with a mark that is no letter and no digit in the place of each character of the spans. */
export function blank(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (rest, { start, end }) => rest.slice(0, start) + '|'.repeat(end - start) + rest.slice(end),
    text,
  );
}
