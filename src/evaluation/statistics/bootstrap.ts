import { percentile } from './percentile.ts';
import { type Random, seededRandom } from './random.ts';

export interface BootstrapOptions {
  /** How many samples are drawn. */
  readonly resamples?: number;
  /** The same seed gives the same interval. */
  readonly seed?: number;
}

export type Interval = readonly [low: number, high: number];

/**
 * The 95 % interval of a figure that is computed from items: samples as large as the items are drawn
 * from them with replacement, and the interval reaches from the 2.5th to the 97.5th percentile of
 * their figures. The percentile method: B. Efron and R. J. Tibshirani, An Introduction to the
 * Bootstrap (1993), chapter 13. Samples whose figure is not a number are passed over.
 * @returns undefined where there are no items, or no sample has a figure
 */
export function bootstrapInterval<Item>(
  items: readonly Item[],
  figureOf: (sample: readonly Item[]) => number,
  { resamples = 1_000, seed = 1 }: BootstrapOptions = {},
): Interval | undefined {
  const random = seededRandom(seed);
  const figures: number[] = [];
  for (let drawn = 0; drawn < resamples && items.length > 0; drawn++) {
    const figure = figureOf(drawFrom(items, random));
    if (!Number.isNaN(figure)) figures.push(figure);
  }
  const [low, high] = [percentile(figures, 2.5), percentile(figures, 97.5)];
  return low === undefined || high === undefined ? undefined : [low, high];
}

/** The mean of numbers; NaN where there are none. */
export function meanOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function drawFrom<Item>(items: readonly Item[], random: Random): Item[] {
  const sample: Item[] = [];
  for (let drawn = 0; drawn < items.length; drawn++) {
    const item = items[Math.floor(random() * items.length)];
    if (item !== undefined) sample.push(item);
  }
  return sample;
}
