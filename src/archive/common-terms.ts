import { inverseDocumentFrequency, type TextStatistics, termScore } from './bm25.ts';

/** So many entries of the index a search may walk; see docs/decisions/common-terms.md. */
const mostWalked = 5_000;
/** Fewer terms than this do not tell what a question is about. */
const fewestTerms = 2;
/** A word of the headline says more of what an article is about than one of its text. */
export const headlineWeight = 2;

/** A term of a question that the index knows, and in how many chunks it stands. */
export interface KnownTerm {
  readonly term: string;
  readonly frequency: number;
}

/** A term and how much it tells. */
export interface WeighedTerm {
  readonly term: string;
  readonly idf: number;
}

/** The rarest terms, by which at least `limit` chunks or so are found, and the others. */
export function divide(terms: readonly KnownTerm[], limit: number) {
  const byRarity = terms.toSorted((a, b) => a.frequency - b.frequency);
  let walked = 0;
  const firstCommon = byRarity.findIndex(({ frequency }, index) => {
    walked += frequency;
    return walked > mostWalked && index >= fewestTerms && walked - frequency >= limit;
  });
  if (firstCommon < 0) return { rare: byRarity, common: [] };
  return { rare: byRarity.slice(0, firstCommon), common: byRarity.slice(firstCommon) };
}

/** Terms as they stand in the index, each once: without what it cannot hold, and none empty. */
export function toSearchable(terms: readonly string[]): string[] {
  return [...new Set(terms.map((term) => term.replaceAll('\0', ' ').trim()).filter(Boolean))];
}

/** How much each term tells. */
export function weigh(terms: readonly KnownTerm[], statistics: TextStatistics): WeighedTerm[] {
  return terms.map(({ term, frequency }) => ({
    term,
    idf: inverseDocumentFrequency(frequency, statistics),
  }));
}

/** What terms with these weights add to the score of a chunk. */
export function addedScore(
  { headline, body }: { readonly headline: string; readonly body: string },
  weights: readonly WeighedTerm[],
  statistics: TextStatistics,
): number {
  const length = countWords(headline) + countWords(body);
  let score = 0;
  for (const { term, idf } of weights) {
    const times = headlineWeight * occurrences(headline, term) + occurrences(body, term);
    if (times > 0) score += termScore(idf, times, length, statistics);
  }
  return score;
}

const space = 0x20;

/** How many words a text has that are set apart by single spaces. */
export function countWords(text: string): number {
  if (text === '') return 0;
  let words = 1;
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) === space) words += 1;
  }
  return words;
}

/** How often a word stands in such a text; splitting the text would take several times as long. */
export function occurrences(text: string, word: string): number {
  let times = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const end = at + word.length;
    const isWhole =
      (at === 0 || text.charCodeAt(at - 1) === space) &&
      (end === text.length || text.charCodeAt(end) === space);
    if (isWhole) times += 1;
  }
  return times;
}
