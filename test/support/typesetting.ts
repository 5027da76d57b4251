import type { Piece, PrintLine, Run } from './page-writer.ts';
import { between, chance, type Random } from './random.ts';

/** The shape of the columns that one story is set in. Widths are in full-width characters. */
export interface ColumnShape {
  readonly width: number;
  /** Width from line `turnsAt` on, where the text leaves a narrow column for a wide frame. */
  readonly laterWidth: number;
  readonly turnsAt: number;
  /** Lines before the next column begins. */
  readonly height: number;
}

/** How a converter renders the lines of one page. Shares are between 0 and 1. */
export interface LineHabits {
  /** Share of body lines printed with spaces between their characters. */
  readonly letterSpacedShare: number;
  /** Share of body lines with spaces around their numbers. */
  readonly spacedNumberShare: number;
  /** Share of paragraphs that begin after a blank line. */
  readonly paragraphGapShare: number;
  /** Whether a line that begins with a quotation mark is torn off by a blank line. */
  readonly quotationOpensRun: boolean;
}

/** A paragraph before it is broken into lines. */
export interface Paragraph {
  readonly pieces: readonly Piece[];
  /** A section heading stands on one line of its own. */
  readonly isSubhead: boolean;
}

interface SetLine {
  readonly pieces: PrintLine;
  readonly opensParagraph: boolean;
  readonly isSubhead: boolean;
}

