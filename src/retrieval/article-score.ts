import type { ArticleMatch, ChunkId } from '../archive/archive.ts';
import type { DateExpression, DateRange } from '../language/dates.ts';

/** What speaks for an article, each from 0 to 1. */
export interface ArticleEvidence {
  /** BM25 of the whole article beside the best one's. */
  readonly terms: number;
  /** Share of the question's terms, by weight, that the article holds. */
  readonly coverage: number;
  /** The same for the one of its chunks that holds most. */
  readonly chunkCoverage: number;
  /** Cosine similarity of its nearest chunk with the question, 0 where that is negative. */
  readonly similarity: number;
  /** 1 if its issue is of a period that the question names, or of soon after. */
  readonly period: number;
}

/**
 * Learned on one half of the questions of four sets by listwise logistic regression (Cao et al.
 * 2007); see docs/decisions/fusion.md.
 */
const weights: ArticleEvidence = {
  terms: 2.2,
  coverage: 4.4,
  chunkCoverage: 5.4,
  similarity: 7.5,
  period: 1.6,
};

/** How much speaks for an article; comparable among the articles found for one question. */
export function scoreOf(evidence: ArticleEvidence): number {
  return (
    weights.terms * evidence.terms +
    weights.coverage * evidence.coverage +
    weights.chunkCoverage * evidence.chunkCoverage +
    weights.similarity * evidence.similarity +
    weights.period * evidence.period
  );
}

/** How much speaks for one chunk of an article, beside its others. */
export function chunkScoreOf(coverage: number, similarity: number): number {
  return weights.chunkCoverage * coverage + weights.similarity * Math.max(0, similarity);
}

/** What speaks for an article whose best rival has `bestScore` by terms. */
export function evidenceOf(
  match: ArticleMatch,
  similarities: ReadonlyMap<ChunkId, number>,
  bestScore: number,
  dates: readonly DateExpression[],
): ArticleEvidence {
  const chunks = [...match.chunks];
  return {
    terms: match.score / Math.max(bestScore, Number.EPSILON),
    coverage: match.coverage,
    chunkCoverage: Math.max(0, ...chunks.map(([, coverage]) => coverage)),
    similarity: Math.max(0, ...chunks.map(([chunkId]) => similarities.get(chunkId) ?? 0)),
    period: dates.some(({ range }) => range && isOf(range, match.days)) ? 1 : 0,
  };
}

const dayMs = 86_400_000;
/** What happened is in the paper some days later. */
const fewestDaysLater = 2;
/** What a period brought is in the paper within half its length: a half-year's figures in autumn. */
const laterShare = 0.5;

/** Whether an issue of these days may tell of a period. */
function isOf(period: DateRange, days: DateRange | undefined): boolean {
  if (!days) return false;
  const [first, last] = [Date.parse(period.first), Date.parse(period.last)];
  const later = fewestDaysLater * dayMs + laterShare * (last - first + dayMs);
  return Date.parse(days.last) >= first && Date.parse(days.first) <= last + later;
}
