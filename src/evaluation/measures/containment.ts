import { foldForComparison } from '../../language/normalize.ts';

const fullStop = /[。｡]/gu;
const thousandsSeparator = /(?<=\d),(?=\d{3}(?!\d))/gu;

/** A sign, and no dash of a range (3-5亿元), a code or a break (——5亿元). */
const minus = /(?<![\dA-Za-z%％‰)）年月日号时个万亿元\-−–—])[-−](?=\d)/gu;

/**
 * A text made comparable with others: without white space, half width, without the separators of
 * thousands, and with 负 for a sign. Its full stops become semicolons, for folded they would be decimal
 * points.
 */
export function foldFigures(text: string): string {
  const plain = text.replace(fullStop, '；').replace(thousandsSeparator, '').replace(minus, '负');
  return foldForComparison(plain);
}

/** Where a part stands in a text (both folded) with no number cut at either end, first to last. */
export function* findWhole(text: string, part: string): Generator<number> {
  if (part === '') return;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (!cutsNumber(text, at) && !cutsNumber(text, at + part.length)) yield at;
  }
}

/** Whether a part stands in a text, both folded, with no number cut at either end. */
export function containsWhole(text: string, part: string): boolean {
  return findWhole(text, part).next().done === false;
}

const chineseNumeral = '[〇零一二三四五六七八九十百千万亿两]';
const numberEnd = new RegExp(String.raw`(\d\.?|${chineseNumeral})$`, 'u');
const digitsGoOn = /^\.?\d/u;
const numeralGoesOn = new RegExp(`^${chineseNumeral}`, 'u');
const longestNumberEnd = 2;

/** Whether a cut goes through one number: 1|36, 3.|6, 负|5, 二|十 or 20万|亿. */
export function cutsNumber(text: string, at: number): boolean {
  if (text.charAt(at - 1) === '负') return /^\d/u.test(text.slice(at));
  const ending = numberEnd.exec(text.slice(Math.max(0, at - longestNumberEnd), at))?.[0];
  if (ending === undefined) return false;
  const rest = text.slice(at, at + longestNumberEnd);
  return /^\d/u.test(ending) ? digitsGoOn.test(rest) : numeralGoesOn.test(rest);
}
