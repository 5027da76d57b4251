import stringWidth from 'fast-string-width';
import { charactersOf } from '../../width/characters.ts';
import type { Look, Style } from './screen.ts';

/** Marks that may not begin a line. */
const closing = /^[，。、；：？！）》」』】〕〉”’…—·％‰℃,.;:?!)\]}%]/u;
/** Marks that may not end a line. */
const opening = /[（《「『【〔〈“‘([{]$/u;
/** What is never cut while it fits on a line: a marker, 第3—9行, a date, a figure or Latin word, white space. */
const unit =
  /\[\d+\]|第\d+(?:—\d+)?[行版]|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|[A-Za-z0-9._/:+-]+|\s+/y;

/** A stretch of text that looks alike. */
export interface Stretch {
  /** Printable; may hold line breaks. */
  readonly text: string;
  readonly style?: Style | undefined;
}

/** What one line shows of a text: from `start` up to `end`, behind `indent`. */
interface Line {
  readonly indent: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Breaks the lines of a text so that none is wider than `width` columns, Chinese characters counting
 * two. No line begins with ，。 and the like or with a marker, none ends with an opening mark. Only
 * white space at a break is dropped.
 * @param indent put before every line but the first of each line of the text; counts as width
 */
export function wrapText(text: string, width: number, indent = ''): string {
  return wrapLines(text, width, indent)
    .map((line) => (line.indent + text.slice(line.start, line.end)).trimEnd())
    .join('\n');
}

/** Wraps each line to a look, below where it begins itself. */
export function wrapLinesToLook(text: string, look: Look): string {
  const lines = text.split('\n');
  return lines.map((line) => wrapToLook(line, look, /^ */u.exec(line)?.[0])).join('\n');
}

/** The same at the width of a look; the text as it is where it has none. */
export function wrapToLook(text: string, { width }: Look, indent = ''): string {
  return width === undefined ? text : wrapText(text, width, indent);
}

/**
 * Stretches one behind the other, wrapped like one text at the width of a look. A stretch that goes
 * on in the next line is styled in each line by itself.
 */
export function wrapStretches(stretches: readonly Stretch[], { width }: Look, indent = ''): string {
  const text = stretches.map((stretch) => stretch.text).join('');
  const lines = width === undefined ? linesAsTheyAre(text) : wrapLines(text, width, indent);
  return lines
    .map((line) => (line.end > line.start ? line.indent + styled(stretches, line) : ''))
    .join('\n');
}

function styled(stretches: readonly Stretch[], { start, end }: Line): string {
  let at = 0;
  let shown = '';
  for (const { text, style = String } of stretches) {
    const part = text.slice(Math.max(0, start - at), Math.max(0, end - at));
    if (part !== '') shown += style(part);
    at += text.length;
  }
  return shown;
}

function linesAsTheyAre(text: string): Line[] {
  let start = 0;
  return text.split('\n').map(({ length }) => {
    const line = { indent: '', start, end: start + length };
    start = line.end + 1;
    return line;
  });
}

function wrapLines(text: string, width: number, indent: string): Line[] {
  return linesAsTheyAre(text).flatMap((line) =>
    wrapLine(text.slice(line.start, line.end), width, indent).map((wrapped) => ({
      indent: wrapped.indent,
      start: line.start + wrapped.start,
      end: line.start + wrapped.end,
    })),
  );
}

function wrapLine(text: string, width: number, indent: string): Line[] {
  const lines: Line[] = [];
  let line: Line = { indent: '', start: 0, end: 0 };
  for (const piece of toPieces(text, width - stringWidth(indent))) {
    const end = line.end + piece.length;
    const longer = line.indent + text.slice(line.start, end).trimEnd();
    const isBegun = line.indent !== '' || line.end > line.start;
    if (isBegun && stringWidth(longer) > width) {
      if (text.slice(line.start, line.end).trim() !== '') lines.push(line);
      const start = end - piece.trimStart().length;
      line = { indent: lines.length > 0 ? indent : '', start, end };
    } else {
      line = { ...line, end };
    }
  }
  return [...lines, line].map((each) => ({
    ...each,
    end: each.start + text.slice(each.start, each.end).trimEnd().length,
  }));
}

/**
 * The pieces between which a line may be broken. One that is too wide is cut into its units, and of
 * these one that is too wide into its characters.
 */
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
  const cut = (part: string, partsOf: (part: string) => string[]) =>
    stringWidth(part) > width ? partsOf(part) : [part];
  return pieces.flatMap((piece) => cut(piece, toUnits)).flatMap((part) => cut(part, toCharacters));
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
  for (const { segment, index } of charactersOf(text)) {
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
  return [...charactersOf(text)].map(({ segment }) => segment);
}
