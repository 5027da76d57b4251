import stringWidth from 'fast-string-width';
import type { ShownParagraph, WholeStory } from '../../../browsing/browser.ts';
import type { Span } from '../../../language/span.ts';
import { placeLine } from '../../wording/citation-line.ts';
import { creditText } from '../../wording/credit-text.ts';
import { placeStretches } from '../answer/source-line.ts';
import { toPrintable, toPrintableLine } from '../text/printable.ts';
import type { Look } from '../text/screen.ts';
import { wrapStretches } from '../text/wrap.ts';

const paragraphIndent = '　　';

/**
 * A whole story for a screen: its headline and where it stands, then its paragraphs with the quoted
 * words marked.
 * @param address opens the file that the story stands in
 */
export function formatStory(story: WholeStory, look: Look, address?: string): string {
  const source = toPrintableLine(story.source);
  const head = [
    ...headlineLines(story, look),
    ...plainLine(story.bylines.map(creditText).join('，'), look),
    wrapStretches(placeStretches(placeOf(story), source, look, address), look),
    ...legend(story, look),
  ];
  const body = story.paragraphs.map((paragraph) => formatParagraph(story, paragraph, look));
  return [head.join('\n'), body.join('\n')].join('\n\n');
}

function headlineLines({ kicker, story, subtitle }: WholeStory, look: Look): string[] {
  const headline = toPrintableLine(story.title);
  return [
    ...plainLine(kicker, look),
    wrapStretches([{ text: headline, style: look.bold }], look),
    ...plainLine(subtitle, look),
  ];
}

function plainLine(text: string | undefined, look: Look): string[] {
  const line = toPrintableLine(text ?? '');
  return line === '' ? [] : [wrapStretches([{ text: line }], look)];
}

/** Where it stands. */
function placeOf({ story, source, lines }: WholeStory): string {
  const { publication = '', section = '', ...dated } = story;
  return placeLine({
    ...dated,
    publication: toPrintableLine(publication),
    section: toPrintableLine(section),
    source: toPrintableLine(source),
    lines,
  });
}

function legend({ marked }: WholeStory, look: Look): string[] {
  const marks = look.quoted('');
  if (marked.length === 0 || stringWidth(marks) === 0) return [];
  return [wrapStretches([{ text: `${marks} 里的是引用的原文。`, style: look.dim }], look)];
}

function formatParagraph(story: WholeStory, { kind, span }: ShownParagraph, look: Look): string {
  const pieces = piecesOf(story, span);
  const marks = pieces.filter(({ isQuoted }) => isQuoted).length * stringWidth(look.quoted(''));
  const { opening, style } = printedAs(kind, look);
  const styled = pieces.map(({ text, isQuoted }) => ({
    text: toPrintable(text),
    style: isQuoted ? look.quoted : style,
  }));
  return wrapStretches([{ text: opening, style }, ...styled], narrowed(look, marks));
}

/** What a paragraph begins with, and how it looks. */
function printedAs(kind: ShownParagraph['kind'], { bold, dim }: Look) {
  if (kind === 'subhead') return { opening: '', style: bold };
  if (kind === 'caption') return { opening: `${paragraphIndent}（图片说明）`, style: dim };
  return { opening: paragraphIndent, style: String };
}

/** A stretch of a story that is quoted as a whole, or not at all. */
interface QuotablePiece {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** A paragraph cut where marks begin and end. */
function piecesOf({ text, marked }: WholeStory, { start, end }: Span): QuotablePiece[] {
  const pieces: QuotablePiece[] = [];
  let at = start;
  for (const mark of marked) {
    const from = Math.max(at, mark.start);
    const to = Math.min(end, mark.end);
    if (from >= to) continue;
    pieces.push({ text: text.slice(at, from), isQuoted: false });
    pieces.push({ text: text.slice(from, to), isQuoted: true });
    at = to;
  }
  return [...pieces, { text: text.slice(at, end), isQuoted: false }];
}

/** Leaves room for marks that take columns. */
function narrowed(look: Look, columns: number): Look {
  return look.width === undefined ? look : { ...look, width: look.width - columns };
}
