// src/answering/evidence: what speaks for each sentence, and how sure it is that it answers.

import { normalizeText } from '../../language/normalize.ts';
import type { Question } from '../../language/question.ts';
import { longestSharedRun } from '../../language/shared-characters.ts';
import { kindStrength } from '../../retrieval/answer-kind.ts';
import type { Likeness } from '../../retrieval/likeness.ts';
import type { PeriodFit } from '../../retrieval/period.ts';
import type { Finder, Finding, SentenceReading } from '../findings/finding.ts';
import { degreesIn } from '../matching/subject-match.ts';
import type { ArticleReading } from './article-reading.ts';
import { type Evidence, evidenceScoreOf, noEvidence } from './evidence-score.ts';
import type { TermWeights } from './term-weights.ts';

/** A sentence that may answer, what it says in answer, and what speaks for it. */
export interface Candidate {
  readonly reading: ArticleReading;
  readonly sentence: SentenceReading;
  /** What it says in answer, for kinds of question whose answers can be told from a sentence. */
  readonly finding?: Finding;
  readonly evidence: Evidence;
  readonly periodFit: PeriodFit;
  readonly score: number;
}

/** What candidates are weighed by. */
export interface Weighing {
  readonly question: Question;
  readonly weights: TermWeights;
  readonly likeness: Likeness;
  readonly find?: Finder | undefined;
}

/** An article that retrieval found; its rank among those found is from 0. */
export interface FoundArticle {
  readonly reading: ArticleReading;
  readonly rank: number;
}

/** What a word counts that stands in the headline, in the article's opening, or just before. */
const nearWeight = 0.8;
/** What one thing is worth where several are asked for. */
const oneOfSeveral = 0.6;
/** So many sentences, by the words that they hold, are compared by meaning; it takes the longest. */
const mostCompared = 24;
/** So many of these are looked into for what they say. */
const mostRead = 16;

/** A sentence as far as its words speak for it. */
interface Draft {
  readonly held: HeldWords;
  readonly at: number;
  readonly candidate: Candidate;
}

/** The best sentences of the articles that retrieval found, best first. */
export function rankCandidates(articles: readonly FoundArticle[], weighing: Weighing): Candidate[] {
  const { find, question } = weighing;
  const compared = articles
    .flatMap((article) => draftsOf(article, weighing))
    .sort((a, b) => byScore(a.candidate, b.candidate))
    .slice(0, mostCompared)
    .map((draft) => withMeaning(draft, weighing))
    .sort(byScore);
  if (!find) return compared;
  const read = compared.slice(0, mostRead).map((candidate) => {
    const finding = find(candidate.sentence, question);
    const isAsked = finding && plain(question.text).includes(plain(normalizeText(finding.text)));
    return finding && !isAsked ? withFinding(candidate, finding, question) : candidate;
  });
  return [...read.sort(byScore), ...compared.slice(mostRead)];
}

