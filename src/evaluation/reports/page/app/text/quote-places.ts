import { foldWithOffsets } from '../../../../../language/normalize.ts';

/** A quotation and what it is marked with, such as its number in the answer. */
export interface Quote {
  readonly mark: string;
  readonly text: string;
}

/** A run of the text, and the marks of the quotations that it is part of. */
export interface MarkedPiece {
  readonly text: string;
  readonly marks: readonly string[];
}

export interface MarkedText {
  /** Together they are the text. */
  readonly pieces: readonly MarkedPiece[];
  /** Marks of the quotations that stand nowhere in the text. */
  readonly missing: readonly string[];
}

interface Place {
  readonly mark: string;
  readonly start: number;
  readonly end: number;
}

/** A word that is said to be quoted may stand in a text so often that marking all helps nobody. */
const mostPlaces = 20;

/**
 * Marks where quotations stand in a text, each at every place, as it would be found when white space,
 * width and the shape of quotation marks and dashes do not count.
 */
export function markQuotes(text: string, quotes: readonly Quote[]): MarkedText {
  const { folded, offsets } = foldWithOffsets(text);
  const found = quotes.map(({ mark, text: quote }) => {
    const sought = foldWithOffsets(quote).folded;
    const places = placesOf(sought, folded).map((at): Place => {
      const start = offsets[at] ?? 0;
      return { mark, start, end: (offsets[at + sought.length - 1] ?? start) + 1 };
    });
    return { mark, places };
  });
  return {
    pieces: toPieces(
      text,
      found.flatMap(({ places }) => places),
    ),
    missing: found.filter(({ places }) => places.length === 0).map(({ mark }) => mark),
  };
}

function placesOf(sought: string, within: string): number[] {
  const places: number[] = [];
  if (sought === '') return places;
  let at = within.indexOf(sought);
  while (at >= 0 && places.length < mostPlaces) {
    places.push(at);
    at = within.indexOf(sought, at + sought.length);
  }
  return places;
}

function toPieces(text: string, places: readonly Place[]): MarkedPiece[] {
  const edges = places.flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([0, ...edges, text.length])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    const covering = places.filter((place) => place.start <= start && place.end >= end);
    return { text: text.slice(start, end), marks: [...new Set(covering.map(({ mark }) => mark))] };
  });
}
