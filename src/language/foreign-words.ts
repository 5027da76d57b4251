import { normalizeText } from './normalize.ts';

const foreignWord = /(?:(?!\p{Script=Han})\p{L})+/gu;

/** The words of a text in Latin or any other letters that are not Han characters, normalised, in order. */
export function foreignWordsIn(text: string): string[] {
  return normalizeText(text).match(foreignWord) ?? [];
}
