import { numeralCharacters, parseChineseNumeral } from './chinese-numerals.ts';
import type { DateExpression } from './dates.ts';
import type { Quantity } from './numbers.ts';

const tenThousand = 1e4;
const hundredMillion = 1e8;
/** Smaller numbers stand in nearly every text and tell nothing. */
const leastTelling = 10;
const chineseNumeral = new RegExp(`[${numeralCharacters}]`, 'u');
const numberedPart = new RegExp(`([${numeralCharacters}]+)[年月日号]`, 'gu');

/**
 * The numbers of a question as a text may write them instead, without scale and unit: 130 for
 * 一百三十亿元, 十五 for 15个, 2022 for 二〇二二年. Numbers below ten only in dates.
 */
export function otherWritings(
  quantities: readonly Quantity[],
  dates: readonly DateExpression[],
): string[] {
  const inDates = dates.flatMap(({ printed }) => digitsOfDate(printed));
  return [...inDates, ...quantities.flatMap(writingsOfQuantity)];
}

function digitsOfDate(printed: string): string[] {
  return [...printed.matchAll(numberedPart)].flatMap(([, numeral = '']) => {
    const value = parseChineseNumeral(numeral);
    return value === undefined ? [] : [String(value)];
  });
}

function writingsOfQuantity({ printed, value }: Quantity): string[] {
  if (value < leastTelling) return [];
  const isChinese = chineseNumeral.test(printed.replace(/(?<=\d)[百千万亿]+/gu, ''));
  if (isChinese) return scaledDown(value).map(String);
  return scaledDown(value).slice(0, 1).flatMap(toChineseNumeral);
}

/** The numbers that stand before 亿 or 万, and, of up to five digits, the whole one. */
function scaledDown(value: number): number[] {
  if (value >= hundredMillion) return [value / hundredMillion];
  if (value >= tenThousand)
    return [value / tenThousand, ...(value < 10 * tenThousand ? [value] : [])];
  return [value];
}

const digits = '零一二三四五六七八九';
const places = ['', '十', '百', '千'];

/** A whole number from 10 to 9,999 in words, as 105 is 一百零五; nothing for any other. */
function toChineseNumeral(value: number): string[] {
  if (!Number.isInteger(value) || value < leastTelling || value >= tenThousand) return [];
  const printed = String(value);
  const words = Array.from(printed, (digit, at) =>
    digit === '0' ? '零' : digits.charAt(Number(digit)) + places[printed.length - 1 - at],
  );
  const numeral = words.join('').replace(/零+/gu, '零').replace(/零$/u, '');
  return [numeral.replace(/^一十/u, '十').replace(/^二千/u, '两千')];
}
