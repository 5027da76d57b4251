import { isDigit, isLatinOrDigit } from '../language/characters.ts';
import { columnWidth, endsSentence, type Line } from './line.ts';
import type { TracedText } from './trace.ts';

/** A line that ends a sentence and is narrower than this share of its column ends its paragraph. */
const fullShare = 0.92;

/** Parts running text into its paragraphs. */
export function toParagraphs(lines: readonly Line[]): Line[][] {
  const column = columnWidth(lines);
  const paragraphs: Line[][] = [];
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1];
    const current = paragraphs.at(-1);
    if (current && above && !endsParagraph(above, line, column)) current.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}

function endsParagraph(line: Line, next: Line, column: number): boolean {
  if (!endsSentence(line)) return false;
  return next.afterBlank || next.indented || line.width < column * fullShare;
}

/** How white space of the print is carried over. */
export interface JoinOptions {
  /** Keep single spaces between Chinese characters, as in a headline of two parts. */
  readonly keepSpaces?: boolean;
}

/**
 * Appends lines of a page to a text: line breaks and letter-spacing go, a number or a Latin word
 * that was broken stays whole, and a space remains between Latin words.
 */
export function joinLines(
  target: TracedText,
  page: string,
  lines: readonly Pick<Line, 'start' | 'end' | 'letterSpaced'>[],
  options: JoinOptions = {},
): void {
  for (const [index, line] of lines.entries()) {
    const before = target.lastCharacter;
    const first = page[line.start] ?? '';
    if (index > 0 && isLatinWordEnd(before) && isLatinWordEnd(first)) target.insert(' ');
    copyLine(target, page, line, options.keepSpaces === true && !line.letterSpaced);
  }
}

function copyLine(
  target: TracedText,
  page: string,
  line: Pick<Line, 'start' | 'end' | 'letterSpaced'>,
  keepSpaces: boolean,
): void {
  const printed = page.slice(line.start, line.end);
  let from = line.start;
  for (const gap of /\s/u.test(printed) ? printed.matchAll(/\s+/gu) : []) {
    const start = line.start + gap.index;
    const end = start + gap[0].length;
    target.copy({ start: from, end: start });
    const isKept =
      keepSpaces || partsLatin(page[start - 1] ?? '', page[end] ?? '', line.letterSpaced);
    if (isKept) target.copy({ start, end: start + 1 });
    from = end;
  }
  target.copy({ start: from, end: line.end });
}

function partsLatin(before: string, after: string, letterSpaced: boolean): boolean {
  if (isDigit(before) && isDigit(after)) return !letterSpaced;
  return isLatinOrDigit(before) && isLatinOrDigit(after);
}

function isLatinWordEnd(character: string): boolean {
  return isLatinOrDigit(character) && !isDigit(character);
}
