import type { StoredPassage } from '../archive/archive.ts';
import type { Article } from '../corpus/article.ts';
import { normalizeText } from '../language/normalize.ts';
import type { Question } from '../language/question.ts';
import { remember } from '../language/remember.ts';
import { splitSentences } from '../language/sentences.ts';
import type { Span } from '../language/span.ts';
import { joinThousands } from '../language/terms.ts';
import { kindStrength } from './answer-kind.ts';
import { type PeriodFit, periodsOf } from './period.ts';
import { sentenceScoreOf } from './sentence-score.ts';

/** A sentence of a passage; the span lies in the article's text. */
export interface RankedSentence {
  readonly span: Span;
  /** Higher is better; comparable within one question. */
  readonly score: number;
}

/** A passage with what it earned as a whole. */
export interface ScoredPassage extends StoredPassage {
  readonly score: number;
}

/** A term of a question, normalised, and how much it tells. */
export interface WeighedTerm {
  readonly term: string;
  readonly weight: number;
}

/** A question in the forms in which sentences are compared with it. */
export interface SentenceQuery {
  readonly question: Question;
  readonly terms: readonly WeighedTerm[];
  /** Unit vectors of texts; the question's own among them. */
  readonly vectorOf: (text: string) => Float32Array;
}

/** The sentences of good stories come again and again. */
const mostRemembered = 4_000;
const toCompared = remember((printed) => joinThousands(normalizeText(printed)), mostRemembered);

/** Ranks the sentences of passages for a question, each passage's best first. */
export class SentenceRanking {
  readonly #query: SentenceQuery;
  readonly #questionVector: Float32Array;
  readonly #totalWeight: number;

  constructor(query: SentenceQuery) {
    this.#query = query;
    this.#questionVector = query.vectorOf(query.question.text);
    this.#totalWeight = query.terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  }

  /** The sentences of a passage, best first; ties in the order of print. */
  rank({ article, chunk, score }: ScoredPassage): RankedSentence[] {
    const headlines = normalizeText(
      [article.kicker, article.headline, article.subtitle].filter(Boolean).join('\n'),
    );
    return splitSentences(article.text, chunk.span)
      .map((span) => ({ span, score: this.#scoreOf(article, span, headlines, score) }))
      .sort((a, b) => b.score - a.score || a.span.start - b.span.start);
  }

  #scoreOf(article: Article, span: Span, headlines: string, passage: number): number {
    const { question, vectorOf } = this.#query;
    const printed = article.text.slice(span.start, span.end);
    const text = toCompared(printed);
    return sentenceScoreOf({
      passage,
      coverage: this.#coverageOf(text),
      contextCoverage: this.#coverageOf(text, headlines),
      similarity: Math.max(0, innerProduct(vectorOf(printed), this.#questionVector)),
      kind: kindStrength(printed, question),
      period: periodScores[this.#fitOf(article, span)],
    });
  }

  #coverageOf(text: string, context = ''): number {
    let held = 0;
    for (const { term, weight } of this.#query.terms) {
      if (holdsTerm(text, term) || holdsTerm(context, term)) held += weight;
    }
    return held / this.#totalWeight;
  }

  /** Reading an article's dates takes longer than all else, so it is done only where dates are asked. */
  #fitOf(article: Article, span: Span): PeriodFit {
    const { dates, kind } = this.#query.question;
    if (dates.length === 0) return 'none-asked';
    return periodsOf(article).fit(span, dates, kind === 'figure');
  }
}

const periodScores: Readonly<Record<PeriodFit, number>> = {
  'none-asked': 0,
  'same-day': 1,
  same: 1,
  within: 0,
  unknown: 0,
  other: -1,
};

const numeral = /[\d一二三四五六七八九十百千万亿零〇两.]/u;

/** Whether a normalised text holds a term; a number only where it is not part of a longer one. */
function holdsTerm(text: string, term: string): boolean {
  const isNumber = numeral.test(term.charAt(0)) && numeral.test(term.charAt(term.length - 1));
  if (!isNumber) return text.includes(term);
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const isPart = numeral.test(text.charAt(at - 1)) || numeral.test(text.charAt(at + term.length));
    if (!isPart) return true;
  }
  return false;
}

function innerProduct(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let axis = 0; axis < a.length; axis++) sum += (a[axis] ?? 0) * (b[axis] ?? 0);
  return sum;
}
