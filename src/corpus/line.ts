import type { Span } from '../language/span.ts';
import { lineStarts } from './page.ts';

/** A line of a page that holds something visible, with what its layout tells. */
export interface Line extends Span {
  /** The line without white space at its ends and without a converter's heading mark. */
  readonly text: string;
  /** Where a converter's heading mark (`##`) stands, if there is one. */
  readonly headingMark?: Span;
  /** Whether a blank line, or the page's beginning, comes before it. */
  readonly afterBlank: boolean;
  /** How many blank lines come before it. */
  readonly blankLinesBefore: number;
  /** Whether white space stands before it: a paragraph or a text frame begins. */
  readonly indented: boolean;
  /** Printed width in half-width cells, white space left out: it is often letter-spacing. */
  readonly width: number;
  /** Whether white space stands between most of its characters. */
  readonly letterSpaced: boolean;
}

const sentenceMarks = '。！？!?…';
const closers = '”’」』）)"\'》';
const headingMark = /^#{1,6}(?=\s|$)/u;

/** The visible lines of a page's text. */
export function visibleLines(pageText: string): Line[] {
  const lines: Line[] = [];
  let blankLinesBefore = 0;
  const starts = lineStarts(pageText);
  for (const [index, offset] of starts.entries()) {
    const raw = pageText.slice(offset, starts[index + 1]);
    const afterBlank = blankLinesBefore > 0 || lines.length === 0;
    const line = toLine(raw, offset, { afterBlank, blankLinesBefore });
    if (line) lines.push(line);
    blankLinesBefore = line ? 0 : blankLinesBefore + 1;
  }
  return lines;
}

function toLine(
  raw: string,
  offset: number,
  { afterBlank, blankLinesBefore }: Pick<Line, 'afterBlank' | 'blankLinesBefore'>,
): Line | undefined {
  const visible = raw.trim();
  if (visible === '') return undefined;
  const visibleStart = offset + raw.indexOf(visible);
  const end = visibleStart + visible.length;
  const mark = visible.startsWith('#') ? headingMark.exec(visible)?.[0] : undefined;
  const text = mark === undefined ? visible : visible.slice(mark.length).trimStart();
  const { width, letterSpaced } = measure(text);
  const indented = visibleStart > offset;
  const start = end - text.length;
  const line = { start, end, text, afterBlank, blankLinesBefore, indented, width, letterSpaced };
  if (mark === undefined) return line;
  return { ...line, headingMark: { start: visibleStart, end: visibleStart + mark.length } };
}

function measure(text: string): { width: number; letterSpaced: boolean } {
  let width = 0;
  let spaces = 0;
  let wide = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isSpace(code)) spaces += 1;
    else if (isWide(code)) wide += 1;
    else width += 1;
  }
  return { width: width + 2 * wide, letterSpaced: spaces >= 3 && spaces * 2 >= wide };
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x3000 || code === 0xa0;
}

/** Chinese characters and marks, and the quotation marks and dashes that are set as wide as they. */
function isWide(code: number): boolean {
  return code >= 0x2e80 || (code >= 0x2014 && code <= 0x201d) || code === 0x2026;
}

/** Whether the line closes a sentence: prose that does not goes on in the next line. */
export function endsSentence({ text }: Pick<Line, 'text'>): boolean {
  let last = text.length - 1;
  while (last > 0 && closers.includes(text.charAt(last))) last--;
  return sentenceMarks.includes(text.charAt(last));
}

/**
 * The width that lines are set to: a high one of theirs, for a paragraph's first and last lines are
 * shorter than its column, and a mark may hang over its edge. 0 without lines.
 */
export function columnWidth(lines: readonly Pick<Line, 'width'>[]): number {
  const widths = new Uint32Array(lines.length);
  for (let index = 0; index < lines.length; index++) widths[index] = lines[index]?.width ?? 0;
  widths.sort();
  return widths[Math.floor(widths.length * 0.75)] ?? 0;
}
