/** FTS5's own constants (SQLite, fts5 `bm25()`): how soon a repeated term stops counting for more. */
const saturation = 1.2;
/** How much a text longer than the average counts for less. */
const lengthWeight = 0.75;
/** FTS5 lets no term count against a text, as one in more than half of all would. */
const smallestIdf = 1e-6;

/** Texts that are ranked, as BM25 sees them. */
export interface TextStatistics {
  readonly count: number;
  /** In terms. */
  readonly averageLength: number;
}

/** How much a term tells that stands in `frequency` of all texts: ln((N − n + ½) / (n + ½)). */
export function inverseDocumentFrequency(frequency: number, { count }: TextStatistics): number {
  // Counts that are not of one instant may leave fewer texts than hold the term.
  const others = Math.max(0, count - frequency);
  return Math.max(smallestIdf, Math.log((others + 0.5) / (frequency + 0.5)));
}

/**
 * What a term adds to the score of a text of `length` terms that holds it `occurrences` times, as
 * FTS5 computes it (Robertson and Zaragoza 2009, eq. 3.15).
 */
export function termScore(
  idf: number,
  occurrences: number,
  length: number,
  { averageLength }: TextStatistics,
): number {
  const share = length / Math.max(1, averageLength);
  const damping = saturation * (1 - lengthWeight + lengthWeight * share);
  return (idf * occurrences * (saturation + 1)) / (occurrences + damping);
}
