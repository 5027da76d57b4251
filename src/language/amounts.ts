import { isDigit } from './characters.ts';
import {
  exponentOfScale,
  numeralCharacters,
  parseApproximateDigits,
  parseChineseNumeral,
} from './chinese-numerals.ts';
import { remember } from './remember.ts';
import { matchAt } from './sticky.ts';

/** A number with its scale, as it stands at one place of a compact text: `130.36亿`, `3万多`, `一百三十`. */
export interface Amount {
  end: number;
  value: number;
  /** For 三四家: three to four. */
  upper?: number;
  /** 多 or 余, printed after the digits or after the scale. */
  modifier?: string;
  isChinese: boolean;
  /** What the scale printed with it multiplies by: 10_000 for 万, 1 when there is none. */
  scale: number;
  /** Whether it has decimals or thousands separators, which no code or name has. */
  isFormatted: boolean;
}

/** A longer run of numerals is no number, and those that were read are remembered. */
const longestNumeral = 60;
const chineseRun = `[${numeralCharacters}]+(?:点[${numeralCharacters}]+)?`;
const arabicRun = String.raw`\d[\d,.]*\d|\d`;
const chineseRunAt = new RegExp(chineseRun, 'y');
const arabicRunAt = new RegExp(arabicRun, 'y');
const wellFormed = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;
// 千克 and 百分点 begin with a character that is no scale there.
const scaleAt = /(?:[十百千]?万亿|[十百千]?[万亿]|千(?![克米瓦卡伏帕])|百(?!分))/y;
const roundedAt = /[多余]/y;
const scaleOrRounded = '十百千万亿多余';
const numerals: ReadonlySet<string> = new Set(numeralCharacters);

/** Finds where a number may begin; its matches are never split, so a scan over them is linear. */
export const numberRun = new RegExp(`${arabicRun}|${chineseRun}`, 'g');

/** The amount printed at this place of a compact text, if the text there is a number at all. */
export function readAmount(text: string, at: number): Amount | undefined {
  const first = text.charAt(at);
  if (isDigit(first)) return readArabicAmount(text, at);
  return numerals.has(first) ? readChineseAmount(text, at) : undefined;
}

function readArabicAmount(text: string, at: number): Amount | undefined {
  const run = matchAt(arabicRunAt, text, at);
  if (run === undefined || !wellFormed.test(run)) return undefined;
  const digits = run.replaceAll(',', '');
  const scaled = readScale(text, at + run.length, digits);
  if (!Number.isFinite(scaled.value)) return undefined;
  return { ...withSmallerPart(text, scaled), isChinese: false, isFormatted: /[.,]/.test(run) };
}

function readChineseAmount(text: string, at: number): Amount | undefined {
  const run = matchAt(chineseRunAt, text, at);
  const numeral = run === undefined || run.length > longestNumeral ? undefined : parseRun(run);
  if (run === undefined || !numeral) return undefined;
  const scaled = readScale(text, at + run.length, String(numeral.value));
  if (!Number.isFinite(scaled.value)) return undefined;
  return {
    ...scaled,
    scale: scaled.scale > 1 ? scaled.scale : numeral.scale,
    isChinese: true,
    isFormatted: false,
    ...(numeral.upper !== undefined && { upper: numeral.upper }),
  };
}

interface ChineseNumeral {
  readonly value: number;
  readonly upper?: number;
  readonly scale: number;
}

/** A text has few numerals, each many times. */
const parseRun = remember((run: string): ChineseNumeral | undefined => {
  const [lower, upper] = parseApproximateDigits(run) ?? [];
  const value = lower ?? parseChineseNumeral(run);
  if (value === undefined) return undefined;
  const scale = 10 ** (exponentOfScale(/[万亿]+$/.exec(run)?.[0] ?? '') ?? 0);
  return { value, scale, ...(upper !== undefined && { upper }) };
}, 1000);

type ScaledNumber = Pick<Amount, 'end' | 'value' | 'modifier' | 'scale'>;

/** Reads `多万`, `万多` or nothing after the digits. */
function readScale(text: string, at: number, digits: string): ScaledNumber {
  const next = text.charAt(at);
  if (next === '' || !scaleOrRounded.includes(next)) {
    return { end: at, value: Number(digits), scale: 1 };
  }
  const roundedBefore = matchAt(roundedAt, text, at) ?? '';
  const scale = matchAt(scaleAt, text, at + roundedBefore.length) ?? '';
  const scaleEnd = at + roundedBefore.length + scale.length;
  const roundedAfter = roundedBefore ? '' : (matchAt(roundedAt, text, scaleEnd) ?? '');
  const modifier = roundedBefore || roundedAfter;
  const exponent = exponentOfScale(scale) ?? 0;
  return {
    end: scaleEnd + roundedAfter.length,
    // Shifting the decimal point in the text keeps 130.36亿 exact, which a product would not.
    value: Number(`${digits}e${exponent}`),
    scale: 10 ** exponent,
    ...(modifier && { modifier }),
  };
}

/** In 1亿3000万 and 3万5000 a second, smaller part belongs to the same number. */
function withSmallerPart(text: string, whole: ScaledNumber): ScaledNumber {
  if (whole.scale === 1 || whole.modifier) return whole;
  const run = matchAt(arabicRunAt, text, whole.end);
  if (run === undefined || !/^\d+$/.test(run)) return whole;
  const part = readScale(text, whole.end + run.length, run);
  return part.value < whole.value ? { ...part, value: whole.value + part.value } : whole;
}
