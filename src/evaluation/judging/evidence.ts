import { createHash } from 'node:crypto';
import type { GivenCitation } from '../answers/given-answer.ts';
import type { SourceArticle } from '../answers/source-article.ts';
import type { Case } from '../cases/cases.ts';
import type { Asked } from '../running/ask-all.ts';
import { citedArticles } from './cited-articles.ts';
import { namedArticles } from './named-articles.ts';
import { rankedArticles } from './ranked-articles.ts';

/** What the archive holds of what cases name and answers cite or rank. */
export interface Evidence {
  /** The ids of the articles that a case names, each by what `isNamed` goes by. */
  named(testCase: Pick<Case, 'expect'>): ReadonlySet<string>;
  /** The articles that a citation may mean; none where the archive has no such one. */
  cited(citation: GivenCitation): readonly SourceArticle[];
  /** The ids of the articles that an entry of a ranking may mean: several where they share a headline. */
  ranked(entry: string): readonly string[];
  /** Everything that is named or cited, in the order of the archive. */
  readonly articles: readonly SourceArticle[];
  /** The texts by which cases name articles, and which name none. */
  readonly unknownNames: readonly string[];
  /** SHA-256 over the ids and texts of all articles. */
  readonly sha256: string;
}

/**
 * Looks through all articles once. Each is hashed, and the beginning of its text is folded and walked
 * through once; the whole text only where some citation gives nothing but a quotation. How many cases
 * and citations there are hardly matters. What is named or cited stays in memory.
 */
export async function gatherEvidence(
  articles: AsyncIterable<SourceArticle>,
  asked: readonly Asked[],
): Promise<Evidence> {
  const given = asked.flatMap((each) => ('given' in each ? each.given : []));
  const named = namedArticles(asked.map(({ testCase }) => testCase));
  const cited = citedArticles(given.flatMap(({ citations }) => citations));
  const ranked = rankedArticles(given.flatMap(({ ranking = [] }) => ranking));
  const kept: SourceArticle[] = [];
  const digests: string[] = [];
  for await (const article of articles) {
    const [isNamed, isCited] = [named.add(article), cited.add(article)];
    if (isNamed || isCited) kept.push(article);
    ranked.add(article);
    digests.push(digestOf(`${article.id}\0${article.text}`));
  }
  return {
    named: named.of,
    cited: cited.of,
    ranked: ranked.of,
    articles: kept,
    unknownNames: named.unknownNames(),
    // Sorted, as equal archives may give their articles in another order.
    sha256: digestOf(digests.sort().join('\n')),
  };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
