import type { Credit } from './article.ts';
import { endsSentence, type Line } from './line.ts';
import { endsWithPhotoCredit, type LeadMark, readBylineLine, readLeadMark } from './marks.ts';
import { type Group, isCutOff, isRunningText, recentColumn } from './running-text.ts';

/** Running text: lines that flow into one another, over column breaks too. */
export interface Prose {
  readonly kind: 'prose';
  readonly lines: Line[];
  readonly lead?: LeadMark;
  /** Whether more blank lines come before it than are usual on its page. */
  readonly afterWideGap?: boolean;
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

/** A line with the mark that it begins with, if it does. */
interface MarkedLine {
  readonly line: Line;
  readonly lead?: LeadMark;
  readonly credits?: readonly Credit[];
}

/** With so many marked headings a page's converter is taken to have marked them all. */
const minHeadingMarks = 2;
const bylineSign = /^[□■●◎◆▲△○☐]/u;

/** Parts a page's lines into running text, lines set apart, and bylines, in their order. */
export function toBlocks(lines: readonly Line[]): Block[] {
  return new BlockReader(lines).read();
}

class BlockReader {
  readonly #lines: readonly MarkedLine[];
  readonly #headingsAreMarked: boolean;
  readonly #usualGap: number;
  readonly #blocks: Block[] = [];
  #lastProse: Prose | undefined;

  constructor(lines: readonly Line[]) {
    this.#lines = lines.map(toMarkedLine);
    this.#usualGap = usualGap(lines);
    this.#headingsAreMarked =
      lines.filter(({ headingMark }) => headingMark).length >= minHeadingMarks;
  }

  read(): Block[] {
    for (let index = 0; index < this.#lines.length; ) index += this.#readAt(index);
    return this.#blocks;
  }

  /** Adds what begins at a line to the blocks; returns how many lines it took. */
  #readAt(index: number): number {
    const marked = this.#lines[index];
    if (!marked) return 1;
    const { line, lead, credits } = marked;
    if (lead) {
      this.#addProse({ kind: 'prose', lines: [line], lead });
      return 1;
    }
    const open = this.#openProse();
    if (credits && (!open || line.afterBlank || bylineSign.test(line.text))) {
      this.#blocks.push({ kind: 'byline', line, credits });
      return 1;
    }
    if (open && !line.headingMark && !this.#isCutOff(open, index)) {
      open.lines.push(line);
      return 1;
    }
    return this.#readGroup(this.#groupAt(index), index);
  }

  /** The prose above if its last sentence is unfinished: whatever follows belongs to it. */
  #openProse(): Prose | undefined {
    const last = this.#blocks.at(-1);
    const above = last?.kind === 'prose' ? last.lines.at(-1) : undefined;
    if (last?.kind !== 'prose' || !above) return undefined;
    return endsSentence(above) || endsWithPhotoCredit(last.lines) ? undefined : last;
  }

  /** Whether the page's edge cut the sentence off, and what follows is plainly set apart. */
  #isCutOff(open: Prose, index: number): boolean {
    const line = this.#lines[index]?.line;
    if (!line?.afterBlank) return false;
    return isCutOff(open.lines, this.#groupAt(index));
  }

  #readGroup(group: Group, index: number): number {
    const { lines } = group;
    const below = index + lines.length;
    const next = below < this.#lines.length ? this.#groupAt(below).lines : [];
    const above = this.#lastProse?.lines ?? [];
    const isProse = isRunningText(group, [...recentColumn(above), ...ownColumn(next)]);
    if (isProse) this.#appendProse(lines);
    else this.#blocks.push({ kind: 'display', lines });
    return lines.length;
  }

  #addProse(prose: Prose): void {
    this.#blocks.push(prose);
    this.#lastProse = prose;
  }

  /** The lines from here to the next blank line, mark or heading. */
  #groupAt(from: number): Group {
    let end = from + 1;
    while (end < this.#lines.length && !this.#opensGroup(end)) end++;
    const next = this.#lines[end];
    return {
      lines: this.#lines.slice(from, end).map(({ line }) => line),
      next: next?.line,
      goesOn: next !== undefined && !isMark(next) && !next.line.headingMark,
      headingsAreMarked: this.#headingsAreMarked,
    };
  }

  #opensGroup(index: number): boolean {
    const marked = this.#lines[index];
    if (!marked || isMark(marked)) return true;
    const { afterBlank, indented, headingMark } = marked.line;
    const followsHeading = this.#lines[index - 1]?.line.headingMark !== undefined;
    return afterBlank || indented || headingMark !== undefined || followsHeading;
  }

  /** A picture's credit ends its story; a wide gap, or a text with such a credit, begins a new one. */
  #appendProse(lines: readonly Line[]): void {
    const last = this.#blocks.at(-1);
    const gap = lines[0]?.blankLinesBefore ?? 0;
    if (last?.kind !== 'prose' || endsWithPhotoCredit(last.lines) || endsWithPhotoCredit(lines)) {
      this.#addProse({ kind: 'prose', lines: [...lines] });
    } else if (gap > this.#usualGap) {
      this.#addProse({ kind: 'prose', lines: [...lines], afterWideGap: true });
    } else {
      // One by one, as a call takes no more than some 100,000 arguments.
      for (const line of lines) last.lines.push(line);
    }
  }
}

/** The number of blank lines that most often part two lines, at least one. */
function usualGap(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { blankLinesBefore: gap } of lines) {
    if (gap > 0) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([gapA, a], [gapB, b]) => b - a || gapB - gapA);
  return most?.[0] ?? 1;
}

function toMarkedLine(line: Line): MarkedLine {
  const lead = readLeadMark(line.text);
  if (lead) return { line, lead };
  const credits = readBylineLine(line.text);
  return credits ? { line, credits } : { line };
}

function isMark({ lead, credits }: MarkedLine): boolean {
  return lead !== undefined || credits !== undefined;
}

function ownColumn(lines: readonly Line[]): number[] {
  return lines.length >= 3 ? recentColumn(lines) : [];
}
