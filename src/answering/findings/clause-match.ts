import { isInNumber } from '../../language/clauses.ts';
import { normalizeText } from '../../language/normalize.ts';
import type { Question } from '../../language/question.ts';
import { bigramsOf, heldShare, offsetsOf } from '../../language/shared-characters.ts';
import type { Span } from '../../language/span.ts';
import { synonymsOf } from '../../language/synonyms.ts';
import type { SentenceReading } from './finding.ts';

/**
 * Where the words of a question stand in a sentence. Finders choose by it among several dates,
 * names or lists the one of which the question speaks. A word that does not stand there is sought
 * by its synonyms, then by its bigrams, since names may be cut wrongly.
 */
export interface WordMatch extends Span {
  /** The question's word, not what stands for it. */
  readonly word: string;
  /** What it counts: its length, less for a synonym, a bigram or a single character. */
  readonly weight: number;
}

const clauseEnd = /[，,；;。！!？?：:\n]+[”"’]?/gu;
const synonymShare = 0.7;
const bigramShare = 0.6;
const singleWeight = 0.4;
/** Closeness halves with so many characters between. */
const halfDistance = 12;
/** What remains of closeness behind a comma, and behind a semicolon. */
const acrossClause = 0.85;
const acrossPart = 0.35;

/** The clauses of a sentence between its marks, in order; they lie in the article's text. */
export function clauseSpansOf({ text, span }: SentenceReading): Span[] {
  const clauses: Span[] = [];
  let start = 0;
  const close = (end: number, next: number): void => {
    if (end > start) clauses.push({ start: span.start + start, end: span.start + end });
    start = next;
  };
  for (const { 0: mark, index } of text.matchAll(clauseEnd)) {
    if (!isInNumber(text, index)) close(index, index + mark.length);
  }
  close(text.length, text.length);
  return clauses.length > 0 ? clauses : [span];
}

/**
 * The clause in which most of what the question asks stands; of equals the one that holds the word
 * nearest to the question's end, where its verb is, and of those the first.
 */
export function clauseNearest(sentence: SentenceReading, question: Question): Span {
  const matches = matchesIn(sentence, question);
  let best: Span = sentence.span;
  let most = -1;
  for (const clause of clauseSpansOf(sentence)) {
    const held = matches.filter((match) => isWithin(match, clause));
    const lastWord = Math.max(-1, ...held.map(({ word }) => question.text.lastIndexOf(word)));
    const weight = weightOf(held) + (lastWord + 1) / (question.text.length + 1);
    if (weight > most) {
      best = clause;
      most = weight;
    }
  }
  return best;
}

/**
 * Every place in a sentence where a word of the question stands, in the article's text.
 *
 * @param ignored words that say what is asked for and not of what: 公司 of 哪家公司
 */
export function matchesIn(
  { text, span }: SentenceReading,
  question: Question,
  ignored?: string,
): WordMatch[] {
  const folded = foldInPlace(text);
  return wordsOf(question, ignored).flatMap((word) =>
    matchesOfWord(word, folded).map((match) => ({
      ...match,
      start: match.start + span.start,
      end: match.end + span.start,
    })),
  );
}

/** The share of the question's words, from 0 to 1, of which a match is among these. */
export function shareOf(
  matches: readonly WordMatch[],
  question: Question,
  ignored?: string,
): number {
  const whole = wordsOf(question, ignored).reduce((sum, word) => sum + wordWeight(word), 0);
  return whole === 0 ? 0 : Math.min(1, weightOf(matches) / whole);
}

/** On which side of a span the words are to stand; those on the other side count for less. */
export type Side = 'before' | 'behind' | 'any';

/**
 * How near a span of a sentence the question's words stand, from 0 to 1. Words of the span itself
 * do not count.
 */
export function closeness(
  { text, span: sentence }: SentenceReading,
  span: Span,
  matches: readonly WordMatch[],
  side: Side,
): number {
  const best = new Map<string, number>();
  for (const match of matches) {
    const isBefore = match.end <= span.start;
    if (!isBefore && match.start < span.end) continue;
    const [from, to] = isBefore ? [match.end, span.start] : [span.end, match.start];
    const between = text.slice(from - sentence.start, to - sentence.start);
    const isWrongSide = side !== 'any' && (side === 'before') !== isBefore;
    const value = match.weight * nearness(between) * (isWrongSide ? 0.5 : 1);
    best.set(match.word, Math.max(best.get(match.word) ?? 0, value));
  }
  const whole = [...new Set(matches.map(({ word }) => word))]
    .map(wordWeight)
    .reduce((sum, weight) => sum + weight, 0);
  return whole === 0 ? 0 : [...best.values()].reduce((sum, value) => sum + value, 0) / whole;
}

function nearness(between: string): number {
  const commas = between.match(/[，,：:]/gu)?.length ?? 0;
  const semicolons = between.match(/[；;。]/gu)?.length ?? 0;
  const byLength = halfDistance / (halfDistance + between.length);
  return byLength * acrossClause ** commas * acrossPart ** semicolons;
}

/** Whether a question speaks of a name itself: three quarters of its bigrams stand there. */
export function isNamedBy(question: Question, name: string): boolean {
  const bare = foldInPlace(name).replace(placeKind, '$1').replace(/["“”]/gu, '');
  const asked = question.text.replace(/["“”]/gu, '');
  if (bare.length < 2) return asked.includes(foldInPlace(name));
  return heldShare(bigramsOf(bare), (bigram) => asked.includes(bigram)) >= 0.75;
}

const placeKind = /^(.{2,})(?:省|市|县|区|镇|乡|村|街道|社区)$/u;

/** Characters that were cut apart, as in 合｜龙, are one word again. */
function wordsOf({ subject, text }: Question, ignored: string | undefined): string[] {
  const words: string[] = [];
  for (const { word } of subject) {
    if (word === ignored) continue;
    const joined = `${words.at(-1) ?? ''}${word}`;
    if (joined.length === 2 && word.length === 1 && text.includes(joined)) {
      words.splice(-1, 1, joined);
    } else words.push(word);
  }
  return [...new Set(words)];
}

function wordWeight(word: string): number {
  return word.length === 1 ? singleWeight : word.length;
}

/** What the distinct words among the matches count. */
function weightOf(matches: readonly WordMatch[]): number {
  const weights = new Map<string, number>();
  for (const { word, weight } of matches) {
    weights.set(word, Math.max(weights.get(word) ?? 0, weight));
  }
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}

function matchesOfWord(word: string, text: string): WordMatch[] {
  const weight = wordWeight(word);
  const whole = placesOf(word, text).map((place) => ({ ...place, word, weight }));
  if (whole.length > 0) return whole;
  const synonyms = synonymsOf(word)
    .filter((synonym) => synonym.length > 1)
    .flatMap((synonym) => placesOf(synonym, text));
  if (synonyms.length > 0) {
    return synonyms.map((place) => ({ ...place, word, weight: weight * synonymShare }));
  }
  if (word.length < 3) return [];
  return bigramsOf(word)
    .flatMap((bigram) => placesOf(bigram, text))
    .map((place) => ({ ...place, word, weight: 2 * bigramShare }));
}

function placesOf(word: string, text: string): Span[] {
  return offsetsOf(word, text).map((start) => ({ start, end: start + word.length }));
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Normalised unit by unit, so that every offset stays. */
function foldInPlace(text: string): string {
  const folded = normalizeText(text);
  if (folded.length === text.length && !/^\s|\s$|\s{2}/u.test(text)) return folded;
  return Array.from({ length: text.length }, (_, at) => {
    const unit = normalizeText(text.charAt(at));
    return unit.length === 1 ? unit : text.charAt(at);
  }).join('');
}
