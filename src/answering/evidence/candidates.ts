import type { Article } from '../corpus/article.ts';
import type { Question } from '../language/question.ts';
import type { Span } from '../language/span.ts';
import { kindStrength } from '../retrieval/answer-kind.ts';
import type { PeriodFit } from '../retrieval/period.ts';
import { tellsOf } from './article-fit.ts';
import type { ArticleReading } from './article-reading.ts';
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
  /** Whether its article names what the question is about. */
  readonly isTold: boolean;
  /** Whether it, or what is around it, names what a figure is asked of. */
  readonly holdsMeasured: boolean;
  /** How surely it holds what kind of answer is asked for, from 0 to 2. */
  readonly kindStrength: number;
  readonly score: number;
}

/** What a word counts that stands in the headline, in the article's opening, or just before. */
const nearWeight = 0.8;
/** What each reason counts, set by hand on the test set; it is not sensitive to small changes. */
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
  reading: ArticleReading,
  question: Question,
  weights: TermWeights,
  retrievalScore: number,
): Candidate[] {
  const { article, sentences, periods } = reading;
  const isTold = tellsOf(reading, question);
  const degrees = sentences.map(({ normalized }) => degreesIn(normalized, question));
  const inHeadlines = degreesIn(reading.headlines, question);
  const measured = measuredWord(question);
  const local = weights.sharesWithin(degrees);
  const articleCoverage = weights.share(highestOf([inHeadlines, ...degrees]));
  return sentences.map(({ span, text }, ordinal) => {
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
      isTold,
      holdsMeasured:
        measured === undefined || Math.max(own[measured] ?? 0, near[measured] ?? 0) > 0,
      kindStrength: kindStrength(text, question),
    };
    return { ...candidate, score: scoreOf(candidate, retrievalScore) };
  });
}

/** Words that a question puts in front of a figure where the paper prints the figure alone. */
const saysLittle = /^(?:目标|任务|情况|数量|总数|总量|规模|金额|数字|数据|价格|时候)$/u;

/** Where among a question's words the thing stands that it asks a figure of: 工资 of 工人工资多少. */
function measuredWord({ kind, subject }: Question): number | undefined {
  if (kind !== 'figure') return undefined;
  const last = subject.findLastIndex(
    ({ word, role }) => role === 'noun' && word.length > 1 && !saysLittle.test(word),
  );
  return last < 0 ? undefined : last;
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

/** For each word the highest of its degrees. */
function highestOf(lists: readonly (readonly number[])[]): number[] {
  const length = Math.max(...lists.map((list) => list.length));
  return Array.from({ length }, (_, word) => Math.max(...lists.map((list) => list[word] ?? 0)));
}
