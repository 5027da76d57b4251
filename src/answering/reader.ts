import type { ArticleSearch } from '../archive/archive.ts';
import type { Article } from '../corpus/article.ts';
import { normalizeText } from '../language/normalize.ts';
import type { Question } from '../language/question.ts';
import type { Passage } from '../retrieval/retriever.ts';
import type { Abstained, Answer, Answered } from './answer.ts';
import { contradictsFigures, holdsOffice } from './answer-kind.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { toCitation } from './citations.ts';
import { heldDegree } from './subject-match.ts';
import { TermWeights } from './term-weights.ts';

/** Articles that are read sentence by sentence. */
const maxArticles = 6;
const maxStatements = 3;
/** Below this share of the question's weight a sentence and its context do not hold what is asked. */
const minContextCoverage = 0.5;
const minCoverage = 0.2;
/** Below this share the archive holds nothing that is even near. */
const minNearestCoverage = 0.5;
/** A slip of typing leaves so much of a name. */
const minNameDegree = 0.4;
/** A further sentence must earn this share of the best one's score. */
const minEqualShare = 0.94;
/** By how much a sentence must tell more among its article's sentences. */
const minGain = 0.1;

/** Answers from passages alone: quotes the sentences that hold what is asked, or abstains. */
export class Reader {
  readonly #archive: ArticleSearch;

  constructor(archive: ArticleSearch) {
    this.#archive = archive;
  }

  async read(question: Question, passages: readonly Passage[]): Promise<Answer> {
    const weights = await this.weigh(question);
    const ranked = rank(question, passages, weights);
    const fitting = ranked.filter((candidate) => isEvidence(candidate, question));
    const best = fitting[0];
    if (best) return answerWith(select(best, fitting));
    return abstain(ranked[0]);
  }

  async weigh(question: Question): Promise<TermWeights> {
    const [frequencies, { chunks }] = await Promise.all([
      this.#archive.documentFrequencies(question.subject.map(({ word }) => word)),
      this.#archive.state(),
    ]);
    return new TermWeights(question.subject, frequencies, chunks);
  }
}

export function rank(
  question: Question,
  passages: readonly Passage[],
  weights: TermWeights,
): Candidate[] {
  const best = new Map<Article['id'], { article: Article; score: number }>();
  for (const { article, score } of passages) {
    if (!best.has(article.id)) best.set(article.id, { article, score });
  }
  const articles = [...best.values()].slice(0, maxArticles);
  const highest = articles[0]?.score ?? 1;
  return articles
    .flatMap(({ article, score }) => candidatesOf(article, question, weights, score / highest))
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

/** Whether a sentence may stand for an answer: it is about what is asked, then, and of that kind. */
function isEvidence(candidate: Candidate, question: Question): boolean {
  if (candidate.contextCoverage < minContextCoverage || candidate.coverage < minCoverage)
    return false;
  if (candidate.periodFit === 'other') return false;
  if (!isKnown(candidate.article, question)) return false;
  if (contradictsFigures(candidate.article.text, question)) return false;
  return candidate.kindStrength > 0 && holdsOffice(candidate.text, question);
}

/**
 * What an article never names is not what it tells of: a person, a place or an organisation, and,
 * where a reason is asked for, what is said to have happened.
 */
function isKnown(article: Article, question: Question): boolean {
  const whole = normalizeText([article.publication, article.text].join('\n'));
  return question.subject.every(({ word, role }) => {
    if (role === 'name') return heldDegree(word, whole) >= minNameDegree;
    const isPremise = role === 'action' && question.kind === 'reason';
    return !isPremise || heldDegree(word, whole) > 0;
  });
}

/**
 * The best sentence; those of its article that earn nearly as much; and the one that tells more of
 * what is asked where the best one only opens the story.
 */
function select(best: Candidate, fitting: readonly Candidate[]): Candidate[] {
  const others = fitting.filter(
    (candidate) => candidate !== best && candidate.article.id === best.article.id,
  );
  const equals = others.filter(({ score }) => score > best.score * minEqualShare);
  const telling = others.find(
    (candidate) => candidate.localCoverage > best.localCoverage + minGain,
  );
  const selected = [...new Set([best, ...(telling ? [telling] : []), ...equals])];
  return selected.slice(0, maxStatements).sort((a, b) => a.ordinal - b.ordinal);
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
