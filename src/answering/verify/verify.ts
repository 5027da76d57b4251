// src/answering/verify: whether every part of an answer stands in the print.

import type { Article } from '../../corpus/article.ts';
import type { Answered, Citation } from '../answer.ts';
import { verifyCitation } from './citation-stands.ts';
import { CitedSource } from './cited-source.ts';
import { verifyRemark } from './remark-stands.ts';
import { verifySeries } from './series-stands.ts';
import { verifyStatement } from './statement-stands.ts';
import type { Verdict, Verification } from './verdict.ts';

export interface VerifyOptions {
  /** Every word of a statement must be printed, but for the program's own; for answers that no model wrote. */
  readonly wordsMustStand?: boolean;
}

/**
 * Checks an answer against the articles it cites: each quotation stands in its article at the place that
 * is given, and what is said of its source is right; each statement cites a source, and its figures,
 * dates, people's names, titles and quoted words stand in what it cites, or were reckoned rightly from
 * it; so do the values of the series; the remark states nothing.
 */
export function verifyAnswer(
  answer: Answered,
  articles: readonly Article[],
  { wordsMustStand = false }: VerifyOptions = {},
): Verification {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const cited = new Map(
    answer.citations.map((citation) => {
      return [citation.marker, sourceOf(citation, byId.get(citation.articleId))];
    }),
  );
  const citations = verifyCitations(answer, byId);
  const statements = answer.statements.map((statement) =>
    verifyStatement(statement, cited, { wordsMustStand }),
  );
  const series = verifySeries(answer.series ?? [], cited);
  const remark = answer.remark === undefined ? undefined : verifyRemark(answer.remark);
  const verdicts = [...citations, ...statements, ...series, ...(remark ? [remark] : [])];
  const isSupported = statements.length > 0 && verdicts.every((verdict) => verdict === 'supported');
  return { citations, statements, series, ...(remark ? { remark } : {}), isSupported };
}

const keptSources = new WeakMap<Article, Map<string, CitedSource>>();
const mostKept = 100;

/** What was read of a citation of the same article object is read once: a streamed answer is verified sentence by sentence. */
function sourceOf(citation: Citation, article: Article | undefined): CitedSource {
  if (!article) return new CitedSource(citation, undefined);
  const kept = keptSources.get(article) ?? new Map<string, CitedSource>();
  keptSources.set(article, kept);
  const key = JSON.stringify(citation);
  const source = kept.get(key) ?? new CitedSource(citation, article.date);
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, source);
  return source;
}

function verifyCitations(
  { citations, statements, series = [] }: Answered,
  articles: ReadonlyMap<string, Article>,
): Verdict[] {
  const used = new Set([
    ...statements.flatMap(({ markers }) => markers),
    ...series.map(({ marker }) => marker),
  ]);
  const given = new Set<number>();
  return citations.map((citation) => {
    const { marker } = citation;
    const isMarker = Number.isInteger(marker) && marker > 0 && !given.has(marker);
    given.add(marker);
    if (!isMarker) return 'wrong-marker';
    const verdict = verifyCitation(citation, articles.get(citation.articleId));
    return verdict === 'supported' && !used.has(marker) ? 'unused' : verdict;
  });
}
