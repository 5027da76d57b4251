import { Document } from '@langchain/core/documents';
import { type Article, linesOf } from '../corpus/article.ts';
import type { DatePrecision } from '../language/dates.ts';
import type { Span } from '../language/span.ts';
import type { ScoredPassage } from './sentence-ranking.ts';

/** Where a passage comes from; what is not known is left out. */
export interface PassageMetadata {
  readonly articleId: Article['id'];
  readonly headline?: string;
  readonly publication?: string;
  readonly section?: string;
  /** ISO, as precise as `datePrecision`: `2024`, `2024-08` or `2024-08-12`. */
  readonly date?: string;
  readonly datePrecision?: DatePrecision;
  /** Path of the file, relative to the folder of sources. */
  readonly source: string;
  /** First and last line of the file as received, from 1. */
  readonly lines: readonly [first: number, last: number];
  /** The passage's place in its article's text, in UTF-16 units. */
  readonly span: Span;
  /** Higher is better, comparable within one question. */
  readonly score: number;
}

/** A passage as LangChain's document; its id is the same whenever the archive holds the same. */
export function toDocument({
  article,
  chunk,
  score,
}: Pick<ScoredPassage, 'article' | 'chunk' | 'score'>): Document<PassageMetadata> {
  const { headline, publication, section, date } = article;
  return new Document({
    id: `${article.id}:${chunk.ordinal}`,
    pageContent: chunk.text,
    metadata: {
      articleId: article.id,
      ...(headline === undefined ? {} : { headline }),
      ...(publication === undefined ? {} : { publication }),
      ...(section === undefined ? {} : { section }),
      ...(date === undefined ? {} : { date: date.date, datePrecision: date.precision }),
      source: article.source,
      lines: linesOf(article, chunk.span),
      span: chunk.span,
      score,
    },
  });
}
