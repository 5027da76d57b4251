import { isLatinOrDigit } from '../../../language/characters.ts';
import type { Span } from '../../../language/span.ts';
import { unseenCharacters } from '../../../language/unseen.ts';
import { cutToWidth } from '../../width/columns.ts';

/** White space, with the one line break that JavaScript does not count among it. */
const whiteSpace = /[\s\u0085]+/gu;
const lineBreak = /[\n\v\f\r\u0085\u2028\u2029]/u;

/** Text and stretches of it. */
interface SpannedText {
  readonly text: string;
  readonly spans: readonly Span[];
}

/**
 * Text from outside on one line. Chinese needs no space where print broke a line; Latin words and
 * figures do.
 */
export function printedLine(text: string): string {
  const visible = text.replace(unseenCharacters, '');
  return visible.replace(whiteSpace, (space, at: number) =>
    lineBreak.test(space) ? spaceForBreak(visible, at, space.length) : toSpaces(space),
  );
}

/** Text from outside with single line breaks where it has any, and none at its ends. */
export function printedParagraphs(text: string): string {
  return printedSpans({ text, spans: [] }).text;
}

/**
 * The same with stretches of the text, which are moved with their words; those that do not lie
 * in the text, and those of which nothing remains, are left out.
 */
export function printedSpans({ text, spans }: SpannedText): SpannedText {
  const inside = spans.flatMap((span) => wholeCharacters(text, span));
  const visible = replaceIn({ text, spans: inside }, unseenCharacters, () => '');
  return replaceIn(visible, whiteSpace, (space, at, whole) => {
    if (!lineBreak.test(space)) return toSpaces(space);
    return at === 0 || at + space.length === whole.length ? '' : '\n';
  });
}

/** One line of at most `most` UTF-16 units, the last of them … where something was cut off. */
export function shortLine(text: string, most: number): string {
  const line = printedLine(text).trim();
  if (line.length <= most) return line;
  return `${withoutHalfPair(line.slice(0, most - 1))}…`;
}

/** One line of at most `most` columns, of which a Han character takes two, the last of them … likewise. */
export function shortColumns(text: string, most: number): string {
  // Marks without a width of their own are bounded by this.
  return cutToWidth(shortLine(text, most), most);
}

function withoutHalfPair(text: string): string {
  return text.replace(/\p{Cs}$/u, '');
}

function spaceForBreak(text: string, at: number, length: number): string {
  const [before, after] = [text.charAt(at - 1), text.charAt(at + length)];
  return isLatinOrDigit(before) && isLatinOrDigit(after) ? ' ' : '';
}

function toSpaces(space: string): string {
  return space.replaceAll('\t', ' ');
}

/** The span widened where it would cut a surrogate pair; nothing where it is not in the text. */
function wholeCharacters(text: string, { start, end }: Span): Span[] {
  const isInside = 0 <= start && start < end && end <= text.length;
  if (!isInside || !Number.isInteger(start) || !Number.isInteger(end)) return [];
  return [{ start: start - Number(cutsPair(text, start)), end: end + Number(cutsPair(text, end)) }];
}

function cutsPair(text: string, at: number): boolean {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;
}

/** What was replaced, and where its replacement stands. */
interface Edit extends Span {
  readonly newStart: number;
  readonly length: number;
}

function replaceIn(
  { text, spans }: SpannedText,
  pattern: RegExp,
  replacementOf: (match: string, at: number, whole: string) => string,
): SpannedText {
  const edits: Edit[] = [];
  let growth = 0;
  const replaced = text.replace(pattern, (match: string, at: number) => {
    const replacement = replacementOf(match, at, text);
    const [end, length] = [at + match.length, replacement.length];
    edits.push({ start: at, end, newStart: at + growth, length });
    growth += length - match.length;
    return replacement;
  });
  const moved = spans.map(({ start, end }) => ({
    start: newOffset(edits, start),
    end: newOffset(edits, end),
  }));
  return { text: replaced, spans: moved.filter(({ start, end }) => start < end) };
}

function newOffset(edits: readonly Edit[], offset: number): number {
  const edit = edits.findLast(({ start }) => start <= offset);
  if (!edit) return offset;
  if (offset >= edit.end) return edit.newStart + edit.length + offset - edit.end;
  return edit.newStart + Math.min(offset - edit.start, edit.length);
}
