import { bootstrapInterval, type Interval, meanOf } from './bootstrap.ts';
import { proportionOf, wilsonInterval } from './proportion.ts';

/**
 * The 95 % interval of the mean of values: Wilson's where all are 0 or 1, else the percentile bootstrap
 * with a fixed seed. Undefined where there are no values.
 */
export function meanInterval(values: readonly number[]): Interval | undefined {
  if (values.length === 0) return undefined;
  const isProportion = values.every((value) => value === 0 || value === 1);
  if (isProportion) return wilsonInterval(proportionOf(values, (value) => value === 1));
  return bootstrapInterval(values, meanOf);
}
