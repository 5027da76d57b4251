import { foldForComparison } from '../../language/normalize.ts';

/** A text's pairs of neighbouring letters and digits, each once. */
export function pairsIn(text: string): ReadonlySet<string> {
  const letters = foldForComparison(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at++) pairs.add(letters.slice(at, at + 2));
  return pairs;
}

/** The share of a text's pairs that another text holds, 0 to 1. */
export function sharedPairs(text: string, other: string): number {
  const pairs = pairsIn(text);
  const printed = pairsIn(other);
  const shared = [...pairs].filter((pair) => printed.has(pair)).length;
  return pairs.size === 0 ? 0 : shared / pairs.size;
}
