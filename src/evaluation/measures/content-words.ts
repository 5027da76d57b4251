import { toTaggedWords } from '../../language/terms.ts';
import { foldFigures } from './containment.ts';

/** A word that says something, and what has to stand in a text that says it too. */
export interface ContentWord {
  /** One of these, folded and in lower case. */
  readonly forms: readonly string[];
  /** Whether the forms begin with the word that denies it: 不停工. */
  readonly isDenied: boolean;
}

const denialBefore = /(?:没有|[不没未])$/u;
const longestDenial = 2;

/** Whether the words just before a place of a text deny what begins there. */
export function isDenied(text: string, at: number): boolean {
  return denialBefore.test(text.slice(Math.max(0, at - longestDenial), at));
}

/**
 * The words of a text but for stop words and punctuation. A single character stands in too many texts,
 * so it counts together with one of its neighbours.
 */
export function findContentWords(text: string): ContentWord[] {
  const folded = foldFigures(text).toLowerCase();
  let readTo = 0;
  return toTaggedWords(folded).map(({ word }) => {
    const at = Math.max(readTo, folded.indexOf(word, readTo));
    readTo = at + word.length;
    const denial = denialBefore.exec(folded.slice(0, at))?.[0] ?? '';
    const forms = denial === '' ? formsAt(folded, word, at) : [denial + word];
    return { forms, isDenied: denial !== '' };
  });
}

function formsAt(text: string, word: string, at: number): string[] {
  if ([...word].length > 1) return [word];
  const [before, after] = [text.charAt(at - 1), text.charAt(at + word.length)];
  const pairs = [before && before + word, after && word + after].filter(Boolean);
  return pairs.length > 0 ? pairs : [word];
}
