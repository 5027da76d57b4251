import { type Article, linesOf, type PartKind } from '../corpus/article.ts';
import { type Span, spansOverlap } from '../language/span.ts';
import type { ShownParagraph, ShownPassage } from './browser.ts';
import type { Place } from './places.ts';
import { toStoryLine } from './story-line.ts';

/** Which of a story's places are shown: first and last, from 1. */
export interface PlaceRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Some of a story's places as they are shown, with what of `quoted`, a span of the story's text,
 * stands in them marked. Nothing where there are no such places.
 */
export function showPlaces(
  article: Article,
  places: readonly Place[],
  { first, last }: PlaceRange,
  quoted?: Span,
): ShownPassage | undefined {
  const areThere = [first, last].every((place) => places[place - 1] !== undefined);
  const shown = areThere ? places.slice(first - 1, last).flat() : [];
  const paragraphs = paragraphsOf(article.text, shown);
  const [opening] = paragraphs;
  const closing = paragraphs.at(-1);
  if (!opening || !closing) return undefined;
  const { kicker, subtitle, bylines } = article;
  return {
    story: toStoryLine(article),
    ...(kicker === undefined ? {} : { kicker }),
    ...(subtitle === undefined ? {} : { subtitle }),
    bylines,
    source: article.source,
    lines: linesOf(article, { start: opening.start, end: closing.end }),
    text: paragraphs.map(({ start, end }) => article.text.slice(start, end)).join('\n'),
    marked: quoted ? marksIn(paragraphs, quoted) : [],
    isCaption: shown.every((piece) => isOfCaption(article, piece)),
    firstPlace: first,
    lastPlace: last,
    places: places.length,
  };
}

function isOfCaption({ parts }: Article, piece: Span): boolean {
  return parts.some(({ kind, span }) => kind === 'caption' && spansOverlap(span, piece));
}

/** What places are made of, as it stands in the text that is shown of them. */
export function shownParagraphs(article: Article, places: readonly Place[]): ShownParagraph[] {
  let shownAt = 0;
  return paragraphsOf(article.text, places.flat()).map((paragraph) => {
    const span = { start: shownAt, end: shownAt + paragraph.end - paragraph.start };
    shownAt = span.end + 1;
    return { kind: kindOf(article, paragraph), span };
  });
}

/** How many UTF-16 units the text of these places takes when it is shown. */
export function shownUnits(text: string, places: readonly Place[]): number {
  const paragraphs = paragraphsOf(text, places.flat());
  return paragraphs.reduce((units, { start, end }) => units + end - start + 1, -1);
}

/** Pieces of the same paragraph, which was cut where a place ends, are joined again. */
function paragraphsOf(text: string, pieces: readonly Span[]): Span[] {
  const paragraphs: Span[] = [];
  for (const piece of pieces) {
    const last = paragraphs.at(-1);
    const isCut = last !== undefined && !text.slice(last.end, piece.start).includes('\n');
    if (isCut) paragraphs.pop();
    paragraphs.push(isCut ? { start: last.start, end: piece.end } : piece);
  }
  return paragraphs;
}

/** The spans of a quotation in paragraphs that are shown one a line. */
function marksIn(paragraphs: readonly Span[], quoted: Span): Span[] {
  const marks: Span[] = [];
  let shownAt = 0;
  for (const { start, end } of paragraphs) {
    const from = Math.max(start, quoted.start);
    const to = Math.min(end, quoted.end);
    if (from < to) marks.push({ start: shownAt + from - start, end: shownAt + to - start });
    shownAt += end - start + 1;
  }
  return marks;
}

function kindOf({ parts }: Article, { start, end }: Span): PartKind {
  const part = parts.find(({ span }) => span.start <= start && end <= span.end);
  return part?.kind ?? 'paragraph';
}
