import stringWidth from 'string-width';
import type { Look } from './screen.ts';

/** Marks that may not begin a line. */
const closing = /^[，。、；：？！）》」』】〕〉”’…—·％‰℃,.;:?!)\]}%]/u;
/** Marks that may not end a line. */
const opening = /[（《「『【〔〈“‘([{]$/u;
/** What is never cut while it fits on a line: a marker, 第3—9行, a figure or Latin word, white space. */
const unit = /\[\d+\]|第\d+(?:—\d+)?[行版]|[A-Za-z0-9._/+-]+|\s+/y;

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * Breaks the lines of a text so that none is wider than `width` columns, Chinese characters counting
 * two. No line begins with ，。 and the like or with a marker, none ends with an opening mark. Only
 * white space at a break is dropped.
 * @param indent put before every line but the first of each line of the text; counts as width
 */
export function wrapText(text: string, width: number, indent = ''): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width, indent))
    .join('\n');
}

/** The same at the width of a look; the text as it is where it has none. */
export function wrapToLook(text: string, { width }: Look, indent = ''): string {
  return width === undefined ? text : wrapText(text, width, indent);
}

function wrapLine(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const piece of toPieces(text, width - stringWidth(indent))) {
    if (line !== '' && stringWidth((line + piece).trimEnd()) > width) {
      if (line.trim() !== '') lines.push(line.trimEnd());
      line = (lines.length > 0 ? indent : '') + piece.trimStart();
    } else {
      line += piece;
    }
  }
  return [...lines, line.trimEnd()].join('\n');
}

/** The pieces between which a line may be broken; one that is too wide is cut into its characters. */
function toPieces(text: string, width: number): string[] {
  const pieces: string[] = [];
  for (const part of toUnits(text)) {
    const previous = pieces.at(-1);
    if (previous !== undefined && belongTogether(previous, part)) {
      pieces[pieces.length - 1] = previous + part;
    } else {
      pieces.push(part);
    }
  }
  return pieces.flatMap((piece) => (stringWidth(piece) > width ? toCharacters(piece) : [piece]));
}

function belongTogether(previous: string, next: string): boolean {
  if (/\s$/u.test(previous)) return false;
  return (
    closing.test(next) || /^\[\d+\]$/.test(next) || /^\s/u.test(next) || opening.test(previous)
  );
}

/** A unit may end inside a character (an accent after a Latin letter), which then stays whole. */
function toUnits(text: string): string[] {
  const units: string[] = [];
  let start = 0;
  let end = 0;
  for (const { segment, index } of segmenter.segment(text)) {
    if (index >= end) {
      if (end > start) units.push(text.slice(start, end));
      start = index;
      unit.lastIndex = index;
      end = index + (unit.exec(text)?.[0].length ?? 0);
    }
    end = Math.max(end, index + segment.length);
  }
  return end > start ? [...units, text.slice(start, end)] : units;
}

function toCharacters(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}
