import { type Article, linesOf } from '../corpus/article.ts';
import type { Span } from '../language/span.ts';
import type { Citation } from './answer.ts';

/** Cites a span of an article's text, with the lines of the file that it stands in. */
export function toCitation(article: Article, span: Span, marker: number): Citation {
  const { headline, publication, section, date } = article;
  return {
    marker,
    articleId: article.id,
    ...(headline === undefined ? {} : { headline }),
    ...(publication === undefined ? {} : { publication }),
    ...(section === undefined ? {} : { section }),
    ...(date === undefined ? {} : { date: date.date, datePrecision: date.precision }),
    ...(date !== undefined && article.dateSource === 'text' ? { isDateInferred: true } : {}),
    source: article.source,
    lines: linesOf(article, span),
    quote: article.text.slice(span.start, span.end),
    span,
  };
}
