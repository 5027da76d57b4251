import { type Article, bodyOf } from './article.ts';

/** One article as one JSON object, for other programs. */
export interface ArticleListing {
  readonly source: string;
  readonly documentId: string;
  readonly headline: string | null;
  readonly kicker: string | null;
  readonly subtitle: string | null;
  /** Roles and names, such as `记者 李超 刘祥龙`. */
  readonly byline: string | null;
  readonly date: string | null;
  readonly datePrecision: string | null;
  readonly dateSource: string | null;
  readonly publication: string | null;
  readonly kind: string;
  readonly lines: readonly [first: number, last: number];
  readonly body: string;
}

/** Lists an article; what it does not have is null. */
export function toListing(article: Article): ArticleListing {
  const byline = article.bylines.map(({ role, names }) => [role, ...names].join(' ')).join('；');
  return {
    source: article.source,
    documentId: article.documentId,
    headline: article.headline ?? null,
    kicker: article.kicker ?? null,
    subtitle: article.subtitle ?? null,
    byline: byline === '' ? null : byline,
    date: article.date?.date ?? null,
    datePrecision: article.date?.precision ?? null,
    dateSource: article.dateSource ?? null,
    publication: article.publication ?? null,
    kind: article.kind,
    lines: article.lines,
    body: bodyOf(article),
  };
}
