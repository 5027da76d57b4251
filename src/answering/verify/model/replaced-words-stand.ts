import { hasCharactersOf, offsetsOf } from '../../../language/shared-characters.ts';
import type { CitedSource } from '../cited-source.ts';
import { denialsIn } from './denials.ts';
import { frameWords } from './frame-words.ts';
import { sharedBefore, sharedFrom } from './marked-text.ts';
import { isPrinted, type ModelStatement } from './model-statement.ts';

/** So much on either side tells that a place of the statement is one of the source. */
const sideChars = 2;
/** So much on both sides together where the word stands in the source as well, at another place. */
const sidesOfMoved = 6;
const longestReplaced = 5;
/** Characters with which words are joined, and verbs of one character that stand for each other. */
const joining =
  /[^\p{Script=Han}]|[的地得了着过和与及以并且而则也还就都均已将把被由从自于在对向为是有等其该此这那要需可能会共约达到至赴做作进举提指说称讲谈表出行给让使再又更很最居排位较比]/gu;
const leadingJoining = /^[的了和与及以并在对为是有等]+/u;
const verb = /^(?:v|vn|vd|d|ad)$/u;
const onlyHan = /^\p{Script=Han}+$/u;
const isHan = /\p{Script=Han}/u;
/** What stands behind these is what came of a thing; before them stands what it was. */
const becoming = /(?:转|改|变|升级|更名|转型|转换|转化)[为成]/gu;

/**
 * Whether a statement puts no other word into the place of a printed one: between the same characters on either side the sources
 * have what it has, or one of the two merely joins.
 */
export function replacedWordsStand(statement: ModelStatement): boolean {
  const { text } = statement;
  for (let start = sideChars; start < text.length; start += 1) {
    if (isPrinted(text.slice(start - sideChars, start + 1), statement.sources)) continue;
    for (let end = start + 1; end <= start + longestReplaced && end < text.length; end += 1) {
      if (!isHan.test(statement.worded.charAt(end - 1))) break;
      if (statement.sources.some((source) => isReplacedIn(source, statement, start, end)))
        return false;
    }
  }
  return outcomesStand(statement);
}

/** Whether the source has other words between the characters on either side of a span of the statement. */
function isReplacedIn(
  { comparable }: CitedSource,
  statement: ModelStatement,
  start: number,
  end: number,
): boolean {
  const { text } = statement;
  const before = text.slice(start - sideChars, start);
  const behind = text.slice(end, end + sideChars);
  if (behind.length < sideChars) return false;
  for (const at of offsetsOf(before, comparable)) {
    const from = at + sideChars;
    const rest = comparable.slice(from, from + longestReplaced + sideChars);
    const length = rest.indexOf(behind);
    if (length < 1 || !areOtherWords(text.slice(start, end), rest.slice(0, length))) continue;
    const sharedLeft = sharedBefore(text, start, comparable, from);
    const sides = sharedLeft + sharedFrom(text, end, comparable, from + length);
    // 种植苹果 for 苹果种植面积: the word was put behind what it stands before.
    const isSameClause = onlyHan.test(comparable.slice(from - sharedLeft, from));
    if (isSameClause && comparable.endsWith(text.slice(start, end), from - sharedLeft)) continue;
    // Denials have a check of their own.
    if (isVerb(statement, start, end) || denialsIn(text.slice(start, end)).length > 0) continue;
    if (isOtherHere(statement, start, end, rest.slice(0, length), sides)) return true;
  }
  return false;
}

/** Whether what is said there is printed nowhere, or is printed elsewhere with other words on both sides. */
function isOtherHere(
  { text, covered, sources }: ModelStatement,
  start: number,
  end: number,
  printed: string,
  sides: number,
): boolean {
  if (covered.slice(start, end).every((isCovered) => !isCovered)) {
    return !standsMoved(printed.replaceAll(joining, ''), text, sources);
  }
  const from = start + leadingJoins(text.slice(start, end));
  const isMoved =
    isPrinted(text.slice(Math.max(0, from - 3), end), sources) ||
    isPrinted(text.slice(from, end + 4), sources);
  return sides >= sidesOfMoved && !isMoved;
}

/** Whether the statement has a word at another place than the print: it was put there, and not replaced. */
function standsMoved(word: string, text: string, sources: readonly CitedSource[]): boolean {
  if (word.length < sideChars) return false;
  for (const at of offsetsOf(word, text)) {
    const [from, to] = [Math.max(0, at - sideChars), at + word.length];
    const isInPlace =
      isPrinted(text.slice(from, to), sources) ||
      isPrinted(text.slice(at, to + sideChars), sources);
    if (!isInPlace) return true;
  }
  return false;
}

/** Verbs stand for each other (加强, 强化); where one is the opposite of another, that is found otherwise. */
function isVerb({ words }: ModelStatement, start: number, end: number): boolean {
  const within = words.filter((word) => word.start < end && word.end > start);
  return within.length > 0 && within.every(({ word, tag }) => word.length > 1 && verb.test(tag));
}

function leadingJoins(words: string): number {
  return words.length - words.replace(leadingJoining, '').length;
}

function areOtherWords(said: string, printed: string): boolean {
  if (!isHan.test(printed) || /[^\p{Script=Han}]/u.test(printed)) return false;
  const [one, other] = [said, printed].map((words) => words.replaceAll(joining, ''));
  if (!one || !other || [said, printed, one, other].some((word) => frameWords.has(word)))
    return false;
  if (hasCharactersOf(other, one) || hasCharactersOf(one, other)) return false;
  // What both begin or end with belongs to what stands around them.
  if (said.at(-1) === printed.at(-1) || said.charAt(0) === printed.charAt(0)) return false;
  return one.length === other.length || Math.min(one.length, other.length) > 1;
}

/** Whether what a thing is said to have become is printed behind such a word, and not before it. */
function outcomesStand({ text, sources }: ModelStatement): boolean {
  return [...text.matchAll(becoming)].every(({ 0: word, index }) => {
    const outcome = text.slice(index, index + word.length + 2);
    return !isPrinted(word, sources) || isPrinted(outcome, sources);
  });
}
