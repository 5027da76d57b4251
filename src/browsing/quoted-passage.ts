import type { Article } from '../corpus/article.ts';
import { foldForComparison } from '../language/normalize.ts';
import { type Span, spansOverlap } from '../language/span.ts';
import type { Quoted, ShownPassage, WholeStory } from './browser.ts';
import { occurrencesOf } from './occurrences.ts';
import { type Place, placesOf } from './places.ts';
import { type PlaceRange, shownParagraphs, shownUnits, showPlaces } from './shown-passage.ts';

/** UTF-16 units: of a quotation over more places the last ones are not shown with the first. */
const longestPassageUnits = 3_000;

/**
 * The places of a story that a quotation stands in, with its words marked. Where the words stand
 * nowhere in them, as in a story that has changed, its first place with nothing marked; nothing of a
 * story without text.
 */
export function quotedPassage(article: Article, quoted: Quoted): ShownPassage | undefined {
  const places = placesOf(article);
  const located = locate(article.text, places, quoted);
  const range = located ? shownAtOnce(article.text, places, located.range) : { first: 1, last: 1 };
  return showPlaces(article, places, range, located?.span);
}

/** One place of a story, from 1, with the words of `quoted` marked; nothing if it is not there. */
export function placePassage(
  article: Article,
  place: number,
  quoted?: Quoted,
): ShownPassage | undefined {
  const places = placesOf(article);
  const marked = locateIn(article, places, quoted)?.span;
  return showPlaces(article, places, { first: place, last: place }, marked);
}

/** All places of a story, with the words of `quoted` marked; nothing of a story without text. */
export function wholeStory(article: Article, quoted?: Quoted): WholeStory | undefined {
  const places = placesOf(article);
  const marked = locateIn(article, places, quoted)?.span;
  const passage = showPlaces(article, places, { first: 1, last: places.length }, marked);
  return passage && { ...passage, paragraphs: shownParagraphs(article, places) };
}

/** Where a quotation stands, and the places that hold some of it. */
interface Located {
  readonly span: Span;
  readonly range: PlaceRange;
}

/** Where in the places a quotation stands now; nothing where it is not printed there. */
function locate(text: string, places: readonly Place[], quoted: Quoted): Located | undefined {
  for (const span of standings(text, quoted)) {
    const range = rangeHolding(places, span);
    if (range) return { span, range };
  }
  return undefined;
}

/** The same of what may have been quoted, and from another story. */
function locateIn(
  article: Article,
  places: readonly Place[],
  quoted: Quoted | undefined,
): Located | undefined {
  return quoted?.articleId === article.id ? locate(article.text, places, quoted) : undefined;
}

/**
 * Where a text prints a quotation, white space and width aside: there alone where it was quoted if
 * it still does, else wherever it does, the nearest first.
 */
function standings(text: string, { quote, span }: Quoted): Span[] {
  const folded = foldForComparison(quote);
  if (folded === '') return [];
  if (foldForComparison(text.slice(span.start, span.end)) === folded) return [span];
  const distance = ({ start }: Span) => Math.abs(start - span.start);
  return occurrencesOf(text, quote).sort((a, b) => distance(a) - distance(b));
}

function rangeHolding(places: readonly Place[], span: Span): PlaceRange | undefined {
  const isHolding = (place: Place) => place.some((piece) => spansOverlap(piece, span));
  const first = places.findIndex(isHolding) + 1;
  return first === 0 ? undefined : { first, last: places.findLastIndex(isHolding) + 1 };
}

/** As many places of a range, from its first one, as are shown at once. */
function shownAtOnce(
  text: string,
  places: readonly Place[],
  { first, last: latest }: PlaceRange,
): PlaceRange {
  let last = latest;
  while (last > first && shownUnits(text, places.slice(first - 1, last)) > longestPassageUnits) {
    last -= 1;
  }
  return { first, last };
}
