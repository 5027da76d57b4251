import { splitSentences } from '../../language/sentences.ts';
import type { Span } from '../../language/span.ts';
import type { Passage } from '../../retrieval/retriever.ts';
import type { Answered, Citation } from '../answer.ts';
import { toCitation } from '../citations.ts';
import type { AskedFor } from '../refusing/asked-for.ts';
import type { Verdict } from '../verify/verdict.ts';
import { verifyAnswer } from '../verify/verify.ts';
import type { Draft } from './drafts.ts';
import { sharedPairs } from './shared-pairs.ts';

/** A sentence with the quotations that prove it. */
export interface Proved {
  readonly text: string;
  /** Numbered from 1, each with a marker of its own. */
  readonly citations: readonly Citation[];
}

/** Why a sentence is not shown: its sources do not support it, or it is of another time or place. */
export type Reason = Verdict | 'not-asked';

/** What came of checking a sentence against the passages that it cites. */
export type Proof = { readonly proved: Proved } | { readonly reason: Reason };

/** Checks a sentence; its quotations are cut down to the sentences that prove it. */
export function prove(
  { text, markers }: Draft,
  passages: readonly Passage[],
  asked: AskedFor,
): Proof {
  if (markers.length === 0) return { reason: 'uncited' };
  const cited = markers.flatMap((marker) => passages[marker - 1] ?? []);
  if (cited.length < markers.length) return { reason: 'unknown-source' };
  const spans = cited.map(({ chunk }) => chunk.span);
  const reason = verdictOn(text, cited, spans);
  if (reason !== 'supported') return { reason };
  const citations = toCitations(cited, narrowed(text, cited, spans));
  const isAsked = citations.some((citation, index) => {
    const article = cited[index]?.article;
    return article && asked.isMetBy(citation, article);
  });
  return isAsked ? { proved: { text, citations } } : { reason: 'not-asked' };
}

/** The sentence of the passages that says most of what a text says; nothing where none says much. */
export function quoteInstead(
  { text, markers }: Draft,
  passages: readonly Passage[],
): Proved | undefined {
  const cited = markers.flatMap((marker) => passages[marker - 1] ?? []);
  const ranked = (cited.length > 0 ? cited : passages)
    .flatMap((passage) => sentencesOf(passage).map((span) => ({ passage, span })))
    .map((found) => ({ ...found, share: sharedPairs(text, textAt(found.passage, found.span)) }))
    .sort((a, b) => b.share - a.share);
  const [best] = ranked;
  if (!best || best.share < minSharedPairs) return undefined;
  const { passage, span } = best;
  const quote = textAt(passage, span).replaceAll(/\s*\n\s*/gu, '');
  if (verdictOn(quote, [passage], [span]) !== 'supported') return undefined;
  return { text: quote, citations: toCitations([passage], [span]) };
}

/** A sentence that shares less of its pairs of characters with the print is about something else. */
const minSharedPairs = 0.3;
/** So many sentences around the best one are tried as a quotation, before the whole passage is. */
const mostQuoted = 3;

/** Each passage's span in turn made as small as the sentence's proof allows. */
function narrowed(text: string, cited: readonly Passage[], spans: readonly Span[]): Span[] {
  return cited.reduce<Span[]>(
    (smaller, passage, place) => {
      const smallest = windowsFor(text, passage).find((window) => {
        const tried = smaller.with(place, window);
        return verdictOn(text, cited, tried) === 'supported';
      });
      return smallest ? smaller.with(place, smallest) : smaller;
    },
    [...spans],
  );
}

/** The best sentence, then with its better neighbour, then with a further one. */
function windowsFor(text: string, passage: Passage): Span[] {
  const sentences = sentencesOf(passage);
  const shares = sentences.map((span) => sharedPairs(text, textAt(passage, span)));
  let first = shares.indexOf(Math.max(...shares));
  let last = first;
  const windows: Span[] = [];
  while (windows.length < mostQuoted) {
    const [start, end] = [sentences[first]?.start, sentences[last]?.end];
    if (start === undefined || end === undefined) break;
    windows.push({ start, end });
    const [before, behind] = [shares[first - 1] ?? -1, shares[last + 1] ?? -1];
    if (before < 0 && behind < 0) break;
    if (before > behind) first--;
    else last++;
  }
  return windows;
}

function verdictOn(text: string, cited: readonly Passage[], spans: readonly Span[]): Verdict {
  const citations = toCitations(cited, spans);
  const markers = citations.map(({ marker }) => marker);
  const answer: Answered = { status: 'answered', statements: [{ text, markers }], citations };
  const articles = cited.map(({ article }) => article);
  const { statements, citations: quotations, isSupported } = verifyAnswer(answer, articles);
  if (isSupported) return 'supported';
  const verdicts = [...statements, ...quotations];
  return verdicts.find((verdict) => verdict !== 'supported') ?? 'uncited';
}

function toCitations(cited: readonly Passage[], spans: readonly Span[]): Citation[] {
  return cited.flatMap(({ article }, index) => {
    const span = spans[index];
    return span ? [toCitation(article, span, index + 1)] : [];
  });
}

function sentencesOf({ article, chunk }: Passage): Span[] {
  return splitSentences(article.text, chunk.span);
}

function textAt({ article }: Passage, { start, end }: Span): string {
  return article.text.slice(start, end);
}
