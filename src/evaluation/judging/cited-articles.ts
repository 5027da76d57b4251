import { foldForComparison } from '../../language/normalize.ts';
import { foldedText, nameableText } from '../answers/article-names.ts';
import type { GivenCitation } from '../answers/given-answer.ts';
import type { SourceArticle } from '../answers/source-article.ts';
import { addTo, listsOf } from './lists.ts';
import { phraseFinder } from './phrase-finder.ts';

/** What citations mean, gathered while articles go past. */
export interface CitedArticles {
  /** @returns whether a citation means it */
  add(article: SourceArticle): boolean;
  /** The articles so far for which `isMeant` holds; only for citations that were known beforehand. */
  of(citation: GivenCitation): readonly SourceArticle[];
}

/** Finds what `isMeant` would, without comparing each citation with each article. */
export function citedArticles(citations: readonly GivenCitation[]): CitedArticles {
  const lists = listsOf<SourceArticle>(citations.map(keyOf));
  const unknown = citations.filter(({ articleId }) => articleId === undefined);
  const titles = unknown.flatMap(({ headline }) => headline ?? []);
  const bare = unknown.filter(
    ({ headline, source }) => headline === undefined && source === undefined,
  );
  const titlesIn = phraseFinder(titles.map(foldForComparison));
  const quotesIn = phraseFinder(bare.map(({ quote }) => foldForComparison(quote)));
  return {
    add: (article) => {
      const { id, source } = article;
      const keys = [keyOfId(id), keyOfFile(source)];
      for (const title of titlesIn(nameableText(article))) {
        keys.push(keyOfTitle(title), keyOfTitle(title, source));
      }
      if (bare.length > 0) {
        for (const quote of quotesIn(foldedText(article))) keys.push(keyOfQuote(quote));
      }
      return addTo(lists, keys, article);
    },
    of: (citation) => lists.get(keyOf(citation)) ?? [],
  };
}

/** The same for citations that mean the same articles. */
function keyOf({ articleId, source, headline, quote }: GivenCitation): string {
  if (articleId !== undefined) return keyOfId(articleId);
  if (headline !== undefined) return keyOfTitle(foldForComparison(headline), source);
  return source === undefined ? keyOfQuote(foldForComparison(quote)) : keyOfFile(source);
}

const keyOfId = (id: string) => `id\n${id}`;
const keyOfFile = (source: string) => `file\n${source}`;
const keyOfTitle = (title: string, source = '') => `title\n${title}\n${source}`;
const keyOfQuote = (quote: string) => `quote\n${quote}`;
