/** What speaks for a sentence as the one that answers; shares and likenesses are from 0 to 1. */
export interface Evidence {
  /** Share of the question's weight that the sentence itself holds. */
  readonly coverage: number;
  /** The same with its headline, the article's opening and the sentence before it. */
  readonly contextCoverage: number;
  /** The same for the whole article. */
  readonly articleCoverage: number;
  /** Share of what tells this sentence from others of its article. */
  readonly localCoverage: number;
  /** Cosine similarity with the question. */
  readonly likeness: number;
  /** The same with its headline and the sentence before it. */
  readonly contextLikeness: number;
  /** Like the coverages, with every word held as far as the text's most similar word is like it. */
  readonly wordLikeness: number;
  readonly contextWordLikeness: number;
  /** How long a run of the question's words it holds that stands in no headline, 1 for six characters. */
  readonly run: number;
  /** How far the thing of the question is held that is held the least, by itself or by a similar word. */
  readonly weakest: number;
  /** 1 (1.5 for a day) if it speaks of the period that is asked for, -1 if of another, else 0. */
  readonly period: number;
  /** How surely it holds the kind of answer that is wanted, 0 to 2. */
  readonly kind: number;
  /** 1 for the first sentence of its article. */
  readonly opening: number;
  /** Place of its article among those found, from 0. */
  readonly rank: number;
  /** How exactly it says what was asked, 0 to 1. */
  readonly finding: number;
}

/** Nothing speaks for it. */
export const noEvidence: Evidence = {
  coverage: 0,
  contextCoverage: 0,
  articleCoverage: 0,
  localCoverage: 0,
  likeness: 0,
  contextLikeness: 0,
  wordLikeness: 0,
  contextWordLikeness: 0,
  run: 0,
  weakest: 0,
  period: 0,
  kind: 0,
  opening: 0,
  rank: 0,
  finding: 0,
};

/** Learned on questions over the seeds; see docs/decisions/reader.md. */
const weights: Evidence = {
  coverage: -0.1,
  contextCoverage: 2.36,
  articleCoverage: 0.47,
  localCoverage: 0.98,
  likeness: 2.42,
  contextLikeness: 2.1,
  wordLikeness: 1.11,
  contextWordLikeness: 2.95,
  run: 1.3,
  weakest: 2.06,
  period: 2.14,
  kind: 1.14,
  opening: -1.46,
  rank: -0.5,
  finding: 4.35,
};

/** How much speaks for a sentence; comparable among the sentences found for one question. */
export function evidenceScoreOf(evidence: Evidence): number {
  let score = 0;
  for (const reason of reasons) score += weights[reason] * evidence[reason];
  return score;
}

const reasons = [
  'coverage',
  'contextCoverage',
  'articleCoverage',
  'localCoverage',
  'likeness',
  'contextLikeness',
  'wordLikeness',
  'contextWordLikeness',
  'run',
  'weakest',
  'period',
  'kind',
  'opening',
  'rank',
  'finding',
] as const satisfies readonly (keyof Evidence)[];
