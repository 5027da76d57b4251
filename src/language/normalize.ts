// src/language: Chinese text, pure: normal form, terms, sentences, numbers, dates, questions.

import { remember } from './remember.ts';
import { mayBeTraditional, toSimplified } from './simplified.ts';

/** Everything but ASCII, the usual Chinese marks and the common ideographs, which NFKC leaves as they are. */
const mayHaveWidthVariant =
  /[^\0-\x7f\u00b7\u2014\u2018-\u201d\u3001\u3002\u3008-\u3011\u4e00-\u9fff]/gu;
const unseen = /^[\p{Cf}\p{DI}]$/u;
const foldCharacter = remember(
  (character) => (unseen.test(character) ? '' : character.normalize('NFKC')),
  5000,
);
/** White space that is not a single space already. */
const unevenSpace = /\s{2,}|[^\S ]/gu;

/**
 * The form in which text is searched: width folded, traditional characters made simplified, lower
 * case, white space collapsed to single spaces, hidden characters dropped. For search only, never to be shown or quoted.
 */
export function normalizeText(text: string): string {
  const folded = text.replace(mayHaveWidthVariant, foldCharacter);
  const simplified = mayBeTraditional(folded) ? toSimplified(folded) : folded;
  return simplified.toLowerCase().replace(unevenSpace, ' ').trim();
}

/** A text made comparable, and for each of its UTF-16 units the offset of that unit's original. */
export interface FoldedText {
  readonly folded: string;
  readonly offsets: readonly number[];
}

/**
 * Removes what two faithful copies of a text may differ in: white space, hidden characters, full or half width, the
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

function isBlank(unit: string): boolean {
  return /[\s\p{Cf}\p{DI}]/u.test(unit);
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
