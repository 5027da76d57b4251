/** The documents that hold a term, in ascending order, and how often each holds it. */
export interface TermPostings {
  readonly documents: Uint32Array;
  readonly counts: Uint32Array;
}

/** Which documents hold each term, eight bytes for each pair of both. */
export interface Postings {
  /** How many terms each document has, repeated ones counted again. */
  readonly lengths: Uint32Array;
  of(term: string): TermPostings;
}

/** Collects the terms of documents, which are numbered from 0 as they are added. */
export class PostingsBuilder {
  readonly #termNumbers = new Map<string, number>();
  readonly #terms = new GrowingNumbers();
  readonly #documents = new GrowingNumbers();
  readonly #counts = new GrowingNumbers();
  readonly #lengths = new GrowingNumbers();

  /** Adds a document by all its terms, repeated as in the text. */
  add(terms: readonly string[]): void {
    const counts = new Map<number, number>();
    for (const term of terms) {
      const number = this.#numberOf(term);
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    for (const [term, count] of counts) {
      this.#terms.add(term);
      this.#documents.add(this.#lengths.length);
      this.#counts.add(count);
    }
    this.#lengths.add(terms.length);
  }

  /** The postings of all that was added; nothing is to be added afterwards. */
  build(): Postings {
    const termNumbers = this.#termNumbers;
    const { starts, documents, counts } = this.#sortByTerm();
    return {
      lengths: this.#lengths.toArray(),
      of: (term) => {
        const number = termNumbers.get(term);
        const [start, end] = number === undefined ? [0, 0] : [starts[number], starts[number + 1]];
        return { documents: documents.subarray(start, end), counts: counts.subarray(start, end) };
      },
    };
  }

  #numberOf(term: string): number {
    const known = this.#termNumbers.get(term);
    if (known !== undefined) return known;
    const number = this.#termNumbers.size;
    this.#termNumbers.set(term, number);
    return number;
  }

  /** A counting sort, which keeps the order of the documents. */
  #sortByTerm() {
    const terms = this.#terms.toArray();
    const [addedDocuments, addedCounts] = [this.#documents.toArray(), this.#counts.toArray()];
    const starts = startsOf(terms, this.#termNumbers.size);
    const next = starts.slice();
    const documents = new Uint32Array(terms.length);
    const counts = new Uint32Array(terms.length);
    for (const [place, term] of terms.entries()) {
      const at = next[term] ?? 0;
      documents[at] = addedDocuments[place] ?? 0;
      counts[at] = addedCounts[place] ?? 0;
      next[term] = at + 1;
    }
    return { starts, documents, counts };
  }
}

/** Where the postings of each term begin once they are sorted, and at the end where the last end. */
function startsOf(terms: Uint32Array, termCount: number): Uint32Array {
  const starts = new Uint32Array(termCount + 1);
  for (const term of terms) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
  for (let term = 1; term < starts.length; term++) {
    starts[term] = (starts[term] ?? 0) + (starts[term - 1] ?? 0);
  }
  return starts;
}

/** Whole numbers up to 2^32 − 1, kept in four bytes each while they become more. */
class GrowingNumbers {
  #values = new Uint32Array(1_024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Uint32Array(2 * this.#length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** A copy of what was added, in its order. */
  toArray(): Uint32Array {
    return this.#values.slice(0, this.#length);
  }
}
