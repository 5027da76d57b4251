import { foldForComparison } from '../../language/normalize.ts';
import { nameableText } from '../answers/article-names.ts';
import type { SourceArticle } from '../answers/source-article.ts';
import type { Case } from '../cases/cases.ts';
import { addTo, listsOf } from './lists.ts';
import { phraseFinder } from './phrase-finder.ts';

type Naming = Pick<Case, 'expect'>;

/** What cases name, gathered while articles go past. */
export interface NamedArticles {
  /** @returns whether a case names it */
  add(article: SourceArticle): boolean;
  /** The ids of the articles so far that a case names; only for cases that were known beforehand. */
  of(testCase: Naming): ReadonlySet<string>;
  /** The names that no article so far has. */
  unknownNames(): string[];
}

/** Finds what `isNamed` would, without comparing each name with each article. */
export function namedArticles(cases: readonly Naming[]): NamedArticles {
  const names = [...new Set(cases.flatMap(namesOf))];
  const idsByName = listsOf<string>(names.map(foldForComparison));
  const namesIn = phraseFinder(idsByName.keys());
  const idsOf = (name: string) => idsByName.get(foldForComparison(name)) ?? [];
  return {
    add: (article) => addTo(idsByName, namesIn(nameableText(article)), article.id),
    of: (testCase) => new Set(namesOf(testCase).flatMap(idsOf)),
    unknownNames: () => names.filter((name) => idsOf(name).length === 0),
  };
}

function namesOf({ expect }: Naming): readonly string[] {
  return ('articles' in expect && expect.articles) || [];
}
