import { foldForComparison } from '../../language/normalize.ts';
import { foldedText, isNamed } from './article-names.ts';
import type { GivenCitation } from './given-answer.ts';
import type { SourceArticle } from './source-article.ts';

/**
 * Whether an article may be the one that a citation means: by its id; without one by its headline, by
 * its file, or by both; without these by the quotation alone.
 */
export function isMeant(
  { articleId, source, headline, quote }: GivenCitation,
  article: SourceArticle,
): boolean {
  if (articleId !== undefined) return articleId === article.id;
  if (source !== undefined && source !== article.source) return false;
  if (headline !== undefined) return isNamed(article, headline);
  return source !== undefined || holds(article, quote);
}

/** Whether an article prints a text; a blank one stands nowhere. */
export function holds(article: Pick<SourceArticle, 'text'>, text: string): boolean {
  const folded = foldForComparison(text);
  return folded !== '' && foldedText(article).includes(folded);
}
