import { isNamed } from '../../../../answers/article-names.ts';
import type { GivenCitation } from '../../../../answers/given-answer.ts';
import { holds, isMeant } from '../../../../answers/meant-article.ts';
import type { SourceArticle } from '../../../../answers/source-article.ts';
import type { Expectation } from '../../../../cases/cases.ts';
import type { CaseRecord } from '../../../../records/run-record.ts';
import type { Quote } from '../text/quote-places.ts';

/** A quotation, and the lines of its file where it is said to stand. */
export interface PlacedQuote extends Quote {
  readonly lines?: GivenCitation['lines'] | undefined;
}

/** An article with what is to be marked in it. */
export interface MarkedArticle {
  readonly article: SourceArticle;
  readonly quotes: readonly PlacedQuote[];
  /** Whether the answer cites it; otherwise it is only expected. */
  readonly isCited: boolean;
}

export interface CaseEvidence {
  readonly articles: readonly MarkedArticle[];
  /** Citations of articles that the report does not have. */
  readonly astray: readonly GivenCitation[];
}

/** The articles that an answer cites, in the order of their first markers, then those expected of it. */
export function evidenceOf(
  { given, testCase }: CaseRecord,
  articles: readonly SourceArticle[],
): CaseEvidence {
  const citations = given?.citations ?? [];
  const meant = citations.map((citation) => ({
    citation,
    article: articleOf(citation, articles),
  }));
  const cited = [...new Set(meant.map(({ article }) => article))].flatMap((article) => {
    if (!article) return [];
    const own = meant.filter((one) => one.article === article);
    const quotes = own.map(({ citation: { marker, quote, lines } }) => ({
      mark: `${marker}`,
      text: quote,
      lines,
    }));
    return [{ article, quotes, isCited: true }];
  });
  return {
    articles: [...cited, ...uncited(testCase.expect, articles, cited)],
    astray: meant.filter(({ article }) => !article).map(({ citation }) => citation),
  };
}

/** The articles that would do as a source, where none of them is cited. */
function uncited(
  expect: Expectation,
  articles: readonly SourceArticle[],
  cited: readonly MarkedArticle[],
): MarkedArticle[] {
  if (cited.some(({ article }) => isExpected(article, expect))) return [];
  return articles
    .filter((article) => isExpected(article, expect))
    .map((article) => ({ article, quotes: soughtIn(expect), isCited: false }));
}

/** Of those that a citation may mean, the first in which its quotation stands. */
function articleOf(
  citation: GivenCitation,
  articles: readonly SourceArticle[],
): SourceArticle | undefined {
  const candidates = articles.filter((article) => isMeant(citation, article));
  return candidates.find((article) => holds(article, citation.quote)) ?? candidates[0];
}

function isExpected(article: SourceArticle, expect: Expectation): boolean {
  if (expect.refuse || !expect.articles) return false;
  return expect.articles.some((name) => isNamed(article, name));
}

function soughtIn(expect: Expectation): Quote[] {
  if (expect.refuse) return [];
  const { facts = [], evidence = [] } = expect;
  return [...evidence, ...facts.flat()].map((text) => ({ mark: '', text }));
}
