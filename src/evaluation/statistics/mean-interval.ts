import { bootstrapIntervalOfCounts, type Interval } from './bootstrap.ts';
import { meanOfDrawn } from './drawn-figures.ts';
import { isBinary, proportionOf, wilsonInterval } from './proportion.ts';

/**
 * The 95 % interval of the mean of values: Wilson's where all are 0 or 1, else the percentile bootstrap
 * with a fixed seed. Undefined where there are no values, or only one that is between 0 and 1.
 */
export function meanInterval(values: readonly number[]): Interval | undefined {
  if (values.length === 0) return undefined;
  if (values.every(isBinary)) return wilsonInterval(proportionOf(values, (value) => value === 1));
  return bootstrapIntervalOfCounts(values.length, meanOfDrawn(values));
}
