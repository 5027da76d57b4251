import type { Candidate } from './candidates.ts';

/** Answers below this are not given. */
export const minAnswered = 0.3;
/** Answers from this on are called certain. */
export const minCertain = 0.95;

/** From this fit on a sentence says what is asked in the question's own words. */
const exactFit = 0.95;
/** A greater distance to the next candidate says no more. */
const mostAhead = 3;

const weights = {
  bias: -2.99,
  finding: 2.24,
  exact: 1.49,
  ahead: 1.14,
  likenessSquared: 0.8,
  anySentenceAnswers: 0.3,
  nothingFound: -0.21,
};

/**
 * How probable it is that a candidate answers, from 0 to 1: a logistic regression on the same
 * questions as the weights of evidence; see docs/decisions/reader.md.
 * @param next the candidate behind it, if there is one
 */
export function certaintyOf(
  candidate: Candidate,
  next: Candidate | undefined,
  hasFinder: boolean,
): number {
  const { evidence, finding, score } = candidate;
  const sum =
    weights.bias +
    weights.finding * evidence.finding +
    weights.exact * (evidence.finding >= exactFit ? 1 : 0) +
    weights.ahead * (next ? Math.min(mostAhead, score - next.score) : mostAhead) +
    weights.likenessSquared * evidence.contextWordLikeness ** 2 +
    weights.anySentenceAnswers * (hasFinder ? 0 : 1) +
    weights.nothingFound * (hasFinder && !finding ? 1 : 0);
  return 1 / (1 + Math.exp(-sum));
}
