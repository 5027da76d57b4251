import type { Credit } from './article.ts';
import { columnWidth, endsSentence, type Line } from './line.ts';
import { type LeadMark, readBylineLine, readLeadMark, readPhotoCredit } from './marks.ts';

/** Running text: lines that flow into one another, over column breaks too. */
export interface Prose {
  readonly kind: 'prose';
  readonly lines: Line[];
  readonly lead?: LeadMark;
}

/** Lines set apart from running text: headlines, kickers, labels, subheads. No blank line inside. */
export interface Display {
  readonly kind: 'display';
  readonly lines: readonly Line[];
}

/** A byline on a line of its own. */
export interface Byline {
  readonly kind: 'byline';
  readonly line: Line;
  readonly credits: readonly Credit[];
}

export type Block = Prose | Display | Byline;

/** Lines up to the next blank line, mark or heading, and what comes after them. */
interface Group {
  readonly lines: readonly Line[];
  readonly next: Line | undefined;
  /** Whether a converter marked the page's headings, so that other lines need not be taken for one. */
  readonly headingsAreMarked: boolean;
}

/** A line narrower than this share of its column does not fill it. */
const fullShare = 0.86;
/** Letter-spaced lines hold fewer characters for the same printed width. */
const letterSpacedShare = 0.6;
/** Width of the indent that a paragraph's first line has in print and loses in the text. */
const paragraphIndent = 4;
/** From this width (in half-width cells) on a line is not one of a column but a whole paragraph. */
const unbrokenWidth = 76;
/** With so many marked headings a page's converter is taken to have marked them all. */
const minHeadingMarks = 2;
/** So many lines of one width are a column by themselves. */
const minColumnLines = 4;
/** Words that cannot begin a paragraph: what stands before them belongs to their sentence. */
const midSentence =
  /^(?:及(?!时|早|格|笄|第)|[，、；：。,;:）)”》]|以及|并且|和(?!谐|平|睦|美)[^，。]{0,12}(?:会|等))/u;

/** Parts a page's lines into running text, lines set apart, and bylines, in their order. */
export function toBlocks(lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index];
    if (!line) break;
    index += readBlock(lines, index, line, blocks);
  }
  return blocks;
}

/** Adds what begins at a line to the blocks; returns how many lines it took. */
function readBlock(lines: readonly Line[], index: number, line: Line, blocks: Block[]): number {
  const lead = readLeadMark(line.text);
  if (lead) {
    blocks.push({ kind: 'prose', lines: [line], lead });
    return 1;
  }
  const credits = readBylineLine(line.text);
  if (credits && !isInFlow(blocks, line)) {
    blocks.push({ kind: 'byline', line, credits });
    return 1;
  }
  const group = groupAt(lines, index);
  const last = blocks.at(-1);
  if (last?.kind === 'prose' && isContinued(last, line, group)) {
    last.lines.push(line);
    return 1;
  }
  if (isProse(group, columnWidths(blocks, lines, index + group.lines.length))) {
    appendProse(blocks, group.lines);
  } else {
    blocks.push({ kind: 'display', lines: group.lines });
  }
  return group.lines.length;
}

/** An unfinished sentence above takes the line, whatever it looks like. */
function isInFlow(blocks: readonly Block[], line: Line): boolean {
  const last = blocks.at(-1)?.kind === 'prose' ? blocks.at(-1) : undefined;
  const above = last?.kind === 'prose' ? last.lines.at(-1) : undefined;
  return (
    above !== undefined && !endsSentence(above) && !line.afterBlank && !/^[□■●◎◆]/u.test(line.text)
  );
}

function groupAt(lines: readonly Line[], from: number): Group {
  let end = from + 1;
  while (end < lines.length) {
    const line = lines[end];
    if (!line || line.afterBlank || line.indented || line.headingMark) break;
    if (lines[end - 1]?.headingMark || startsSomethingElse(line)) break;
    end++;
  }
  const headingsAreMarked =
    lines.filter(({ headingMark }) => headingMark).length >= minHeadingMarks;
  return { lines: lines.slice(from, end), next: lines[end], headingsAreMarked };
}

function startsSomethingElse(line: Line): boolean {
  return readLeadMark(line.text) !== undefined || readBylineLine(line.text) !== undefined;
}

