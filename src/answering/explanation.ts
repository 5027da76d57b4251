import { type ArticleId, linesOf } from '../corpus/article.ts';
import type { AnswerKind } from '../language/question.ts';
import type { Passage } from '../retrieval/retriever.ts';
import { type Citation, citationsOf } from './answer.ts';
import type { Retrieved } from './retrieve.ts';
import type { Made } from './write-or-read.ts';
import type { HeldBack } from './writing/manuscript.ts';

/** The steps of an answer, in their order. */
export type StepName = 'follow-up' | 'retrieve' | 'write' | 'read';

export interface Step {
  readonly name: StepName;
  readonly elapsedMs: number;
}

/** A passage as it was found: where it stands, and what spoke for it. */
export interface ExplainedPassage {
  readonly articleId: ArticleId;
  readonly headline?: string;
  readonly date?: string;
  readonly source: string;
  readonly lines: readonly [first: number, last: number];
  /** Its place among those found by terms, from 1; absent where these did not find it. */
  readonly termRank?: number;
  /** BM25. */
  readonly termScore?: number;
  /** Its place among those found by vectors, from 1; absent where these did not find it. */
  readonly vectorRank?: number;
  /** Cosine similarity. */
  readonly vectorScore?: number;
  /** That of its best sentence, by which passages are ordered. */
  readonly score: number;
  /** Whether the answer quotes it. */
  readonly isQuoted: boolean;
}

/** How an answer came about, for who wants to check it. */
export interface Explanation {
  /** The question as it was searched by, its slips corrected. */
  readonly question: string;
  readonly kind: AnswerKind;
  readonly terms: readonly string[];
  /** What was typed, and what it was taken for. */
  readonly corrections: readonly (readonly [typed: string, meant: string])[];
  /** The periods asked for, as printed in the question. */
  readonly periods: readonly string[];
  /** In the order in which they were read, best first. */
  readonly passages: readonly ExplainedPassage[];
  readonly answeredBy: 'reader' | 'model';
  /** Sentences of a model that were not shown as they were written. */
  readonly heldBack: readonly HeldBack[];
  readonly steps: readonly Step[];
}

/** Tells how an answer came about. */
export function explain(retrieved: Retrieved, made: Made): Explanation {
  const { question, corrections, passages, elapsedMs } = retrieved;
  const citations = citationsOf(made.answer);
  return {
    question: question.text,
    kind: question.kind,
    terms: question.terms,
    corrections,
    periods: question.dates.map(({ printed }) => printed),
    passages: passages.map((passage) => explainPassage(passage, citations)),
    answeredBy: made.answeredBy,
    heldBack: made.heldBack,
    steps: [{ name: 'retrieve', elapsedMs }, ...made.steps],
  };
}

function explainPassage(passage: Passage, citations: readonly Citation[]): ExplainedPassage {
  const { article, chunk, found, score } = passage;
  const { headline, date } = article;
  return {
    articleId: article.id,
    ...(headline === undefined ? {} : { headline }),
    ...(date === undefined ? {} : { date: date.date }),
    source: article.source,
    lines: linesOf(article, chunk.span),
    ...found,
    score,
    isQuoted: citations.some(
      ({ articleId, span }) =>
        articleId === article.id && span.start < chunk.span.end && chunk.span.start < span.end,
    ),
  };
}
