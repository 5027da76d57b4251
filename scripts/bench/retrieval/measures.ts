import {
  isFoundWithin,
  ndcgWithin,
  recallWithin,
  reciprocalRank,
} from '../../../src/evaluation/measures/ranking.ts';
import { foldForComparison } from '../../../src/language/normalize.ts';
import type { Found } from './outcome.ts';
import type { RetrievalQuestion } from './question-set.ts';
import { quotedPassages } from './systems.ts';

/** What a system's findings for one question are worth, from 0 to 1. */
export interface Measure {
  readonly name: string;
  /** Undefined for a question that does not have what is measured. */
  readonly of: (found: Found, question: RetrievalQuestion) => number | undefined;
}

/** The share of the relevant documents among the first `k`. */
export function recallAt(k: number): Measure {
  return {
    name: `recall@${k}`,
    of: ({ documents }, { relevant }) => recallWithin(documents, relevant, k),
  };
}

/** Whether any relevant document is among the first `k`. */
export function hitAt(k: number): Measure {
  return {
    name: `hit@${k}`,
    of: ({ documents }, { relevant }) =>
      Number(isFoundWithin(documents, (id) => relevant.has(id), k)),
  };
}

const meanReciprocalRank: Measure = {
  name: 'MRR',
  of: ({ documents }, { relevant }) => reciprocalRank(documents, (id) => relevant.has(id)),
};

const ndcgAt10: Measure = {
  name: 'nDCG@10',
  of: ({ documents }, { relevant }) => ndcgWithin(documents, relevant, 10),
};

/** Whether one of the first passages holds a sentence that proves the answer. */
const sentenceRecall: Measure = {
  name: `sentence recall@${quotedPassages}`,
  of: ({ quotes }, { evidence }) => {
    if (evidence === undefined) return undefined;
    const folded = quotes.map(foldForComparison);
    const sentences = evidence.map(foldForComparison);
    return Number(folded.some((quote) => sentences.some((sentence) => quote.includes(sentence))));
  },
};

/** All that is measured, in the order of the tables. */
export const measures: readonly Measure[] = [
  ...[1, 5, 10].map(recallAt),
  ...[1, 5, 10].map(hitAt),
  meanReciprocalRank,
  ndcgAt10,
  sentenceRecall,
];
