import type { MeasureName, MeasureTraits } from '../measures/measure.ts';
import { summaries } from '../scores/summaries.ts';
import { bootstrapIntervalOfCounts, type Interval } from '../statistics/bootstrap.ts';
import { isBinary } from '../statistics/proportion.ts';
import type { CaseDifference, MeasureDifference } from './comparison.ts';
import { exactMcNemarTest, pairedRandomizationTest } from './paired-tests.ts';

/** What a measure says of one case before and after; undefined where it says nothing. */
interface ValuePair {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

interface FullPair extends ValuePair {
  readonly before: number;
  readonly after: number;
}

/**
 * How a measure differs between the two runs of paired cases. Means of cases that have a value in both
 * are tested: by McNemar's exact test where all values are 0 and 1, else by the paired randomization
 * test. Where answers decide which cases count, as refusals do for their precision, a case may have a
 * value in one run alone: then each figure is over the values of its run, the interval comes of samples
 * of all pairs that have a value, and nothing is tested, as the cases that count differ as well.
 * @returns undefined where one of the runs has no value
 */
export function differenceOf(
  pairs: readonly CaseDifference[],
  { name, summary }: MeasureTraits,
): MeasureDifference | undefined {
  const values = valuesOf(pairs, name);
  const before = values.flatMap((pair) => pair.before ?? []);
  const after = values.flatMap((pair) => pair.after ?? []);
  if (before.length === 0 || after.length === 0) return undefined;
  const interval = intervalOf(values, summary);
  return {
    measure: name,
    n: values.length,
    before: summaries[summary].of(before),
    after: summaries[summary].of(after),
    ...(interval ? { interval } : {}),
    ...(summary === 'mean' && values.every(isFull) ? { pValue: pValueOf(values) } : {}),
  };
}

/** Of the cases that have a value in either run. */
function valuesOf(pairs: readonly CaseDifference[], name: MeasureName): ValuePair[] {
  return pairs
    .map(({ before, after }) => ({ before: before.values[name], after: after.values[name] }))
    .filter(({ before, after }) => before !== undefined || after !== undefined);
}

function intervalOf(
  values: readonly ValuePair[],
  summary: MeasureTraits['summary'],
): Interval | undefined {
  const before = summaries[summary].ofDrawn(values.map((pair) => pair.before));
  const after = summaries[summary].ofDrawn(values.map((pair) => pair.after));
  return bootstrapIntervalOfCounts(values.length, (counts) => after(counts) - before(counts));
}

function pValueOf(values: readonly FullPair[]): number {
  if (!values.every(({ before, after }) => isBinary(before) && isBinary(after))) {
    return pairedRandomizationTest(values.map(differenceIn));
  }
  const gained = values.filter(({ before, after }) => after > before).length;
  const lost = values.filter(({ before, after }) => after < before).length;
  return exactMcNemarTest(gained, lost);
}

function differenceIn({ before, after }: FullPair): number {
  return after - before;
}

function isFull(pair: ValuePair): pair is FullPair {
  return pair.before !== undefined && pair.after !== undefined;
}
