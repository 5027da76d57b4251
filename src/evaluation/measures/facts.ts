import { foldForComparison } from '../../language/normalize.ts';

/**
 * Whether a text states a fact in one of its notations. White space, full or half width and
 * thousands separators do not matter, digits do: 36亿 is neither in 136亿 nor in 3.36亿, and 十个 not
 * in 二十个. One amount in two units (13036万元, 1.3036亿元) needs two alternatives.
 */
export function containsFact(text: string, alternatives: readonly string[]): boolean {
  const folded = foldFigures(text);
  return alternatives.some((alternative) => containsWhole(folded, foldFigures(alternative)));
}

const thousandsSeparator = /(?<=\d),(?=\d{3}(?!\d))/gu;

/** Without its full stops, which folding would turn into decimal points. */
function foldFigures(text: string): string {
  return foldForComparison(text.replace(/[。｡]/gu, '；').replace(thousandsSeparator, ''));
}

function containsWhole(text: string, part: string): boolean {
  if (part === '') return false;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const end = at + part.length;
    const cutsNumber =
      isInsideNumber(text.slice(0, at), text.slice(at)) ||
      isInsideNumber(text.slice(0, end), text.slice(end));
    if (!cutsNumber) return true;
  }
  return false;
}

const chineseNumeral = '[〇零一二三四五六七八九十百千万亿两]';
const numberEnd = new RegExp(String.raw`(\d\.?|${chineseNumeral})$`, 'u');
const digitsGoOn = /^\.?\d/u;
const numeralGoesOn = new RegExp(`^${chineseNumeral}`, 'u');

/** Whether the cut between two texts goes through one number: 1|36, 3.|6, 二|十 or 20万|亿. */
function isInsideNumber(before: string, after: string): boolean {
  const ending = numberEnd.exec(before)?.[0];
  if (ending === undefined) return false;
  return /^\d/u.test(ending) ? digitsGoOn.test(after) : numeralGoesOn.test(after);
}
