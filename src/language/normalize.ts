import { Converter } from 'opencc-js/t2cn';

/** Everything but ASCII, 、, 。 and the common ideographs, which NFKC leaves as they are. */
const mayHaveWidthVariant = /[^\0-\x7f\u3001\u3002\u4e00-\u9fff]/gu;

/**
 * The form in which text is searched: width folded, traditional characters made simplified, lower
 * case, white space collapsed to single spaces. For search only, never to be shown or quoted.
 */
export function normalizeText(text: string): string {
  const folded = text.replace(mayHaveWidthVariant, (character) => character.normalize('NFKC'));
  return toSimplified(folded).toLowerCase().replace(/\s+/gu, ' ').trim();
}

type TextConverter = (text: string) => string;
let simplify: TextConverter | undefined;

/** Building the converter's tables takes some 10 ms, so the first text that needs it pays. */
function toSimplified(text: string): string {
  const convert: TextConverter = simplify ?? Converter({ from: 't', to: 'cn' });
  simplify = convert;
  return convert(text);
}

/** A text made comparable, and for each of its UTF-16 units the offset of that unit's original. */
export interface FoldedText {
  readonly folded: string;
  readonly offsets: readonly number[];
}

/**
 * Removes what two faithful copies of a text may differ in: white space, full or half width, the
 * shape of quotation marks and of dashes. Traditional characters, case and all else stay.
 */
export function foldForComparison(text: string): string {
  return foldWithOffsets(text).folded;
}

/** Like `foldForComparison`, with the way back to the original text. */
export function foldWithOffsets(text: string): FoldedText {
  const kept: string[] = [];
  const offsets: number[] = [];
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charAt(offset);
    if (isBlank(unit)) continue;
    kept.push(foldUnit(unit));
    offsets.push(offset);
  }
  return { folded: kept.join(''), offsets };
}

const zeroWidthSpace = '\u200b';

function isBlank(unit: string): boolean {
  return unit === zeroWidthSpace || /\s/u.test(unit);
}

/** Pairs outside the block U+FF01–U+FF5E, whose order is that of ASCII. */
const twins = new Map<string, string>([
  ...pairs('。｡．', '.'),
  ...pairs('､', '、'),
  ...pairs('｢', '「'),
  ...pairs('｣', '」'),
  ...pairs('“”„‟＂', '"'),
  ...pairs('‘’‚‛＇', "'"),
  ...pairs('‐‑‒–—―−─━﹘﹣－', '-'),
  ...pairs('〜', '~'),
  ...pairs('￥', '¥'),
]);

function pairs(variants: string, folded: string): [string, string][] {
  return Array.from(variants, (variant) => [variant, folded]);
}

const fullWidthOffset = 0xfee0;

function foldUnit(unit: string): string {
  const twin = twins.get(unit);
  if (twin !== undefined) return twin;
  const code = unit.charCodeAt(0);
  const isFullWidth = code >= 0xff01 && code <= 0xff5e;
  return isFullWidth ? String.fromCharCode(code - fullWidthOffset) : unit;
}