const TOKEN = /[A-Za-z0-9.%+\-/]+|./gsu;
const NOT_AT_LINE_START = /^[，。、；：！？”’）》％,;:!?)]/u;
const NOT_AT_LINE_END = /^[“‘（《(]$/u;
const HALF_WIDTH = /^[ -~]$/u;
const LETTER_GAP = /(?<=\p{Script=Han})(?=\S)|(?<=[0-9.%])(?=\p{Script=Han})/gu;
const NUMBER_GAP = /(?<=\p{Script=Han})(?=[0-9])|(?<=[0-9%])(?=\p{Script=Han})/gu;

/** A first line is set two characters in; converters drop the indent but not the shorter line. */
const INDENT_CHARS = 2;
const HANGING_PUNCTUATION_SHARE = 0.8;
const BROKEN_WORD_SHARE = 0.05;
const LONGEST_WHOLE_WORD = 12;

/** A random column shape; one story in seven turns from a narrow column into a wide frame. */
export function drawColumnShape(random: Random): ColumnShape {
  const width = between(random, 11, 28);
  const turns = width <= 16 && chance(random, 0.3);
  return {
    width,
    laterWidth: turns ? width * 2 : width,
    turnsAt: between(random, 12, 40),
    height: between(random, 6, 15),
  };
}

/** All lines of a story in reading order, one after the other. */
export function setParagraphs(
  paragraphs: readonly Paragraph[],
  shape: ColumnShape,
  random: Random,
): SetLine[] {
  const lines: SetLine[] = [];
  for (const paragraph of paragraphs) {
    lines.push(...setParagraph(paragraph, shape, lines.length, random));
  }
  return lines;
}

/** Lines gathered into runs; a blank line is printed between one run and the next. */
export function gatherRuns(
  lines: readonly SetLine[],
  shape: ColumnShape,
  habits: LineHabits,
  random: Random,
): Run[] {
  const runs: PrintLine[][] = [];
  lines.forEach((line, index) => {
    const pieces = line.pieces.map((piece) => spaceOut(piece, habits, random));
    const run = runs.at(-1);
    const opensRun = run === undefined || opensNewRun(lines, index, shape, habits, random);
    if (opensRun) runs.push([pieces]);
    else run.push(pieces);
  });
  return runs;
}

function opensNewRun(
  lines: readonly SetLine[],
  index: number,
  shape: ColumnShape,
  habits: LineHabits,
  random: Random,
): boolean {
  const line = lines[index];
  if (line === undefined || line.isSubhead || lines[index - 1]?.isSubhead) return true;
  if (index % shape.height === 0) return true;
  if (line.opensParagraph) return chance(random, habits.paragraphGapShare);
  return habits.quotationOpensRun && line.pieces[0]?.text.startsWith('“') === true;
}

function setParagraph(
  paragraph: Paragraph,
  shape: ColumnShape,
  linesBefore: number,
  random: Random,
): SetLine[] {
  const { pieces, isSubhead } = paragraph;
  if (isSubhead) return [{ pieces, opensParagraph: true, isSubhead }];
  const tokens = splitTokens(pieces.map((piece) => piece.text).join(''), random);
  const lines: SetLine[] = [];
  let offset = 0;
  while (tokens.length > 0) {
    const width = widthOfLine(shape, linesBefore + lines.length);
    const indent = lines.length === 0 ? INDENT_CHARS : 0;
    const text = takeLine(tokens, (width - indent) * 2, random).join('');
    const pieces = cutPieces(paragraph.pieces, offset, offset + text.length);
    lines.push({ pieces, opensParagraph: lines.length === 0, isSubhead });
    offset += text.length;
  }
  return lines;
}

function widthOfLine(shape: ColumnShape, lineIndex: number): number {
  return lineIndex < shape.turnsAt ? shape.width : shape.laterWidth;
}

/** Removes the tokens of one line from the front of `tokens`; `width` is in half characters. */
function takeLine(tokens: string[], width: number, random: Random): string[] {
  const fitting = countFitting(tokens, width);
  if (fitting === tokens.length) return tokens.splice(0);
  const end = chance(random, HANGING_PUNCTUATION_SHARE)
    ? hangPunctuation(tokens, fitting)
    : pushPunctuation(tokens, fitting);
  return tokens.splice(0, releaseOpeningMarks(tokens, end));
}

function countFitting(tokens: readonly string[], width: number): number {
  let used = 0;
  const overflow = tokens.findIndex((token) => {
    used += printedWidth(token);
    return used > width;
  });
  return overflow === -1 ? tokens.length : Math.max(overflow, 1);
}

function hangPunctuation(tokens: readonly string[], end: number): number {
  let hanging = end;
  while (NOT_AT_LINE_START.test(tokens[hanging] ?? '')) hanging += 1;
  return hanging;
}

function pushPunctuation(tokens: readonly string[], end: number): number {
  let pushed = end;
  while (pushed > 1 && NOT_AT_LINE_START.test(tokens[pushed] ?? '')) pushed -= 1;
  return pushed;
}

function releaseOpeningMarks(tokens: readonly string[], end: number): number {
  let released = end;
  while (released > 1 && NOT_AT_LINE_END.test(tokens[released - 1] ?? '')) released -= 1;
  return released;
}

/** Characters and whole Latin words or numbers; few of these are broken, and very long ones. */
function splitTokens(text: string, random: Random): string[] {
  return [...text.matchAll(TOKEN)].flatMap(([token]) => {
    const isBroken = token.length > 3 && chance(random, BROKEN_WORD_SHARE);
    return isBroken || token.length > LONGEST_WHOLE_WORD ? token.split('') : [token];
  });
}

function printedWidth(token: string): number {
  return [...token].reduce((width, char) => width + (HALF_WIDTH.test(char) ? 1 : 2), 0);
}

/** The parts of `pieces` between two offsets into their joined text. */
function cutPieces(pieces: readonly Piece[], start: number, end: number): Piece[] {
  const cut: Piece[] = [];
  let offset = 0;
  for (const { text, role } of pieces) {
    const part = text.slice(Math.max(0, start - offset), Math.max(0, end - offset));
    if (part !== '') cut.push({ text: part, role });
    offset += text.length;
  }
  return cut;
}

function spaceOut(piece: Piece, habits: LineHabits, random: Random): Piece {
  if (piece.role !== 'body') return piece;
  if (chance(random, habits.letterSpacedShare)) return insertSpaces(piece, LETTER_GAP);
  if (chance(random, habits.spacedNumberShare)) return insertSpaces(piece, NUMBER_GAP);
  return piece;
}

function insertSpaces({ text, role }: Piece, gap: RegExp): Piece {
  return { text: text.replace(gap, ' '), role };
}
