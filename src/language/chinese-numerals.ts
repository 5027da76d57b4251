const digitValues: ReadonlyMap<string, number> = new Map([
  ...Array.from('〇一二三四五六七八九', (digit, value) => [digit, value] as const),
  ['零', 0],
  ['○', 0],
  ['两', 2],
]);

const unitValues: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

const myriad = 10_000;
const hundredMillion = 100_000_000;

/** The characters of a Chinese numeral, to be put inside a regular expression's brackets. */
export const numeralCharacters = '〇零○一二两三四五六七八九十百千万亿廿卅';

const decimalNumeral =
  /^(?<whole>[^点]+)点(?<fraction>[〇零○一二三四五六七八九]+)(?<scale>万亿|[百千]?[万亿])?$/;
const wholeScale = /^[十百千]?(?:万亿|[万亿])$|^[十百千]$/;

/**
 * The number that a Chinese numeral stands for: 一百三十亿, 两千三 (2300), 十二, 〇, 廿, 二〇二四, 三点五亿.
 * Undefined when the text is no numeral. Two bare digits (三四) are none: they mean "three or four".
 */
export function parseChineseNumeral(text: string): number | undefined {
  const decimal = decimalNumeral.exec(text)?.groups;
  if (decimal) return parseDecimal(decimal.whole ?? '', decimal.fraction ?? '', decimal.scale);
  return parseDigits(text) ?? parseFromHundredMillions(text);
}

/** What a scale written after a figure multiplies it by, as a power of ten: 万 → 4, 百万 → 6, 万亿 → 12. */
export function exponentOfScale(scale: string): number | undefined {
  if (!wholeScale.test(scale)) return undefined;
  const powers: Record<string, number> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };
  return Array.from(scale).reduce((sum, character) => sum + (powers[character] ?? 0), 0);
}

/** Reads 三四 as three to four: two digits in sequence, as in 三四家企业. */
export function parseApproximateDigits(text: string): [number, number] | undefined {
  const [lower, upper] = Array.from(text, (character) => digitValues.get(character));
  if (text.length !== 2 || lower === undefined || upper === undefined) return undefined;
  return lower > 0 && upper === lower + 1 ? [lower, upper] : undefined;
}

function parseDecimal(whole: string, fraction: string, scale?: string): number | undefined {
  const integer = parseChineseNumeral(whole);
  const decimals = Array.from(fraction, (digit) => digitValues.get(digit)).join('');
  const exponent = scale ? exponentOfScale(scale) : 0;
  return integer === undefined ? undefined : Number(`${integer}.${decimals}e${exponent}`);
}

/** Digit by digit, as years are written. */
function parseDigits(text: string): number | undefined {
  const digits = Array.from(text, (character) => digitValues.get(character));
  if (digits.length === 0 || digits.includes(undefined)) return undefined;
  const isAmbiguous = digits.length === 2 && !digits.includes(0);
  const value = Number(digits.join(''));
  return isAmbiguous || !Number.isFinite(value) ? undefined : value;
}

function parseFromHundredMillions(text: string): number | undefined {
  return parseAround(text, '亿', hundredMillion, parseFromMyriads, parseFromMyriads);
}

function parseFromMyriads(text: string): number | undefined {
  return parseAround(text, '万', myriad, parseBelowMyriad, parseBelowMyriad);
}

/** Reads `high scale low`, where a missing high part counts once and a missing low part nothing. */
function parseAround(
  text: string,
  scale: string,
  size: number,
  parseHigh: (text: string) => number | undefined,
  parseLow: (text: string) => number | undefined,
): number | undefined {
  const position = text.indexOf(scale);
  if (position < 0) return parseLow(text);
  const high = position === 0 ? 1 : parseHigh(text.slice(0, position));
  const rest = text.slice(position + 1);
  const low = rest === '' ? 0 : (shortenedTail(rest, size) ?? parseLow(rest));
  return high === undefined || low === undefined ? undefined : high * size + low;
}

/** In 三万五 or 两千三 the last digit counts the next smaller unit. */
function shortenedTail(rest: string, size: number): number | undefined {
  const digit = digitValues.get(rest);
  return digit === undefined ? undefined : (digit * size) / 10;
}

function parseBelowMyriad(text: string): number | undefined {
  let sum = 0;
  let lastUnit = myriad;
  let digit: number | undefined;
  let sawZero = false;

  for (const character of text.replace(/廿/g, '二十').replace(/卅/g, '三十')) {
    const value = digitValues.get(character);
    const unit = unitValues.get(character);
    if (value === 0 && digit === undefined) {
      sawZero = true;
    } else if (value !== undefined && digit === undefined) {
      digit = value;
    } else if (
      unit !== undefined &&
      unit < lastUnit &&
      (digit !== undefined || canStandAlone(unit, sum, sawZero))
    ) {
      sum += (digit ?? 1) * unit;
      lastUnit = unit;
      digit = undefined;
      sawZero = false;
    } else {
      return undefined;
    }
  }
  if (digit === undefined) return sum > 0 ? sum : undefined;
  const isShortened = lastUnit > 10 && lastUnit < myriad && !sawZero;
  return sum + (isShortened ? (digit * lastUnit) / 10 : digit);
}

/** 十二 and 百 leave out the one; so does 一百十二, but nobody writes 一千百. */
function canStandAlone(unit: number, sum: number, sawZero: boolean): boolean {
  return unit === 10 || (sum === 0 && !sawZero);
}
