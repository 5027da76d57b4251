import type { MeasureTraits } from '../measures/measure.ts';
import type { CaseRecord, RunRecord } from '../records/run-record.ts';
import { summaries } from '../scores/scores.ts';
import { bootstrapInterval, type Interval } from '../statistics/bootstrap.ts';
import type { CaseDifference, Comparison, MeasureDifference } from './comparison.ts';
import { exactMcNemarTest, pairedRandomizationTest } from './paired-tests.ts';
import { pairCases } from './pairing.ts';

/**
 * What got better and worse from one run to another, over the cases that are the same in both. Means
 * are tested: those of 0 and 1 by McNemar's exact test, others by the paired randomization test.
 * Turns of one session count as independent cases. Equal runs give equal results.
 */
export function compareRuns(
  before: RunRecord,
  after: RunRecord,
  measures: readonly MeasureTraits[],
): Comparison {
  const { pairs, ...unpaired } = pairCases(before.cases, after.cases);
  const changes = pairs.map((pair) => ({ pair, change: changeOf(pair) }));
  const withChange = (wanted: Change) =>
    changes.filter(({ change }) => change === wanted).map(({ pair }) => pair);
  return {
    measures: measures.flatMap((traits) => differenceOf(pairs, traits) ?? []),
    better: withChange('better'),
    worse: withChange('worse'),
    reworded: withChange('reworded'),
    ...unpaired,
    hasSameArchive: before.archive.sha256 === after.archive.sha256,
  };
}

type Change = 'better' | 'worse' | 'reworded' | 'none';

function changeOf({ before, after }: CaseDifference): Change {
  if (isRight(before) !== isRight(after)) return isRight(after) ? 'better' : 'worse';
  return before.given?.text === after.given?.text ? 'none' : 'reworded';
}

function isRight({ fault }: CaseRecord): boolean {
  return fault === undefined;
}

/** What a measure says of one case in both runs. */
interface ValuePair {
  readonly before: number;
  readonly after: number;
}

function differenceOf(
  pairs: readonly CaseDifference[],
  { name, summary }: MeasureTraits,
): MeasureDifference | undefined {
  const values = pairs.flatMap(({ before, after }): ValuePair[] => {
    const [first, second] = [before.values[name], after.values[name]];
    return first === undefined || second === undefined ? [] : [{ before: first, after: second }];
  });
  if (values.length === 0) return undefined;
  const interval = intervalOf(values, summary);
  return {
    measure: name,
    n: values.length,
    before: summaries[summary](values.map(({ before }) => before)),
    after: summaries[summary](values.map(({ after }) => after)),
    ...(interval ? { interval } : {}),
    ...(summary === 'mean' ? { pValue: pValueOf(values) } : {}),
  };
}

/** Samples of a single pair would all be alike, as if nothing were uncertain. */
function intervalOf(
  values: readonly ValuePair[],
  summary: MeasureTraits['summary'],
): Interval | undefined {
  if (values.length < 2) return undefined;
  const summarize = summaries[summary];
  // The difference of two means or sums is that of the differences, which is several times faster.
  if (summary === 'mean' || summary === 'sum') {
    return bootstrapInterval(values.map(differenceIn), summarize);
  }
  return bootstrapInterval(
    values,
    (sample) =>
      summarize(sample.map(({ after }) => after)) - summarize(sample.map(({ before }) => before)),
  );
}

function differenceIn({ before, after }: ValuePair): number {
  return after - before;
}

function pValueOf(values: readonly ValuePair[]): number {
  const isBinary = values.every(({ before, after }) => isBit(before) && isBit(after));
  if (!isBinary) return pairedRandomizationTest(values.map(differenceIn));
  const gained = values.filter(({ before, after }) => after > before).length;
  const lost = values.filter(({ before, after }) => after < before).length;
  return exactMcNemarTest(gained, lost);
}

function isBit(value: number): boolean {
  return value === 0 || value === 1;
}
