import { parseChineseNumeral } from '../../language/numbers.ts';
import { bigramsOf, heldShare } from '../../language/shared-characters.ts';

const numeral = '[\\d零一二三四五六七八九十百]+';
/** Counters of things that come one after the other; a numeral before another word is no ordinal. */
const counter = '[次届站期批号轮场条章集回]';
const single = new RegExp(`第(${numeral})(${counter})`, 'gu');
/** What is numbered without 第: 1号线, 四期. */
const bare = new RegExp(
  `(?<![第\\d])(${numeral})(号线|号楼|号桥|号机组|标段|期)(?!间|限|望|待|货|刊|末|中)`,
  'gu',
);
/** Roads: 国道105线. */
const road = new RegExp(`(国道|省道|县道|乡道)(${numeral})`, 'gu');
/** How a party's meetings are numbered: 四届三次. */
const meeting = new RegExp(`(${numeral})届(${numeral})次`, 'gu');

/** So much before a number says what is numbered: 常委会｜第二次. */
const thingChars = 6;
const lookBackChars = 24;

/** A number of a thing in one notation (`7次`, `4届3次`), as written, and what it numbers. */
interface Ordinal {
  readonly number: string;
  readonly words: string;
  /** The Han characters before it. */
  readonly before: string;
}

/**
 * The things that a question names by their number and the normalised text names by none or another:
 * 第七次 is named neither by 第八次 nor by 七次, nor the 第二次 of one meeting by that of another. Each
 * as the question has it.
 */
export function ordinalsLacking(text: string, question: string): string[] {
  const asked = ordinalsIn(question, thingChars);
  if (asked.length === 0) return [];
  const printed = ordinalsIn(text, lookBackChars);
  return asked
    .filter((ordinal) => !printed.some((other) => isSame(ordinal, other)))
    .map(({ words }) => words);
}

/** At least half of what is said before the one stands before the other, where anything is. */
function isSame(asked: Ordinal, printed: Ordinal): boolean {
  if (asked.number !== printed.number) return false;
  const bigrams = bigramsOf(asked.before);
  const share = heldShare(bigrams, (bigram) => printed.before.includes(bigram));
  return bigrams.length === 0 || share >= 0.5;
}

function ordinalsIn(text: string, beforeChars: number): Ordinal[] {
  return [
    ...Array.from(text.matchAll(single), (match) => {
      const [, number = '', thing = ''] = match;
      return toOrdinal(match, `${numberOf(number)}${thing}`, text, beforeChars);
    }),
    ...Array.from(text.matchAll(bare), ([words, number = '', thing = '']) => ({
      number: `${numberOf(number)}${thing}`,
      words,
      before: '',
    })),
    ...Array.from(text.matchAll(road), ([words, kind = '', number = '']) => ({
      number: `${kind}${numberOf(number)}`,
      words,
      before: '',
    })),
    ...Array.from(text.matchAll(meeting), (match) => {
      const [, term = '', number = ''] = match;
      return toOrdinal(match, `${numberOf(term)}届${numberOf(number)}次`, text, beforeChars);
    }),
  ];
}

function toOrdinal(
  { 0: words, index }: RegExpMatchArray & { index?: number },
  number: string,
  text: string,
  beforeChars: number,
): Ordinal {
  const before = text.slice(Math.max(0, (index ?? 0) - beforeChars), index ?? 0);
  const run = /[\u4e00-\u9fff]*$/u.exec(before)?.[0] ?? '';
  return { number, words, before: beforeChars > thingChars ? before : run };
}

function numberOf(numeral: string): number | undefined {
  return /^\d+$/u.test(numeral) ? Number(numeral) : parseChineseNumeral(numeral);
}
