import type { Article, ArticlePart } from '../corpus/article.ts';
import { splitSentences } from '../language/sentences.ts';
import type { Span } from '../language/span.ts';

/** What of a story is shown at once: stretches of its text in order, none of them blank. */
export type Place = readonly Span[];

/** UTF-16 units: about what is read on the screen of a telephone without losing one's way. */
export const longestPlaceUnits = 1_200;

const runningText: readonly ArticlePart['kind'][] = ['paragraph', 'subhead', 'caption'];

/**
 * Cuts a story's running text into places, in order and without overlap: each paragraph and each
 * caption is one, with the subheads before it. What is longer than `longestPlaceUnits` is cut at
 * sentence ends; only a single sentence may be longer. A story without running text has one place
 * of whatever is printed of it; one without any text has none.
 */
export function placesOf(article: Pick<Article, 'text' | 'parts'>): Place[] {
  const body = article.parts.filter(({ kind }) => runningText.includes(kind));
  const places = new PlacesOfText(article.text);
  for (const { kind, span } of body) {
    if (kind === 'subhead') places.addSubhead(span);
    else places.addParagraph(span);
  }
  if (body.length === 0) for (const { span } of article.parts) places.addSubhead(span);
  return places.all();
}

class PlacesOfText {
  readonly #text: string;
  readonly #places: Place[] = [];
  /** Subheads that wait for their paragraph. */
  #waiting: Span[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  addSubhead(span: Span): void {
    for (const piece of cutAtSentences(this.#text, span)) {
      if (unitsOf(piece) > this.#room()) this.#closeWaiting();
      this.#waiting.push(piece);
    }
  }

  addParagraph(span: Span): void {
    const [opening] = cutAtSentences(this.#text, span, this.#room());
    if (opening && unitsOf(opening) > this.#room()) this.#closeWaiting();
    const [first, ...others] = cutAtSentences(this.#text, span, this.#room());
    if (!first) return;
    this.#places.push([...this.#waiting, first], ...others.map((piece) => [piece]));
    this.#waiting = [];
  }

  /** The places of what was added, subheads without a paragraph among them. */
  all(): Place[] {
    this.#closeWaiting();
    return this.#places;
  }

  /** What is left beside the subheads that wait, and a line break behind each. */
  #room(): number {
    const taken = this.#waiting.reduce((units, subhead) => units + unitsOf(subhead) + 1, 0);
    return longestPlaceUnits - taken;
  }

  #closeWaiting(): void {
    if (this.#waiting.length > 0) this.#places.push(this.#waiting);
    this.#waiting = [];
  }
}

/** Stretches of whole sentences, as long as they may be; the first of them up to `firstUnits`. */
function cutAtSentences(text: string, span: Span, firstUnits = longestPlaceUnits): Span[] {
  const pieces: Span[] = [];
  for (const sentence of splitSentences(text, span)) {
    const grown = { start: pieces.at(-1)?.start ?? sentence.start, end: sentence.end };
    const fits = unitsOf(grown) <= (pieces.length > 1 ? longestPlaceUnits : firstUnits);
    if (fits) pieces.pop();
    pieces.push(fits ? grown : sentence);
  }
  return pieces;
}

function unitsOf({ start, end }: Span): number {
  return end - start;
}
