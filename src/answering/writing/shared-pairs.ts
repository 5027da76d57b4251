import { foldForComparison } from '../../language/normalize.ts';

/**
 * The share of a text's pairs of neighbouring letters and digits that another text holds, 0 to 1;
 * repeated pairs count once.
 */
export function sharedPairs(text: string, other: string): number {
  const pairs = pairsIn(text);
  if (pairs.size === 0) return 0;
  const printed = pairsIn(other);
  const shared = [...pairs].filter((pair) => printed.has(pair)).length;
  return shared / pairs.size;
}

function pairsIn(text: string): Set<string> {
  const letters = foldForComparison(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at++) pairs.add(letters.slice(at, at + 2));
  return pairs;
}
