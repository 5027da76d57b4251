import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { isLetterOrDigit } from './characters.ts';
import { normalizeText } from './normalize.ts';
import { stopWords } from './stop-words.ts';

/**
 * The words by which a text is indexed and searched, in reading order, repeated as in the text.
 * Long words come with the shorter words inside them; punctuation and stop words are left out.
 */
export function toTerms(text: string): string[] {
  const prepared = prepareNumbers(normalizeText(text));
  const terms: string[] = [];
  for (const printed of segmenter().cutForSearch(prepared, true)) {
    const word = trimPercent(printed);
    if (isTerm(word)) terms.push(word);
  }
  return terms;
}

let jieba: Jieba | undefined;

/** Loading the dictionary takes some 150 ms, so the first text pays. */
function segmenter(): Jieba {
  jieba ??= Jieba.withDict(dict);
  return jieba;
}

const thousandsComma = /(?<=\d),(?=\d{3}(?!\d))/g;
const dashInNumber = /(?<=\d)-(?=\d)/g;

/** A normalised text with its numbers as terms have them: 3000 for 3,000. */
export function joinThousands(text: string): string {
  return text.includes(',') ? text.replace(thousandsComma, '') : text;
}

/** jieba keeps 130.36 whole, but cuts 3,000 in two and takes 2024-08 of a date for one word. */
function prepareNumbers(text: string): string {
  const joined = joinThousands(text);
  return joined.includes('-') ? joined.replace(dashInNumber, ' ') : joined;
}

/** So that 12.5% is found by 12.5, as it is written in words (百分之12.5) or in a question. */
function trimPercent(word: string): string {
  return word.endsWith('%') ? word.slice(0, -1) : word;
}

const longestStopWord = Math.max(...Array.from(stopWords, ({ length }) => length));

function isTerm(word: string): boolean {
  const isWord = isLetterOrDigit(word.charCodeAt(0)) || /[\p{L}\p{N}]/u.test(word);
  return isWord && !(word.length <= longestStopWord && stopWords.has(word));
}

/** How much of a text on either side is looked at for a word that was broken. */
const brokenWordChars = 6;

/** Whether a line break stands inside a word: 得到控｜制，搜救. */
export function breaksWord(before: string, after: string): boolean {
  const left = before.replace(/\s+/gu, '').slice(-brokenWordChars);
  const right = after.replace(/\s+/gu, '').slice(0, brokenWordChars);
  let end = 0;
  for (const word of segmenter().cut(left + right, true)) {
    end += word.length;
    if (end > left.length) return end - word.length < left.length;
  }
  return false;
}

/** A word of a text with its part of speech as jieba tags it: n, nr, ns, v, a, d, m … */
export interface TaggedWord {
  readonly word: string;
  readonly tag: string;
}

/** The words of a normalised text with their parts of speech; punctuation and stop words are left out. */
export function toTaggedWords(text: string): TaggedWord[] {
  return segmenter()
    .tag(normalizeText(text), true)
    .map(({ word, tag }) => ({ word: word.trim(), tag }))
    .filter(({ word }) => isTerm(word));
}
