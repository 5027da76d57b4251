import { foldForComparison } from '../../language/normalize.ts';
import { bigramsOf, heldShare } from '../../language/shared-characters.ts';
import type { Passage } from '../../retrieval/retriever.ts';
import type { Answered, Citation } from '../answer.ts';
import { toCitation } from '../citations.ts';
import { withPrintedMarkers } from '../printed-markers.ts';
import type { AskedFor } from '../refusing/asked-for.ts';
import type { Verdict } from '../verify/verdict.ts';
import { verifyAnswer } from '../verify/verify.ts';
import type { Draft } from './drafts.ts';
import { contextOf, joinAdjacent, type Print, printOf, textOf } from './print.ts';

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
  if (text.length > mostSentenceChars || speaksOfPrompt.test(text)) return { reason: 'off-source' };
  if (webAddress.test(text)) return { reason: 'off-source' };
  if (markers.length === 0) return { reason: 'uncited' };
  const cited = markers.flatMap((marker) => passages[marker - 1] ?? []);
  if (cited.length < markers.length) return { reason: 'unknown-source' };
  const own = cited.flatMap(printOf);
  const reason = verdictOn(text, joinAdjacent(own));
  const prints = reason === 'supported' ? own : cited.flatMap(contextOf);
  if (reason !== 'supported' && verdictOn(text, joinAdjacent(prints)) !== 'supported') {
    return { reason };
  }
  const proof = smallestProof(text, prints);
  if (!proof.some(({ article, span }) => asked.isMetBy({ span }, article))) {
    return { reason: 'not-asked' };
  }
  return { proved: { text, citations: toCitations(proof) } };
}

/** The sentence of the passages that says most of what a text says; nothing where none says much. */
export function quoteInstead(
  { text, markers }: Draft,
  passages: readonly Passage[],
): Proved | undefined {
  const cited = markers.flatMap((marker) => passages[marker - 1] ?? []);
  const [best] = (cited.length > 0 ? cited : passages)
    .flatMap(printOf)
    .map((print) => ({ print, share: sharedBigrams(text, textOf(print)) }))
    .sort((a, b) => b.share - a.share);
  if (!best || best.share < minShared) return undefined;
  const quote = textOf(best.print);
  if (verdictOn(quote, [best.print]) !== 'supported') return undefined;
  return { text: withPrintedMarkers(quote), citations: toCitations([best.print]) };
}

/** A longer one is no sentence of an answer in three. */
const mostSentenceChars = 300;
/** Print may be quoted with its addresses; a model that puts one into its words may have been told to. */
const webAddress = /[a-z]:\/\/|\bwww\./iu;
/** What the model alone was told. */
const speaksOfPrompt = /片段\s*\d|编号|提示词|上述规则|以上规则/u;
/** A sentence that shares less of its bigrams with the print is about something else. */
const minShared = 0.3;
/** What needs more sentences is proved by the whole of what was cited. */
const mostQuoted = 4;

/** Few sentences that prove a text, of those that do so together: each adds most of what is missing. */
function smallestProof(text: string, prints: readonly Print[]): Print[] {
  const missing = letterBigramsOf(text);
  const left = prints.map((print) => ({ print, bigrams: letterBigramsOf(textOf(print)) }));
  const chosen: Print[] = [];
  while (chosen.length < mostQuoted) {
    const gains = left.map(
      ({ bigrams }) => [...missing].filter((each) => bigrams.has(each)).length,
    );
    const [best] = left.splice(gains.indexOf(Math.max(...gains)), 1);
    if (!best) break;
    for (const bigram of best.bigrams) missing.delete(bigram);
    chosen.push(best.print);
    const proof = joinAdjacent(chosen);
    if (verdictOn(text, proof) === 'supported') return proof;
  }
  return joinAdjacent(prints);
}

/** The share of a text's bigrams that another text holds, 0 to 1. */
function sharedBigrams(text: string, other: string): number {
  const printed = letterBigramsOf(other);
  return heldShare(letterBigramsOf(text), (bigram) => printed.has(bigram));
}

/** A text's pairs of neighbouring letters and digits, across marks and white space, each once. */
function letterBigramsOf(text: string): Set<string> {
  return new Set(bigramsOf(foldForComparison(text).replaceAll(/[^\p{L}\p{N}]/gu, '')));
}

function verdictOn(text: string, prints: readonly Print[]): Verdict {
  const citations = toCitations(prints);
  const markers = citations.map(({ marker }) => marker);
  const answer: Answered = { status: 'answered', statements: [{ text, markers }], citations };
  const articles = prints.map(({ article }) => article);
  const { statements, citations: quotations, isSupported } = verifyAnswer(answer, articles);
  if (isSupported) return 'supported';
  const verdicts = [...statements, ...quotations];
  return verdicts.find((verdict) => verdict !== 'supported') ?? 'uncited';
}

function toCitations(prints: readonly Print[]): Citation[] {
  return prints.map(({ article, span }, index) => toCitation(article, span, index + 1));
}
