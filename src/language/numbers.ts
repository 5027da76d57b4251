import { numberRun } from './amounts.ts';
import { type CompactText, toCompactText, toPrintedSpan } from './compact.ts';
import { type Figure, readFigure } from './figures.ts';
import type { Span } from './span.ts';

export { parseChineseNumeral } from './chinese-numerals.ts';

/** A figure as it stands in running text; the span covers modifier, digits, scale and unit: `约36亿元`. */
export interface Quantity extends Span {
  /** Exactly as printed, with its modifier. */
  printed: string;
  /** In base units: 130.36亿元 is 13_036_000_000 元, 62.2% is 62.2 %, 三成 is 3 成. */
  value: number;
  /** The upper end of a range; 3至4车 has value 3 and upper 4. */
  upper?: number;
  /** Without its scale. An ordinal's begins with 第, so that 第3位 never equals 3位; a bare number's is empty. */
  unit: string;
  /** 约, 超, 左右, 多 …, without white space. The one in front is given when there is one on either side. */
  modifier?: string;
}

/**
 * Every figure of the text, in order and without overlap. Parts of dates (2024年, 8月, 19时), codes (QX204817, 5G, 1+N),
 * telephone numbers, short slogans in quotation marks and numerals inside words (统一, 一把手) are left out. So are 一 and
 * 二 with a counter (一家以…为主的企业), where they are an article or an ordinal rather than a count.
 */
export function findQuantities(text: string): Quantity[] {
  const compact = toCompactText(text);
  const quantities: Quantity[] = [];
  const runs = new RegExp(numberRun);
  let previous: Figure | undefined;

  for (let run = runs.exec(compact.text); run; run = runs.exec(compact.text)) {
    const figure = readFigure(compact.text, run.index, previous);
    if (!figure) continue;
    quantities.push(toQuantity(text, compact, figure));
    runs.lastIndex = figure.end;
    previous = figure;
  }
  return quantities;
}

/**
 * Whether two quantities give the same figure, whatever the notation: 13036万元 and 1.3036亿元, 三成 and 30%, 第3位 and 第三.
 * Modifiers are not compared: 超5亿元 and 5亿元 give the same figure.
 */
export function sameQuantity(a: Quantity, b: Quantity): boolean {
  const [left, right] = [toComparable(a), toComparable(b)];
  const isSameUnit = left.unit === right.unit;
  return isSameUnit && isClose(left.value, right.value) && isClose(left.upper, right.upper);
}

function toComparable({ value, upper = value, unit }: Quantity) {
  if (unit === '成') return { value: value * 10, upper: upper * 10, unit: '%' };
  const isRank = unit === '第位' || unit === '第名';
  return { value, upper, unit: isRank ? '第' : unit };
}

/** Equal but for the rounding of binary fractions. */
function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

function toQuantity(text: string, compact: CompactText, figure: Figure): Quantity {
  const span = toPrintedSpan(compact, figure);
  return { ...figure, ...span, printed: text.slice(span.start, span.end) };
}