/** A term in quotation marks is the same without them. */
function plain(text: string): string {
  return text.replace(/[“”"'‘’《》]/gu, '');
}

/** A figure may be of another period than others of its sentence. */
function withFinding(candidate: Candidate, found: Finding, question: Question): Candidate {
  const isOne = question.wantsSeveral && !/[、，；和与及]/u.test(found.text);
  const finding = isOne ? { ...found, fit: found.fit * oneOfSeveral } : found;
  const figureAt = question.kind === 'figure' ? finding.spans[0]?.start : undefined;
  const periodFit =
    figureAt === undefined
      ? candidate.periodFit
      : candidate.sentence.periodFitAt(question, figureAt);
  const period = periodScores[periodFit];
  const evidence = { ...candidate.evidence, finding: finding.fit, period };
  return { ...candidate, finding, evidence, periodFit, score: evidenceScoreOf(evidence) };
}

function draftsOf({ reading, rank }: FoundArticle, weighing: Weighing): Draft[] {
  const { question, weights, likeness } = weighing;
  const held = new HeldWords(reading, weighing);
  const articleCoverage = weights.share(held.anywhere);
  return reading.sentences.map((sentence, at) => {
    const periodFit = reading.periods.fit(
      sentence.span,
      question.dates,
      question.kind === 'figure',
    );
    const evidence: Evidence = {
      ...noEvidence,
      coverage: weights.share(held.own(at)),
      contextCoverage: weights.share(held.near(at)),
      articleCoverage,
      localCoverage: held.local[at] ?? 0,
      likeness: likeness.ofText(sentence.text),
      run: runShare(question, sentence, reading.headlines),
      period: periodScores[periodFit],
      kind: kindStrength(sentence.text, question),
      opening: at === 0 ? 1 : 0,
      rank,
    };
    const score = evidenceScoreOf(evidence);
    return { held, at, candidate: { reading, sentence, evidence, periodFit, score } };
  });
}

/** What it says in other words than the question counts too. */
function withMeaning({ held, at, candidate }: Draft, { weights }: Weighing): Candidate {
  const evidence: Evidence = {
    ...candidate.evidence,
    contextLikeness: held.contextLikeness(at),
    wordLikeness: weights.share(held.like(at)),
    contextWordLikeness: weights.share(held.likeNear(at)),
    weakest: weights.weakest(highestOf([held.near(at), held.likeNear(at)])),
  };
  return { ...candidate, evidence, score: evidenceScoreOf(evidence) };
}

const periodScores: Readonly<Record<PeriodFit, number>> = {
  'none-asked': 0,
  'same-day': 1.5,
  same: 1,
  within: 0,
  unknown: 0,
  other: -1,
};

/** A longer run in common says no more. */
const longRunChars = 6;

/** How long a run of the question's words a sentence holds that its headlines do not: 摆在前面. */
function runShare({ subjectText }: Question, { normalized }: SentenceReading, headlines: string) {
  const run = longestSharedRun(subjectText, normalized);
  return headlines.includes(run) ? 0 : Math.min(1, run.length / longRunChars);
}

/** To which degree each sentence of an article, alone and with what is near it, holds each word. */
class HeldWords {
  /** The highest degrees of any sentence and of the headlines. */
  readonly anywhere: readonly number[];
  readonly local: readonly number[];
  readonly #reading: ArticleReading;
  readonly #likeness: Likeness;
  readonly #own: readonly (readonly number[])[];
  readonly #headlines: readonly number[];

  constructor(reading: ArticleReading, { question, weights, likeness }: Weighing) {
    this.#reading = reading;
    this.#likeness = likeness;
    this.#own = reading.sentences.map(({ normalized }) => degreesIn(normalized, question));
    this.#headlines = degreesIn(reading.headlines, question);
    this.anywhere = highestOf([this.#headlines, ...this.#own]);
    this.local = weights.sharesWithin(this.#own);
  }

  own(at: number): readonly number[] {
    return this.#own[at] ?? [];
  }

  near(at: number): readonly number[] {
    return withNear(this.own(at), [this.#headlines, this.own(0), this.own(at - 1)]);
  }

  like(at: number): readonly number[] {
    const sentence = this.#reading.sentences[at];
    return sentence ? this.#likeness.ofWords(sentence.text) : [];
  }

  likeNear(at: number): readonly number[] {
    const headlines = this.#likeness.ofWords(this.#reading.headlines);
    return withNear(this.like(at), [headlines, this.like(0), this.like(at - 1)]);
  }

  contextLikeness(at: number): number {
    const { sentences, headlines } = this.#reading;
    const context = [headlines, sentences[at - 1]?.text, sentences[at]?.text];
    return this.#likeness.ofText(context.join(''));
  }
}

/** A sentence's own degrees, or what those of the texts around it count. */
function withNear(own: readonly number[], around: readonly (readonly number[])[]): number[] {
  return highestOf([own, highestOf(around).map((degree) => nearWeight * degree)]);
}

/** For each word the highest of its degrees. */
function highestOf(lists: readonly (readonly number[])[]): number[] {
  const length = lists.reduce((longest, list) => Math.max(longest, list.length), 0);
  return Array.from({ length }, (_, word) =>
    lists.reduce((highest, list) => Math.max(highest, list[word] ?? 0), 0),
  );
}

function byScore(a: Candidate, b: Candidate): number {
  if (a.score !== b.score) return b.score - a.score;
  const [first, second] = [a.sentence, b.sentence];
  if (first.article.id === second.article.id) return first.ordinal - second.ordinal;
  return first.article.id < second.article.id ? -1 : 1;
}
