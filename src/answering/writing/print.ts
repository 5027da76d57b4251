import type { Article } from '../../corpus/article.ts';
import { isOrderToProgram } from '../../language/orders-to-programs.ts';
import { splitSentences } from '../../language/sentences.ts';
import type { Span } from '../../language/span.ts';
import type { Passage } from '../../retrieval/retriever.ts';

/** A stretch of an article's text, of whole sentences. */
export interface Print {
  readonly article: Article;
  readonly span: Span;
}

/** Sentences before and behind a passage that may name what it speaks of. */
const sentencesAround = 3;
/** Sentences at the beginning of a report, which say where and when. */
const sentencesOfOpening = 2;

/** The sentences of a passage; one that it cuts in two is whole here. */
export function printOf({ article, chunk }: Passage): Print[] {
  return sentencesOf(article)
    .filter(({ start, end }) => start < chunk.span.end && chunk.span.start < end)
    .map((span) => ({ article, span }));
}

/** The same with the sentences around them and those with which the report opens. */
export function contextOf({ article, chunk }: Passage): Print[] {
  const spans = sentencesOf(article);
  const first = spans.findIndex(({ end }) => end > chunk.span.start);
  const last = spans.findLastIndex(({ start }) => start < chunk.span.end);
  return spans
    .filter(
      (_, index) =>
        index < sentencesOfOpening ||
        (index >= first - sentencesAround && index <= last + sentencesAround),
    )
    .map((span) => ({ article, span }));
}

/** Joins sentences that follow each other, in the order of print. */
export function joinAdjacent(prints: readonly Print[]): Print[] {
  const joined: Print[] = [];
  for (const print of [...prints].sort((a, b) => a.span.start - b.span.start)) {
    const before = joined.findIndex(({ article, span }) => {
      const between = article.text.slice(span.end, print.span.start);
      return article === print.article && span.end <= print.span.start && between.trim() === '';
    });
    const last = joined[before];
    const span = { start: last?.span.start ?? print.span.start, end: print.span.end };
    joined.splice(before < 0 ? joined.length : before, last ? 1 : 0, { ...print, span });
  }
  return joined;
}

/** What is printed there, on one line. */
export function textOf({ article, span }: Print): string {
  return article.text.slice(span.start, span.end).replaceAll(/\s*\n\s*/gu, '');
}

const known = new WeakMap<Article, readonly Span[]>();

/** Without those that order a program about: a model that obeys them could cite them for it. */
function sentencesOf(article: Article): readonly Span[] {
  const spans = known.get(article) ?? sentencesForPeople(article);
  known.set(article, spans);
  return spans;
}

/** What a headline says counts with each sentence, so none of a report that orders in its own. */
function sentencesForPeople({ text, kicker, headline, subtitle }: Article): readonly Span[] {
  if ([kicker, headline, subtitle].some((line) => line && isOrderToProgram(line))) return [];
  return splitSentences(text).filter(({ start, end }) => !isOrderToProgram(text.slice(start, end)));
}
