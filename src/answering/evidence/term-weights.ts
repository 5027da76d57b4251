import type { Question } from '../../language/question.ts';
import type { SubjectRole } from '../../language/subject.ts';

/** Names and nouns say what a question is about; actions and the rest are often said otherwise. */
const importances: Readonly<Record<SubjectRole, number>> = {
  name: 1,
  noun: 1,
  action: 0.35,
  other: 0.2,
};
/** What a word counts in one part of a question that belongs to another part. */
const otherPartWeight = 0.4;
/** What a word counts that stands everywhere, beside the 1 that rarity adds at most. */
const baseWeight = 0.5;

/** How much each word of a question counts: rare ones say more of what it is about. */
export class TermWeights {
  readonly #weights: readonly number[];
  /** Whether each word names a thing, and not only what is done with it. */
  readonly #isThing: readonly boolean[];

  /**
   * @param documentFrequencies in how many chunks each word stands
   * @param chunks how many chunks there are
   */
  constructor(
    { subject, focus }: Pick<Question, 'subject' | 'focus'>,
    documentFrequencies: ReadonlyMap<string, number>,
    chunks: number,
  ) {
    this.#isThing = subject.map(
      ({ word, role }) => (role === 'name' || role === 'noun') && word.length > 1,
    );
    this.#weights = subject.map(({ word, role }) => {
      const frequency = documentFrequencies.get(word) ?? 0;
      const part = focus === undefined || focus.includes(word) ? 1 : otherPartWeight;
      return part * importances[role] * (baseWeight + rarity(frequency, chunks));
    });
  }

  /** The share of the whole weight that is held, each word held to a degree from 0 to 1. */
  share(degrees: readonly number[]): number {
    return weightedShare(this.#weights, degrees);
  }

  /** The lowest degree of the words that name things; 1 where there are none. */
  weakest(degrees: readonly number[]): number {
    return degrees.reduce(
      (lowest, degree, word) => (this.#isThing[word] ? Math.min(lowest, degree) : lowest),
      1,
    );
  }

  /**
   * The same among the sentences of one article: a word that stands in many of them tells little of
   * which one is meant, one that stands in none tells nothing.
   * @param degrees for each sentence the degree to which it holds each word
   */
  sharesWithin(degrees: readonly (readonly number[])[]): number[] {
    const weights = this.#weights.map((weight, word) => {
      const holding = degrees.filter((sentence) => (sentence[word] ?? 0) > 0).length;
      return holding === 0 ? 0 : Math.sqrt(weight) * rarity(holding, degrees.length);
    });
    return degrees.map((sentence) => weightedShare(weights, sentence));
  }
}

function weightedShare(weights: readonly number[], degrees: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return 0;
  return weights.reduce((sum, weight, index) => sum + weight * (degrees[index] ?? 0), 0) / total;
}

/** BM25's idf (Robertson and Zaragoza 2009, with Lucene's +1), divided by its highest value. */
function rarity(frequency: number, total: number): number {
  const inverse = (count: number) => Math.log(1 + (total - count + 0.5) / (count + 0.5));
  return inverse(Math.min(frequency, total)) / inverse(0);
}
