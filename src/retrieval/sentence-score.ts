/** What speaks for a sentence as the one that answers. */
export interface SentenceEvidence {
  /** The score of its passage among those of the question. */
  readonly passage: number;
  /** Share of the question's terms, by weight, that it holds, 0 to 1. */
  readonly coverage: number;
  /** The same together with its headline. */
  readonly contextCoverage: number;
  /** Cosine similarity with the question, 0 where that is negative. */
  readonly similarity: number;
  /** How surely it holds the kind of answer that is wanted, 0 to 2. */
  readonly kind: number;
  /** 1 if it speaks of the period that is asked for, -1 if of another, 0 if that is not known or asked. */
  readonly period: number;
}

/** Learned like those of articles, on sentences over the seeds; see docs/decisions/fusion.md. */
const weights: SentenceEvidence = {
  passage: 1,
  coverage: 1.4,
  contextCoverage: 4.8,
  similarity: 6,
  kind: 2,
  period: 1.5,
};

/** How much speaks for a sentence; comparable among the sentences found for one question. */
export function sentenceScoreOf(evidence: SentenceEvidence): number {
  return (
    weights.passage * evidence.passage +
    weights.coverage * evidence.coverage +
    weights.contextCoverage * evidence.contextCoverage +
    weights.similarity * evidence.similarity +
    weights.kind * evidence.kind +
    weights.period * evidence.period
  );
}
