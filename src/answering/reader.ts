import type { ArticleSearch } from '../archive/archive.ts';
import type { Article } from '../corpus/article.ts';
import type { Question } from '../language/question.ts';
import type { Passage } from '../retrieval/retriever.ts';
import type { Abstained, Answer, Answered } from './answer.ts';
import { ArticleReading } from './article-reading.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { toCitation } from './citations.ts';
import { toExcerpt } from './excerpt.ts';
import { selectAnswers } from './selection.ts';
import { TermWeights } from './term-weights.ts';

/** Articles that are read sentence by sentence. */
const maxArticles = 6;
/** Below this share of the question's weight the archive holds nothing that is even near. */
const minNearestCoverage = 0.5;

/** A question that says less of its subject could be about anything: 他是哪里人. */
const minSubjectChars = 2;
const withoutSubject: Abstained = {
  status: 'abstained',
  reason: '看不出问的是谁或什么事，请把问题说完整些。',
};

/** Answers from passages alone: quotes the sentences that hold what is asked, or abstains. */
export class Reader {
  readonly #archive: ArticleSearch;

  constructor(archive: ArticleSearch) {
    this.#archive = archive;
  }

  async read(question: Question, passages: readonly Passage[]): Promise<Answer> {
    if (subjectChars(question) < minSubjectChars) return withoutSubject;
    const weights = await this.#weigh(question);
    const articles = readArticles(passages);
    const rankFor = (asked: Question) => rank(asked, articles, weights);
    const selected = selectAnswers(question, rankFor);
    if (selected.length === 0) return abstain(rankFor(question)[0]);
    return answerWith(selected.map((candidate) => toExcerpt(candidate, question, weights)));
  }

  async #weigh(question: Question): Promise<TermWeights> {
    const [frequencies, { chunks }] = await Promise.all([
      this.#archive.documentFrequencies(question.subject.map(({ word }) => word)),
      this.#archive.state(),
    ]);
    return new TermWeights(question.subject, frequencies, chunks);
  }
}

function subjectChars({ subject }: Question): number {
  return subject.reduce((sum, { word }) => sum + word.length, 0);
}

/** What an article's score lies below the best one's when it counts half of that in retrieval. */
const halvingDistance = 8;

/** Brings the distance from the best score between 1, for the best itself, and 0. */
function nearness(distance: number): number {
  return halvingDistance / (halvingDistance + Math.max(0, distance));
}

/** An article that retrieval found, and what its best passage earned beside the best of all. */
interface FoundArticle {
  readonly reading: ArticleReading;
  readonly retrievalScore: number;
}

/** The best articles of the passages, best first. */
function readArticles(passages: readonly Passage[]): FoundArticle[] {
  const byArticle = new Map<Article['id'], Passage[]>();
  for (const passage of passages) {
    const { id } = passage.article;
    byArticle.set(id, [...(byArticle.get(id) ?? []), passage]);
  }
  const highest = passages[0]?.score ?? 0;
  return [...byArticle.values()].slice(0, maxArticles).flatMap((found) => {
    const [best] = found;
    if (!best) return [];
    const reading = new ArticleReading(
      best.article,
      found.map(({ chunk }) => chunk.span),
    );
    return [{ reading, retrievalScore: nearness(highest - best.score) }];
  });
}

function rank(
  question: Question,
  articles: readonly FoundArticle[],
  weights: TermWeights,
): Candidate[] {
  return articles
    .flatMap(({ reading, retrievalScore }) =>
      candidatesOf(reading, question, weights, retrievalScore),
    )
    .sort(byScore);
}

function byScore(a: Candidate, b: Candidate): number {
  if (a.score !== b.score) return b.score - a.score;
  return a.article.id === b.article.id
    ? a.ordinal - b.ordinal
    : a.article.id < b.article.id
      ? -1
      : 1;
}

function answerWith(candidates: readonly Candidate[]): Answered {
  return {
    status: 'answered',
    statements: candidates.map(({ text }, index) => ({ text, markers: [index + 1] })),
    citations: candidates.map(({ article, span }, index) => toCitation(article, span, index + 1)),
  };
}

function abstain(nearest: Candidate | undefined): Abstained {
  if (!nearest || nearest.contextCoverage < minNearestCoverage) {
    return { status: 'abstained', reason: '档案里没有找到与此有关的内容。' };
  }
  return {
    status: 'abstained',
    reason: '档案里没有能回答这个问题的内容。',
    nearest: answerWith([nearest]),
  };
}
