import type { Case } from '../cases/cases.ts';
import type { CaseValues, MeasureTraits } from '../measures/measure.ts';
import { bootstrapInterval, type Interval, meanOf } from '../statistics/bootstrap.ts';
import { meanInterval } from '../statistics/mean-interval.ts';
import { percentile } from '../statistics/percentile.ts';
import type { Score, Scores } from './score.ts';
import { allMeasures } from './traits.ts';

/** A case, and what the measures say of it. */
interface Measured {
  readonly testCase: Pick<Case, 'kind'>;
  readonly values: CaseValues;
}

/** Each measure over all cases, and over those of each kind. */
export function scoresOf(cases: readonly Measured[]): Scores {
  const byKind = new Map<string, Measured[]>();
  for (const measured of cases) {
    const { kind } = measured.testCase;
    byKind.set(kind, [...(byKind.get(kind) ?? []), measured]);
  }
  return {
    all: scoresOver(cases),
    kinds: [...byKind].map(([kind, ofKind]) => ({ kind, scores: scoresOver(ofKind) })),
  };
}

function scoresOver(cases: readonly Measured[]): Score[] {
  return allMeasures.map((traits) => {
    const values = cases.flatMap(({ values: each }) => each[traits.name] ?? []);
    return { measure: traits.name, ...summaryOf(values, traits) };
  });
}

/** The figure of some values with its 95 % interval; no figure where there are no values. */
function summaryOf(values: readonly number[], { summary }: MeasureTraits): Omit<Score, 'measure'> {
  const n = values.length;
  if (n === 0) return { n };
  const value = summaries[summary](values);
  const interval = intervals[summary]?.(values);
  return { n, value, ...(interval ? { interval: [...interval] } : {}) };
}

/** How the values of cases become one figure; NaN where there are none. */
export const summaries: Readonly<
  Record<MeasureTraits['summary'], (values: readonly number[]) => number>
> = {
  mean: meanOf,
  median: (values) => percentile(values, 50) ?? Number.NaN,
  p95: (values) => percentile(values, 95) ?? Number.NaN,
  sum: (values) => values.reduce((sum, value) => sum + value, 0),
};

/** The 95 % interval of each kind of figure; a sum has none. */
const intervals: Readonly<
  Partial<Record<MeasureTraits['summary'], (values: readonly number[]) => Interval | undefined>>
> = {
  mean: meanInterval,
  median: (values) => bootstrapInterval(values, summaries.median),
  p95: (values) => bootstrapInterval(values, summaries.p95),
};
