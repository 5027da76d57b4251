import type { Article } from '../../corpus/article.ts';
import type { Entities } from '../../corpus/entities.ts';
import type { Question } from '../../language/question.ts';
import type { Span } from '../../language/span.ts';
import type { PeriodFit } from '../../retrieval/period.ts';

/** A sentence of an article, or a piece of one that is too long to be quoted whole. */
export interface SentenceReading {
  readonly article: Article;
  /** Lies in the article's text. */
  readonly span: Span;
  /** Place among the sentences of its article, from 0. */
  readonly ordinal: number;
  /** As printed: `article.text` at `span`. */
  readonly text: string;
  /** For search. */
  readonly normalized: string;
  /** What it speaks of; all spans lie in the article's text. */
  readonly entities: Entities;
  /** How the period of a figure at a place of the article's text agrees with what is asked. */
  periodFitAt(question: Question, figureAt: number): PeriodFit;
  /** The sentences before and after it in the article. */
  readonly previous: SentenceReading | undefined;
  readonly next: SentenceReading | undefined;
}

/** What a sentence says in answer to a question, in few words. */
export interface Finding {
  /** The short answer, in printed words: 柳林森（市委副书记、市长）. No full stop at the end. */
  readonly text: string;
  /** Where its words stand in the article's text, in order. */
  readonly spans: readonly Span[];
  /**
   * How exactly it is what was asked, from 0 to 1: near 1 where the sentence says so in the words
   * of the question, near 0.5 where it is of the right kind and beside them, near 0.2 where it is
   * one of several of the kind.
   */
  readonly fit: number;
}

/** Finds what a sentence says in answer to a question; undefined where it holds nothing of the kind. */
export type Finder = (sentence: SentenceReading, question: Question) => Finding | undefined;
