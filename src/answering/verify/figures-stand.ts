import type { CitedSource, ReadText } from './cited-source.ts';
import { type StatedFigure, sameFigure } from './stated-figures.ts';

/**
 * Whether each figure of a statement is printed in a source, as a whole: the same number, unit, rank or
 * count, as exact, and compared with the same (同比, 环比) in the same direction; and whether each other
 * number is printed as one that is no figure either.
 */
export function figuresStand(statement: ReadText, sources: readonly CitedSource[]): boolean {
  const printed = sources.flatMap(({ texts }) => texts);
  return (
    statement.figures.every((figure) => printed.some((text) => figureStands(figure, text))) &&
    statement.codes.every((code) => printed.some(({ codes }) => codes.includes(code))) &&
    numeralsIn(statement).every((numeral) =>
      printed.some((text) => numeralsIn(text).includes(numeral)),
    )
  );
}

/** Whether a text prints the figure. */
export function figureStands(figure: StatedFigure, { figures }: ReadText): boolean {
  return figures.some(
    (other) => sameFigure(figure.quantity, other.quantity) && isSaidOf(figure, other),
  );
}

/** A statement may say less of a figure than its source, but nothing else. */
function isSaidOf(stated: StatedFigure, printed: StatedFigure): boolean {
  if (stated.comparison !== undefined && stated.comparison !== printed.comparison) return false;
  return stated.direction === 'down'
    ? printed.direction === 'down'
    : stated.direction === undefined || printed.direction !== 'down';
}

/** The numbers of the figures as printed: a statement may not reckon 10137万元 over to 1.0137亿元. */
function numeralsIn({ figures }: ReadText): string[] {
  return figures.flatMap(({ quantity }) => {
    const printed = quantity.printed.normalize('NFKC').replaceAll(/\s/gu, '');
    return printed.match(/\d[\d,]*(?:\.\d+)?/gu) ?? [];
  });
}
