import { containsInOtherNotation, findFigures, findLiterally } from './figures.ts';

/**
 * Whether a text states a fact in one of its notations: containment of a short answer, as STR-EM of
 * ALCE (Gao et al., EMNLP 2023, after Stelmakh et al., EMNLP 2022), but strict about digits. White
 * space, full or half width and thousands separators do not matter, nor does the notation of a figure
 * that `findQuantities` reads: 13036万元 is 1.3036亿元, 十个 10个 and 三成 30%. 36亿 is neither in 136亿
 * nor in 3.36亿, and 十个 not in 二十个. A figure's unit may be missing in the alternative, not differ.
 */
export function containsFact(text: string, alternatives: readonly string[]): boolean {
  const figured = findFigures(text);
  return alternatives.map(findFigures).some((alternative) => {
    const isLiteral = findLiterally(figured, alternative).next().done === false;
    return isLiteral || containsInOtherNotation(figured, alternative);
  });
}

/**
 * The share of the facts that the texts state, each within one of them: ALCE's correctness by STR-EM.
 * 0 where there are no texts, as of an answer that abstained, or no facts.
 */
export function factAccuracy(
  texts: readonly string[],
  facts: readonly (readonly string[])[],
): number {
  const stated = facts.filter((fact) => texts.some((text) => containsFact(text, fact)));
  return facts.length === 0 ? 0 : stated.length / facts.length;
}
