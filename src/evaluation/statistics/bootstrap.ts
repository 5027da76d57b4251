// src/evaluation/statistics: intervals, percentiles, repeatable chance.

import { percentile } from './percentile.ts';
import { type Random, seededRandom } from './random.ts';

export interface BootstrapOptions {
  /** How many samples are drawn. */
  readonly resamples?: number;
  /** The same seed gives the same interval. */
  readonly seed?: number;
}

export type Interval = readonly [low: number, high: number];

/** A figure of a sample of items, given how often each item was drawn. */
export type DrawnFigure = (counts: Uint32Array) => number;

/**
 * The 95 % interval of a figure that is computed from items: samples as large as the items are drawn
 * from them with replacement, and the interval reaches from the 2.5th to the 97.5th percentile of
 * their figures. The percentile method: B. Efron and R. J. Tibshirani, An Introduction to the
 * Bootstrap (1993), chapter 13. Samples whose figure is not a number are passed over. It knows only the
 * items that it sees, and so is too narrow for a few.
 * @param figureOf must not keep the sample, which is filled anew each time
 * @returns undefined for less than two items, of which all samples are alike, and where none has a figure
 */
export function bootstrapInterval<Item>(
  items: readonly Item[],
  figureOf: (sample: readonly Item[]) => number,
  options?: BootstrapOptions,
): Interval | undefined {
  const sample = [...items];
  const drawFigure = (random: Random) => {
    for (let at = 0; at < sample.length; at++) {
      const item = items[Math.floor(random() * items.length)];
      if (item !== undefined) sample[at] = item;
    }
    return figureOf(sample);
  };
  return intervalOfDrawn(items.length, drawFigure, options);
}

/**
 * The `bootstrapInterval` of a figure of `size` items that needs to know only how often each was drawn.
 * @param figureOf must not keep the counts, which are made anew each time
 */
export function bootstrapIntervalOfCounts(
  size: number,
  figureOf: DrawnFigure,
  options?: BootstrapOptions,
): Interval | undefined {
  const counts = new Uint32Array(size);
  const drawFigure = (random: Random) => {
    counts.fill(0);
    for (let drawn = 0; drawn < size; drawn++) {
      const at = Math.floor(random() * size);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    return figureOf(counts);
  };
  return intervalOfDrawn(size, drawFigure, options);
}

function intervalOfDrawn(
  size: number,
  drawFigure: (random: Random) => number,
  { resamples = 1_000, seed = 1 }: BootstrapOptions = {},
): Interval | undefined {
  if (size < 2) return undefined;
  const random = seededRandom(seed);
  const figures: number[] = [];
  for (let drawn = 0; drawn < resamples; drawn++) {
    const figure = drawFigure(random);
    if (!Number.isNaN(figure)) figures.push(figure);
  }
  const [low, high] = [percentile(figures, 2.5), percentile(figures, 97.5)];
  return low === undefined || high === undefined ? undefined : [low, high];
}
