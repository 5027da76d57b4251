import { foldForComparison } from '../../language/normalize.ts';
import { containsWhole } from './containment.ts';

/** A quotation, and the texts that it may be from. */
export interface Quotation {
  readonly quote: string;
  readonly articleTexts: readonly string[];
}

const leastCharacters = 2;

/**
 * The share of the quotations that stand character by character in one of their texts, which is what
 * makes a quotation a verified one for J. Menick et al., "Teaching language models to support answers
 * with verified quotes" (2022). White space, line breaks, width and the shape of quotation marks and
 * dashes do not matter; one that cuts a number, or is under two characters, does not stand.
 * @returns undefined where there are no quotations
 */
export function quotationExactness(quotations: readonly Quotation[]): number | undefined {
  if (quotations.length === 0) return undefined;
  return quotations.filter(stands).length / quotations.length;
}

function stands({ quote, articleTexts }: Quotation): boolean {
  const folded = foldKeepingNumbers(quote);
  if (folded.length < leastCharacters) return false;
  return articleTexts.some((text) => containsWhole(foldKeepingNumbers(text), folded));
}

const fullStop = /[。｡]/gu;
const spaceInNumber = /(?<=[0-9０-９])[^\S\n\r]+(?=[0-9０-９])/gu;

/**
 * Full stops stay apart from decimal points and from all other marks, and numbers from each other: 3。6
 * is not 3.6, and 2023 5 not 20235. A line break may stand in a number.
 */
function foldKeepingNumbers(text: string): string {
  return foldForComparison(text.replace(fullStop, '\u3003').replace(spaceInNumber, '\u2420'));
}
