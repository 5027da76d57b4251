import { breaksWord } from '../language/terms.ts';
import { columnWidth, endsSentence, type Line } from './line.ts';
import { endsWithPhotoCredit } from './marks.ts';

/** Lines up to the next blank line, mark or heading, and what comes after them. */
export interface Group {
  readonly lines: readonly Line[];
  readonly next: Line | undefined;
  /** Whether what comes after is neither a mark nor a heading. */
  readonly goesOn: boolean;
  /** Whether a converter marked the page's headings, so that other lines need not be taken for one. */
  readonly headingsAreMarked: boolean;
}

/** A line narrower than this share of its column does not fill it. */
const fullShare = 0.86;
/** Letter-spaced lines hold fewer characters for the same printed width. */
const letterSpacedShare = 0.6;
/** A mark may hang over the edge of its column by this share. */
const overhangShare = 1.15;
/** Width of the indent that a paragraph's first line has in print and loses in the text. */
const paragraphIndent = 4;
/** From this width (in half-width cells) on a line is not one of a column but a whole paragraph. */
const unbrokenWidth = 76;
/** So many lines of one width are a column by themselves. */
const minColumnLines = 4;
/** Where headings are marked, an unmarked line of so many characters is a line of text. */
const minUnmarkedChars = 10;
/** A column's width is read off so many lines. */
const columnSample = 8;
/** Words that cannot begin a paragraph: what stands before them belongs to their sentence. */
const midSentence = /^(?:及(?![时早格笄第])|[，、；：。,;:）)”》]|以及|并且)/u;
const clauseMark = /[，、；：,;:]/u;
const sentenceMark = /[。！？!?…]/u;

/** The width of the column that lines end in; nothing for no lines. */
export function recentColumn(lines: readonly Line[]): number[] {
  return lines.length === 0 ? [] : [columnWidth(lines.slice(-columnSample))];
}

/**
 * Whether a group after an unfinished sentence does not go on with it: the page's edge cut the
 * sentence off, and the group is plainly set apart.
 */
export function isCutOff(above: readonly Line[], group: Group): boolean {
  const last = above.at(-1);
  if (group.goesOn || !last || last.width > unbrokenWidth) return false;
  const column = columnWidth(above.slice(-columnSample));
  const text = textOf(group);
  if (clauseMark.test(text) || sentenceMark.test(text)) return false;
  return !group.lines.some((line) => fills(line, column));
}

/**
 * Whether a group that begins after a finished sentence is running text. Sentences end in it, or
 * its lines fill a column that goes on below; a headline does neither.
 * @param columns widths of the columns above and below
 */
export function isRunningText(group: Group, columns: readonly number[]): boolean {
  const first = group.lines[0];
  if (group.next && midSentence.test(group.next.text)) return true;
  if (!first || first.headingMark) return false;
  const text = textOf(group);
  if (sentenceMark.test(text) || endsWithPhotoCredit(group.lines)) return true;
  if (first.width > unbrokenWidth || isColumn(group)) return true;
  if (group.headingsAreMarked && group.goesOn && text.length >= minUnmarkedChars) return true;
  return columns.some((column) => isSetTo(group, column) && runsOn(group, text, column));
}

function textOf({ lines }: Group): string {
  return lines.map(({ text }) => text).join('');
}

function fills(line: Line, column: number, isFirst = false): boolean {
  const width = isFirst ? column - paragraphIndent : column;
  return line.width >= width * (line.letterSpaced ? letterSpacedShare : fullShare);
}

/** Whether a group is a column of its own: several lines of one width, but for the last. */
function isColumn({ lines }: Group): boolean {
  if (lines.length < minColumnLines) return false;
  const column = columnWidth(lines);
  return lines
    .slice(0, -1)
    .every(
      (line, index) =>
        fills(line, column, index === 0) || isShortForLatin(line, lines[index + 1], column),
    );
}

/** A Latin word or a number that did not fit stands at the beginning of the next line. */
function isShortForLatin(line: Line, next: Line | undefined, column: number): boolean {
  const token = /^[A-Za-z0-9.,%()-]+/u.exec(next?.text ?? '')?.[0] ?? '';
  return token !== '' && line.width + token.length > column * fullShare;
}

function isSetTo({ lines }: Group, column: number): boolean {
  return lines.every(
    (line, index) => fills(line, column, index === 0) && line.width <= column * overhangShare,
  );
}

/**
 * Lines that fill their column are running text only if it goes on in the same column below; a
 * single one also has to read like a sentence, or to break off in mid-word, or to fill its column
 * exactly as a paragraph's first line does.
 */
function runsOn({ lines, next, goesOn }: Group, text: string, column: number): boolean {
  if (!next) return lines.length >= 2 || clauseMark.test(text);
  if (!goesOn) return lines.length >= 3;
  if (!fills(next, column) && !endsSentence(next)) return false;
  if (lines.length >= 2 || /[，；：,;]/u.test(text)) return true;
  return breaksWord(text, next.text) || isExactlySet(lines[0], next, column);
}

function isExactlySet(line: Line | undefined, next: Line, column: number): boolean {
  const isIndented = Math.abs((line?.width ?? 0) - (column - paragraphIndent)) <= 2;
  return isIndented && next.width > column - paragraphIndent + 1;
}