/**
 * Whether a line goes on with the prose above it: always after an unfinished sentence, unless the
 * page's edge cut that sentence off and what follows is plainly set apart.
 */
function isContinued(prose: Prose, line: Line, group: Group): boolean {
  const above = prose.lines.at(-1);
  if (!above || line.headingMark) return false;
  if (endsSentence(above) || readPhotoCredit(above.text)) return false;
  return !isCutOff(above, group, columnWidth(prose.lines.slice(-8)));
}

function isCutOff(above: Line, group: Group, column: number): boolean {
  const text = textOf(group);
  if (/[，。；：、,;:]/u.test(text) || group.lines.some((line) => fills(line, column)))
    return false;
  const endsRegion = !group.next || startsSomethingElse(group.next) || group.next.headingMark;
  return Boolean(endsRegion) && group.lines[0]?.afterBlank === true && above.width <= unbrokenWidth;
}

/** A paragraph's first line is indented in print, so it holds two characters less. */
function fills(line: Line, column: number, isFirst = false): boolean {
  const width = isFirst ? column - paragraphIndent : column;
  return line.width >= width * (line.letterSpaced ? letterSpacedShare : fullShare);
}

function textOf(group: Group): string {
  return group.lines.map(({ text }) => text).join('');
}

/** Widths of the columns above and below, where there are any. */
function columnWidths(blocks: readonly Block[], lines: readonly Line[], below: number): number[] {
  const above = blocks.findLast((block) => block.kind === 'prose');
  const widths = above?.kind === 'prose' ? [columnWidth(above.lines.slice(-8))] : [];
  const next = lines[below] ? groupAt(lines, below).lines : [];
  return next.length >= 3 ? [...widths, columnWidth(next)] : widths;
}

/**
 * Whether a group that begins after a finished sentence is running text. Sentences end in it, or
 * its lines fill a column that goes on below; a headline does neither.
 */
function isProse(group: Group, columns: readonly number[]): boolean {
  const first = group.lines[0];
  if (group.next && midSentence.test(group.next.text)) return true;
  if (!first || first.headingMark) return false;
  const text = textOf(group);
  if (/[。！？!?…]/u.test(text.replace(/[”’」』）)"]+$/u, '')) || readPhotoCredit(text))
    return true;
  if (first.width > unbrokenWidth || isColumn(group)) return true;
  if (group.headingsAreMarked && /[，、；：,;:]/u.test(text) && goesOn(group)) return true;
  return columns.some((column) => isSetTo(group, column) && isRunning(group, text, column));
}

/** Whether a group is a column of its own: several lines of one width, but for the last. */
function isColumn({ lines }: Group): boolean {
  if (lines.length < minColumnLines) return false;
  const column = columnWidth(lines);
  return lines.slice(0, -1).every((line, index) => fills(line, column, index === 0));
}

function goesOn({ next }: Group): boolean {
  return next !== undefined && !startsSomethingElse(next) && !next.headingMark;
}

function isSetTo({ lines }: Group, column: number): boolean {
  return lines.every(
    (line, index) => fills(line, column, index === 0) && line.width <= column * 1.15,
  );
}

/**
 * Lines that fill their column are running text only if it goes on in the same column below; a
 * single one also has to fill it exactly, as a paragraph's first line does, or read like a sentence.
 */
function isRunning(group: Group, text: string, column: number): boolean {
  const { lines, next } = group;
  if (!next || !goesOn(group)) return lines.length >= 3;
  if (!fills(next, column) && !endsSentence(next)) return false;
  if (lines.length >= 2 || /[，；：,;]/u.test(text)) return true;
  const width = lines[0]?.width ?? 0;
  const isParagraphStart = Math.abs(width - (column - paragraphIndent)) <= 2;
  return isParagraphStart && next.width > column - paragraphIndent + 1;
}

function appendProse(blocks: Block[], lines: readonly Line[]): void {
  const last = blocks.at(-1);
  const isPicture = readPhotoCredit(lines.at(-1)?.text ?? '') !== undefined;
  if (last?.kind === 'prose' && !isPicture && !closesStory(last)) last.lines.push(...lines);
  else blocks.push({ kind: 'prose', lines: [...lines] });
}

/** A picture's credit is the last thing of its story. */
function closesStory(prose: Prose): boolean {
  const last = prose.lines.at(-1);
  return last !== undefined && readPhotoCredit(last.text) !== undefined;
}
