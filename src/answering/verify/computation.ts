import { findQuantities, type Quantity, sameQuantity } from '../../language/numbers.ts';
import { sameFigure } from './stated-figures.ts';

/** How much one figure is more than another; negative where it is less. */
export interface Difference {
  /** In base units; of two percentages in percentage points. */
  readonly difference: number;
  /** The difference as a percentage of the first figure, not rounded; none of percentages, or of nothing. */
  readonly percent: number | undefined;
}

const mostDecimals = 10;

/**
 * Reckons from two exact figures of the same unit how much `to` is more than `from`. Undefined where the units differ, for
 * ranks, and for what is no single exact figure (3至4车, 约36亿元).
 */
export function compute(from: Quantity, to: Quantity): Difference | undefined {
  if (from.unit !== to.unit || from.unit.startsWith('第')) return undefined;
  if (!isExact(from) || !isExact(to)) return undefined;
  const decimals = Math.max(decimalsOf(from.value), decimalsOf(to.value));
  const difference = rounded(to.value - from.value, decimals);
  const hasShare = from.value > 0 && !isRatio(from.unit);
  const percent = rounded((difference / from.value) * 100, mostDecimals);
  return { difference, percent: hasShare ? percent : undefined };
}

/** The unit of a difference: percentages differ by percentage points. */
export function unitOfDifference(unit: string): string {
  return unit === '%' ? '个百分点' : unit;
}

/** The one figure that a text is; undefined where it holds none, several, or more than a figure. */
export function onlyQuantity(printed: string): Quantity | undefined {
  const [quantity, ...others] = findQuantities(printed);
  if (!quantity || others.length > 0) return undefined;
  return quantity.printed === printed.trim() ? quantity : undefined;
}

/** Whether a figure says how much a difference is, exactly or as a percentage with the decimals that it shows. */
export function isResult(figure: Quantity, unit: string, result: Difference): boolean {
  if (!isExact(figure)) return false;
  const whole = {
    ...figure,
    value: Math.abs(result.difference),
    unit: unitOfDifference(unit),
  };
  return sameQuantity(figure, whole) || isPercent(figure, result);
}

/** Whether a figure is an operand as printed. */
export function isOperand(figure: Quantity, operands: readonly Quantity[]): boolean {
  return operands.some((operand) => sameFigure(figure, operand));
}

function isPercent({ unit, value, printed }: Quantity, { percent }: Difference): boolean {
  if (percent === undefined || unit !== '%') return false;
  const [, decimals = ''] = /[.．]([\d０-９]+)/u.exec(printed) ?? [];
  return rounded(Math.abs(percent), decimals.length) === value;
}

function isExact({ upper, modifier }: Quantity): boolean {
  return upper === undefined && modifier === undefined;
}

function isRatio(unit: string): boolean {
  return ['%', '‰', '个百分点', '成', '倍'].includes(unit);
}

/** As printed; the shortest writing of a binary fraction is without the dust that longer ones have. */
function decimalsOf(value: number): number {
  const [, fraction = '', exponent = '0'] = /(?:\.(\d+))?(?:e-(\d+))?$/u.exec(String(value)) ?? [];
  return Math.min(fraction.length + Number(exponent), mostDecimals);
}

/** Rounds half up by decimals, where binary fractions lie a little beside them. */
function rounded(value: number, decimals: number): number {
  const nudge = Math.sign(value) * Math.abs(value) * Number.EPSILON * 4;
  const result = Number((value + nudge).toFixed(decimals));
  return result === 0 ? 0 : result;
}
