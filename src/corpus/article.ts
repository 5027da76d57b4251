import type { IssueDate } from '../language/dates.ts';
import type { Span } from '../language/span.ts';
import type { DateSource } from './page.ts';
import { type Trace, toLines } from './trace.ts';

/** Names an article for good: its file, the record within the file if there is one, its place from 1. */
export type ArticleId = string & { readonly __brand: 'ArticleId' };

/** Makes the id of the `ordinal`-th article (from 1) of a page. */
export function toArticleId(
  page: { readonly source: string; readonly documentId: string },
  ordinal: number,
): ArticleId {
  const document = page.documentId === page.source ? '' : `:${page.documentId}`;
  return `${page.source}${document}#${ordinal}` as ArticleId;
}

/** What a stretch of an article is on the printed page. */
export type PartKind =
  | 'kicker'
  | 'headline'
  | 'subtitle'
  | 'byline'
  | 'paragraph'
  | 'subhead'
  | 'caption'
  | 'credit';

/** One part of an article; `span` lies in the article's text. */
export interface ArticlePart {
  readonly kind: PartKind;
  readonly span: Span;
}

/** Who is named for a piece of work, in the role that the page prints: 记者, 通讯员, 摄. */
export interface Credit {
  readonly role: string;
  readonly names: readonly string[];
}

export type ArticleKind = 'news' | 'feature' | 'interview' | 'photo';

/**
 * One story as printed. `text` holds all its parts in reading order, a line break between two parts;
 * every other character of it has its place on the page through `trace`.
 */
export interface Article {
  readonly id: ArticleId;
  /** The id given in a record, or the source's name. */
  readonly documentId: string;
  /** Path of the file, relative to the folder of sources. */
  readonly source: string;
  readonly kind: ArticleKind;
  readonly kicker?: string;
  readonly headline?: string;
  readonly subtitle?: string;
  readonly bylines: readonly Credit[];
  readonly publication?: string;
  readonly section?: string;
  readonly date?: IssueDate;
  readonly dateSource?: DateSource;
  readonly text: string;
  readonly parts: readonly ArticlePart[];
  readonly trace: Trace;
  /** First and last line of the file as received, from 1. */
  readonly lines: readonly [first: number, last: number];
}

/** The article's running text: paragraphs, subheads and captions, one a line. */
export function bodyOf(article: Article): string {
  return article.parts
    .filter(({ kind }) => kind === 'paragraph' || kind === 'subhead' || kind === 'caption')
    .map(({ span }) => article.text.slice(span.start, span.end))
    .join('\n');
}

/** First and last line of the file, from 1, behind a span of the text; the article's where none is. */
export function linesOf(
  { trace, lines }: Pick<Article, 'trace' | 'lines'>,
  span: Span,
): Article['lines'] {
  return toLines(trace, span) ?? lines;
}

/** What to call the article in a list: its headline, else the beginning of its first paragraph. */
export function titleOf(article: Pick<Article, 'headline' | 'text' | 'parts'>): string {
  if (article.headline) return article.headline;
  const opening = article.parts.find(({ kind }) => kind === 'paragraph') ?? article.parts[0];
  const text = opening ? article.text.slice(opening.span.start, opening.span.end) : article.text;
  return text.length > 24 ? `${text.slice(0, 24)}……` : text;
}
