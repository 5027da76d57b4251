import { findDateExpressions } from '../../language/dates.ts';
import { type TaggedWord, toTaggedWords } from '../../language/terms.ts';
import { isCommon } from './common-words.ts';

/** Longer ones name something somewhere. */
const longestPredicate = 16;
const verbal = /^(?:v$|vd|d|a|p|c|u|f|r|q|m|z|y)/u;
const numbered = /第[\d一二三四五六七八九十百]|[\d一二三四五六七八九十]届/u;
const plainNoun = /^(?:n|l|j|b|t|s)$|^vn$/u;
const pronoun = /[我你您他她它]/u;
/** What is only a length of time, and moves the question to no other period. */
const span = /^[一每][年天月]$/u;

/**
 * Whether a question begins with its verb or its question word and names nothing, so that it leans
 * on the one before for who or what does it: 派了多少名干部, 怎么变好的.
 * @param before what stands before its question word
 */
export function lacksSubject(text: string, before: string): boolean {
  if (text.length > longestPredicate || pronoun.test(text)) return false;
  if (numbered.test(text) || hasPeriod(text)) return false;
  const own = toTaggedWords(before);
  if (!own.every((word) => verbal.test(word.tag) || isCommon(word.word))) return false;
  const objects = toTaggedWords(text.slice(before.length)).filter(isUnusual);
  const isVerbFirst = own.some(({ tag }) => tag.startsWith('v'));
  if (!objects.every(({ tag, word }) => plainNoun.test(tag) && word.length <= 3)) return false;
  return objects.length <= (isVerbFirst ? 1 : 0);
}

function isUnusual({ word, tag }: TaggedWord): boolean {
  return !verbal.test(tag) && !isCommon(word);
}

/** Whether a text names a period; 一年 in 一年多少 is none. */
export function hasPeriod(text: string): boolean {
  return findDateExpressions(text).some(({ printed }) => !span.test(printed));
}

/** The text without the verb (识别, 签约) at its end that has a noun before it. */
export function withoutVerbAtEnd(text: string): string {
  const words = toTaggedWords(text);
  const last = words.at(-1);
  const isVerb = last !== undefined && /^v$/u.test(last.tag) && text.endsWith(last.word);
  return isVerb && words.length > 1 ? text.slice(0, -last.word.length) : text;
}
