import { normalizeText } from '../../../language/normalize.ts';
import type { Question } from '../../../language/question.ts';
import { bigramsOf, heldShare } from '../../../language/shared-characters.ts';
import type { SentenceReading } from '../finding.ts';
import { shareHeld } from './clauses-of.ts';
import { speakerOf } from './statement.ts';

const maxSentences = 5;
/** Two sentences that share more of their bigrams say the same. */
const sameShare = 0.6;
const fewestChars = 12;

/**
 * The sentences of one article that tell most of what a question and the headline are about, in
 * order of print: the lead, then those with their words, with figures and with what the main
 * speakers demand. At most five, and `maxChars` UTF-16 units in all unless the lead alone is longer.
 */
export function summarise(
  sentences: readonly SentenceReading[],
  question: Question,
  maxChars: number,
): readonly SentenceReading[] {
  const body = sentences.filter(isRunningText);
  const lead = body[0] ?? sentences[0];
  if (lead === undefined) return [];
  const chosen = [lead];
  let length = lead.text.length;
  const scored = ranked(body, question);
  while (chosen.length < maxSentences) {
    const next = bestOf(scored, chosen, maxChars - length);
    if (next === undefined) break;
    chosen.push(next);
    length += next.text.length;
  }
  return chosen.sort((a, b) => a.ordinal - b.ordinal);
}

interface Scored {
  readonly sentence: SentenceReading;
  readonly score: number;
}

/** What most is told by and least has been told yet. */
function bestOf(
  scored: readonly Scored[],
  chosen: readonly SentenceReading[],
  room: number,
): SentenceReading | undefined {
  const told = wordBigramsOf(chosen.map(({ normalized }) => normalized).join(' '));
  let best: Scored | undefined;
  for (const { sentence, score } of scored) {
    if (chosen.includes(sentence) || sentence.text.length > room) continue;
    if (chosen.some((other) => areSame(other, sentence))) continue;
    const worth = score - 1.2 * shareOf(wordBigramsOf(sentence.normalized), told);
    if (!best || worth > best.score) best = { sentence, score: worth };
  }
  return best?.sentence;
}

/** A sentence of a paragraph: not a headline, a byline or the words under a picture. */
function isRunningText({ article, span, text }: SentenceReading): boolean {
  const part = article.parts.find(
    ({ span: { start, end } }) => span.start >= start && span.end <= end,
  );
  return text.length >= fewestChars && (part === undefined || part.kind === 'paragraph');
}

function ranked(sentences: readonly SentenceReading[], question: Question): Scored[] {
  const topic = wordBigramsOf(headlineOf(sentences[0]));
  return sentences
    .map((sentence) => ({ sentence, score: scoreOf(sentence, question, topic, sentences.length) }))
    .sort((a, b) => b.score - a.score || a.sentence.ordinal - b.sentence.ordinal);
}

function headlineOf(sentence: SentenceReading | undefined): string {
  const { kicker = '', headline = '', subtitle = '' } = sentence?.article ?? {};
  return normalizeText([kicker, headline, subtitle].join(' '));
}

function scoreOf(
  sentence: SentenceReading,
  question: Question,
  topic: ReadonlySet<string>,
  count: number,
): number {
  const held = shareOf(topic, wordBigramsOf(sentence.normalized));
  const said = speakerOf(sentence) ? 0.25 : 0;
  const figures = Math.min(3, sentence.entities.figures.length) * 0.1;
  const early = 0.2 * (1 - sentence.ordinal / Math.max(1, count));
  const isLong = sentence.text.length > 200 ? 0.2 : 0;
  const attends = /(?:参加|出席|列席)(?:会议|活动|调研|座谈)?。?$/u.test(sentence.text) ? 0.4 : 0;
  return shareHeld(sentence.text, question) + held + said + figures + early - isLong - attends;
}

function areSame(a: SentenceReading, b: SentenceReading): boolean {
  const [first, second] = [wordBigramsOf(a.normalized), wordBigramsOf(b.normalized)];
  return first.size <= second.size
    ? shareOf(first, second) > sameShare
    : shareOf(second, first) > sameShare;
}

function shareOf(bigrams: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return heldShare(bigrams, (bigram) => others.has(bigram));
}

/** The bigrams of letters and digits that no mark parts. */
function wordBigramsOf(text: string): ReadonlySet<string> {
  const letters = text.replace(/[^\p{L}\p{N}]+/gu, ' ');
  return new Set(bigramsOf(letters).filter((bigram) => !bigram.includes(' ')));
}
