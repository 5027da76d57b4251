import type { MeasureTraits } from '../measures/measure.ts';
import {
  bootstrapIntervalOfCounts,
  type DrawnFigure,
  type Interval,
} from '../statistics/bootstrap.ts';
import { meanOfDrawn, percentileOfDrawn, sumOfDrawn } from '../statistics/drawn-figures.ts';
import { meanOf } from '../statistics/mean.ts';
import { meanInterval } from '../statistics/mean-interval.ts';
import { percentile } from '../statistics/percentile.ts';

/** How the values of cases become one figure. */
interface Summary {
  /** The figure of one value or more. */
  of(values: readonly number[]): number;
  /** The same of samples of cases, of which some may have no value. */
  ofDrawn(values: readonly (number | undefined)[]): DrawnFigure;
  /** The 95 % interval of the figure; a sum has none. */
  interval?(values: readonly number[]): Interval | undefined;
}

/** A median of an even number of values is the lower of the two in the middle, as of percentiles. */
export const summaries: Readonly<Record<MeasureTraits['summary'], Summary>> = {
  mean: { of: meanOf, ofDrawn: meanOfDrawn, interval: meanInterval },
  median: percentileSummary(50),
  p95: percentileSummary(95),
  sum: { of: (values) => values.reduce((sum, value) => sum + value, 0), ofDrawn: sumOfDrawn },
};

function percentileSummary(percent: number): Summary {
  const ofDrawn: Summary['ofDrawn'] = (values) => percentileOfDrawn(values, percent);
  return {
    of: (values) => percentile(values, percent) ?? Number.NaN,
    ofDrawn,
    interval: (values) => bootstrapIntervalOfCounts(values.length, ofDrawn(values)),
  };
}
