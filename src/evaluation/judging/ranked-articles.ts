import { foldForComparison } from '../../language/normalize.ts';
import type { SourceArticle } from '../answers/source-article.ts';
import { addTo, listsOf } from './lists.ts';

/** What entries of rankings mean, gathered while articles go past. */
export interface RankedArticles {
  add(article: SourceArticle): void;
  /**
   * The ids of the articles so far that an entry means: of the one that has it as its id, else of all
   * that have it as their whole headline; only for entries that were known beforehand.
   */
  of(entry: string): readonly string[];
}

/** Ready to gather what these entries mean: ids or headlines of articles, in any spelling of width. */
export function rankedArticles(entries: Iterable<string>): RankedArticles {
  const wanted = [...new Set(entries)];
  const byId = listsOf<string>(wanted);
  const byHeadline = listsOf<string>(wanted.map(foldForComparison));
  return {
    add: ({ id, headline }) => {
      addTo(byId, [id], id);
      if (headline) addTo(byHeadline, [foldForComparison(headline)], id);
    },
    of: (entry) => {
      const own = byId.get(entry) ?? [];
      return own.length > 0 ? own : (byHeadline.get(foldForComparison(entry)) ?? []);
    },
  };
}
