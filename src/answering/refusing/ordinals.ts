import { parseChineseNumeral } from '../language/numbers.ts';

const numeral = '[\\d零一二三四五六七八九十百]+';
/** Counters of things that come one after the other; a numeral before another word is no ordinal. */
const counter = '[次届站期批号轮场条章集回]';
const single = new RegExp(`第(${numeral})(${counter})`, 'gu');
/** How a party's meetings are numbered: 四届三次. */
const meeting = new RegExp(`(${numeral})届(${numeral})次`, 'gu');

/**
 * Whether a question names a thing by its number, and the normalised text names none of that
 * number: 第七次 is named neither by 第八次 nor by 七次.
 */
export function lacksOrdinals(text: string, question: string): boolean {
  const asked = ordinalsIn(question);
  if (asked.size === 0) return false;
  const printed = ordinalsIn(text);
  return [...asked].some((ordinal) => !printed.has(ordinal));
}

/** Each in one notation, whether printed in digits or in Chinese numerals: `7次`, `4届3次`. */
function ordinalsIn(text: string): Set<string> {
  const ordinals = new Set<string>();
  for (const [, number = '', thing = ''] of text.matchAll(single)) {
    ordinals.add(`${numberOf(number)}${thing}`);
  }
  for (const [, term = '', number = ''] of text.matchAll(meeting)) {
    ordinals.add(`${numberOf(term)}届${numberOf(number)}次`);
  }
  return ordinals;
}

function numberOf(numeral: string): number | undefined {
  return /^\d+$/u.test(numeral) ? Number(numeral) : parseChineseNumeral(numeral);
}
