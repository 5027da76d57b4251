import type { Article } from '../corpus/article.ts';
import { findDateExpressions } from '../language/dates.ts';
import { foldForComparison } from '../language/normalize.ts';
import { findQuantities, sameQuantity } from '../language/numbers.ts';
import { type Answered, type Citation, type Statement, statementText } from './answer.ts';
import { strangersIn } from './names-stand.ts';
import { quotationsStand } from './quotations-stand.ts';

/** What came of checking one citation or one statement; all but `supported` keep it from being shown. */
export type Verdict =
  | 'supported'
  | 'unknown-source'
  | 'quote-not-found'
  | 'uncited'
  | 'number-not-found'
  | 'date-not-found'
  | 'name-not-found'
  | 'quotation-not-found';

export interface Verification {
  /** One verdict for each citation, in their order. */
  readonly citations: readonly Verdict[];
  /** One verdict for each statement, in their order. */
  readonly statements: readonly Verdict[];
  readonly isSupported: boolean;
}

/**
 * Checks an answer against the articles it cites: each quotation stands in its article, character
 * for character but for white space, width and line breaks, and at the place that is given; each
 * statement cites a source, and its figures, dates, people's names, titles and quoted words stand in
 * what it cites.
 */
export function verifyAnswer(answer: Answered, articles: readonly Article[]): Verification {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const citations = answer.citations.map((citation) =>
    verifyCitation(citation, byId.get(citation.articleId)),
  );
  const statements = answer.statements.map((statement) =>
    verifyStatement(statement, answer.citations),
  );
  const isSupported =
    statements.length > 0 &&
    [...citations, ...statements].every((verdict) => verdict === 'supported');
  return { citations, statements, isSupported };
}

function verifyCitation(citation: Citation, article: Article | undefined): Verdict {
  if (!article) return 'unknown-source';
  const quote = foldForComparison(citation.quote);
  const printed = article.text.slice(citation.span.start, citation.span.end);
  return quote !== '' && foldForComparison(printed) === quote ? 'supported' : 'quote-not-found';
}

function verifyStatement(statement: Statement, citations: readonly Citation[]): Verdict {
  if (statement.markers.length === 0) return 'uncited';
  const cited = statement.markers.flatMap(
    (marker) => citations.find((citation) => citation.marker === marker) ?? [],
  );
  if (cited.length < statement.markers.length) return 'unknown-source';
  const evidence = cited.map(({ quote }) => quote).join('\n');
  if (!figuresStand(statement.text, evidence)) return 'number-not-found';
  if (!datesStand(statement.text, evidence)) return 'date-not-found';
  const sources = [evidence, ...cited.flatMap(titlesOf)].join('\n');
  if (strangersIn(statement.text, sources).length > 0) return 'name-not-found';
  return quotationsStand(statement.text, sources) ? 'supported' : 'quotation-not-found';
}

/** What a statement may name of a source beside the words that it cites. */
function titlesOf({ headline, publication, section }: Citation): string[] {
  return [headline, publication, section].filter((title) => title !== undefined);
}

/** Each figure with its unit, and each other number, is printed as a whole in the evidence. */
function figuresStand(text: string, evidence: string): boolean {
  const printed = findQuantities(evidence);
  const figures = findQuantities(text);
  const numbers = new Set(numbersIn(evidence));
  return (
    figures.every((figure) => printed.some((other) => sameQuantity(figure, other))) &&
    numbersIn(text).every((number) => numbers.has(number))
  );
}

function numbersIn(text: string): string[] {
  return foldForComparison(text).match(/\d+(?:\.\d+)?/gu) ?? [];
}

/** Each date is printed in the evidence, and not as the end of another one. */
function datesStand(text: string, evidence: string): boolean {
  const folded = foldForComparison(evidence);
  const dates = new Set(
    findDateExpressions(evidence).map(({ printed }) => foldForComparison(printed)),
  );
  return findDateExpressions(text).every(({ printed }) => {
    const date = foldForComparison(printed);
    if (dates.has(date)) return true;
    for (let at = folded.indexOf(date); at >= 0; at = folded.indexOf(date, at + 1)) {
      if (!/[\d月年]/u.test(folded[at - 1] ?? '') || !/^\d/u.test(date)) return true;
    }
    return false;
  });
}

/** For a log: which parts of an answer failed, without the question. */
export function describeFailures(answer: Answered, verification: Verification): string[] {
  return answer.statements.flatMap((statement, index) => {
    const verdict = verification.statements[index];
    return verdict === 'supported' ? [] : [`${verdict}: ${statementText(statement)}`];
  });
}
