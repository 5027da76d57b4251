import { type Postings, PostingsBuilder } from './postings.ts';

/** A document by all its terms, repeated as in the text. */
export interface TermDocument {
  readonly id: string;
  readonly terms: readonly string[];
}

/** A document that was found; a higher score is better. */
export interface RankedDocument {
  readonly id: string;
  readonly score: number;
}

/** How soon the weight of a repeated term levels off. */
const k1 = 1.2;
/** How much a long document is held to account for its length, from 0 to 1. */
const b = 0.75;

/**
 * An exact BM25 ranking of documents in memory, as a reference: S. Robertson and H. Zaragoza,
 * Foundations and Trends in Information Retrieval 3 (2009), 333–389, with Lucene's weight of rare
 * terms, ln(1 + (N − n + 0.5) / (n + 0.5)), which is never negative.
 */
export class Bm25Index {
  readonly #ids: readonly string[];
  readonly #postings: Postings;
  readonly #meanLength: number;

  private constructor(ids: readonly string[], postings: Postings) {
    this.#ids = ids;
    this.#postings = postings;
    this.#meanLength = postings.lengths.reduce((sum, length) => sum + length, 0) / ids.length;
  }

  /** Indexes documents as they come. */
  static async of(
    documents: Iterable<TermDocument> | AsyncIterable<TermDocument>,
  ): Promise<Bm25Index> {
    const ids: string[] = [];
    const postings = new PostingsBuilder();
    for await (const { id, terms } of documents) {
      ids.push(id);
      postings.add(terms);
    }
    return new Bm25Index(ids, postings.build());
  }

  /** The documents that hold any of the terms, best first, at most `limit`; ties by id. */
  search(terms: Iterable<string>, limit: number): RankedDocument[] {
    const scores = new Float64Array(this.#ids.length);
    for (const term of new Set(terms)) this.#addScores(term, scores);
    const best: RankedDocument[] = [];
    for (const [document, id] of this.#ids.entries()) {
      const score = scores[document] ?? 0;
      if (score > 0) insertRanked(best, { id, score }, limit);
    }
    return best;
  }

  #addScores(term: string, scores: Float64Array): void {
    const { documents, counts } = this.#postings.of(term);
    const { lengths } = this.#postings;
    const others = this.#ids.length - documents.length;
    const rarity = Math.log(1 + (others + 0.5) / (documents.length + 0.5));
    for (const [place, document] of documents.entries()) {
      const count = counts[place] ?? 0;
      const relativeLength = (lengths[document] ?? 0) / this.#meanLength;
      const gain = (count * (k1 + 1)) / (count + k1 * (1 - b + b * relativeLength));
      scores[document] = (scores[document] ?? 0) + rarity * gain;
    }
  }
}

/** Keeps a list of the best `limit` documents in order. */
function insertRanked(best: RankedDocument[], document: RankedDocument, limit: number): void {
  const last = best.at(-1);
  if (best.length >= limit && last && !isBefore(document, last)) return;
  let at = best.length;
  for (let before = best[at - 1]; before && isBefore(document, before); before = best[at - 1]) at--;
  best.splice(at, 0, document);
  if (best.length > limit) best.pop();
}

function isBefore(a: RankedDocument, b: RankedDocument): boolean {
  return a.score > b.score || (a.score === b.score && a.id < b.id);
}
