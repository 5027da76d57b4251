import { createHash } from 'node:crypto';
import { foldForComparison } from '../../language/normalize.ts';
import type { GivenCitation } from '../answers/given-answer.ts';
import type { SourceArticle } from '../answers/source-article.ts';
import type { Case } from '../cases/cases.ts';
import type { Asked } from '../running/ask-all.ts';

/** What the archive holds of what cases name and answers cite. */
export interface Evidence {
  /** The ids of the articles that hold one of the texts by which a case names its articles. */
  named(testCase: Pick<Case, 'expect'>): ReadonlySet<string>;
  /** The articles that a citation may mean; none where the archive has no such one. */
  cited(citation: GivenCitation): readonly SourceArticle[];
  /** Everything that is named or cited, in the order of the archive. */
  readonly articles: readonly SourceArticle[];
  /** The texts by which cases name articles, and which no article holds. */
  readonly unknownNames: readonly string[];
  /** SHA-256 over the ids and texts of all articles. */
  readonly sha256: string;
}

/**
 * Looks through all articles once. A citation that gives no article's id means the articles of its
 * headline or file, and where it gives neither, those that hold its quotation.
 */
export async function gatherEvidence(
  articles: AsyncIterable<SourceArticle>,
  asked: readonly Asked[],
): Promise<Evidence> {
  const names = [...new Set(rawNamesIn(asked).map(foldForComparison))];
  const citations = citationsIn(asked);
  const namedBy = new Map<string, Set<string>>();
  const citedBy = new Map<string, SourceArticle[]>();
  const kept: SourceArticle[] = [];
  const digests: string[] = [];
  for await (const article of articles) {
    const folded = foldForComparison(article.text);
    const namedHere = names.filter((name) => folded.includes(name));
    const citedHere = citations.filter((citation) => isMeant(citation, article, folded));
    for (const name of namedHere) addTo(namedBy, name, article.id);
    for (const { key } of citedHere) citedBy.set(key, [...(citedBy.get(key) ?? []), article]);
    if (namedHere.length > 0 || citedHere.length > 0) kept.push(article);
    digests.push(digestOf(`${article.id}\0${article.text}`));
  }
  return {
    named: ({ expect }) =>
      new Set(namesOf(expect).flatMap((name) => [...(namedBy.get(foldForComparison(name)) ?? [])])),
    cited: (citation) => citedBy.get(keyOf(citation)) ?? [],
    articles: kept,
    unknownNames: rawNamesIn(asked).filter((name) => !namedBy.has(foldForComparison(name))),
    // Sorted, as equal archives may give their articles in another order.
    sha256: digestOf(digests.sort().join('\n')),
  };
}

function rawNamesIn(asked: readonly Asked[]): string[] {
  return [...new Set(asked.flatMap(({ testCase }) => namesOf(testCase.expect)))];
}

function namesOf(expect: Case['expect']): readonly string[] {
  return ('articles' in expect && expect.articles) || [];
}

interface FoldedCitation {
  readonly key: string;
  readonly articleId: string | undefined;
  readonly source: string | undefined;
  readonly headline: string;
  readonly quote: string;
}

function citationsIn(asked: readonly Asked[]): FoldedCitation[] {
  const given = asked.flatMap((each) => ('given' in each ? each.given.citations : []));
  const byKey = new Map(given.map((citation) => [keyOf(citation), citation]));
  return [...byKey].map(([key, { articleId, source, headline = '', quote }]) => ({
    key,
    articleId,
    source,
    headline: foldForComparison(headline),
    quote: foldForComparison(quote),
  }));
}

function isMeant(citation: FoldedCitation, article: SourceArticle, foldedText: string): boolean {
  const { articleId, source, headline, quote } = citation;
  if (articleId !== undefined) return articleId === article.id;
  if (source === undefined && headline === '') return quote !== '' && foldedText.includes(quote);
  if (source !== undefined && source !== article.source) return false;
  return headline === '' || foldForComparison(article.headline ?? article.text).includes(headline);
}

/** Citations that mean the same articles. */
function keyOf({ articleId, source, headline, quote }: GivenCitation): string {
  if (articleId !== undefined) return articleId;
  const isNamed = source !== undefined || headline !== undefined;
  return JSON.stringify([source ?? null, headline ?? null, isNamed ? null : quote]);
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set.add(value));
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
