/** A count out of a total, kept together so that every percentage can show its n. */
export interface Proportion {
  readonly hits: number;
  readonly total: number;
}

/** Counts the items for which a test holds. */
export function proportionOf<T>(items: readonly T[], isHit: (item: T) => boolean): Proportion {
  return { hits: items.filter(isHit).length, total: items.length };
}

/** Whether a value says yes or no. */
export function isBinary(value: number | undefined): boolean {
  return value === 0 || value === 1;
}

/** The normal distribution's quantile that leaves 2.5 % at each end. */
const z95 = 1.959964;

/**
 * The 95 % interval of a proportion, from 0 to 1, good for small n and for shares near 0 and 1; it
 * is [0, 1] when n is 0. Wilson's score interval: E. B. Wilson, JASA 22 (1927), 209–212.
 */
export function wilsonInterval({ hits, total }: Proportion): readonly [low: number, high: number] {
  if (total === 0) return [0, 1];
  const share = hits / total;
  const shrink = 1 + z95 ** 2 / total;
  const centre = (share + z95 ** 2 / (2 * total)) / shrink;
  const variance = (share * (1 - share)) / total + z95 ** 2 / (4 * total ** 2);
  const reach = (z95 * Math.sqrt(variance)) / shrink;
  // Of none and of all, one end is 0 or 1 by the formula, but for rounding.
  return [hits === 0 ? 0 : centre - reach, hits === total ? 1 : centre + reach];
}
