// src/evaluation/comparison: two runs, paired case by case; thresholds.

import { groupBy } from '../grouping.ts';
import type { MeasureTraits } from '../measures/measure.ts';
import type { CaseRecord, RunRecord } from '../records/run-record.ts';
import type { CaseDifference, Comparison, KindDifference } from './comparison.ts';
import { differenceOf } from './measure-difference.ts';
import { pairCases } from './pairing.ts';

/**
 * What got better and worse from one run to another, over the cases that are the same in both.
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
    kinds: kindsOf(pairs),
    better: withChange('better'),
    worse: withChange('worse'),
    reworded: withChange('reworded'),
    ...unpaired,
    hasSameArchive: before.archive.sha256 === after.archive.sha256,
  };
}

function kindsOf(pairs: readonly CaseDifference[]): KindDifference[] {
  const byKind = groupBy(pairs, ({ after }) => after.testCase.kind);
  return [...byKind].map(([kind, ofKind]) => ({
    kind,
    n: ofKind.length,
    before: ofKind.filter(({ before }) => isRight(before)).length,
    after: ofKind.filter(({ after }) => isRight(after)).length,
    better: ofKind.filter((pair) => changeOf(pair) === 'better').length,
    worse: ofKind.filter((pair) => changeOf(pair) === 'worse').length,
  }));
}

type Change = 'better' | 'worse' | 'reworded' | 'none';

function changeOf({ before, after }: CaseDifference): Change {
  if (isRight(before) !== isRight(after)) return isRight(after) ? 'better' : 'worse';
  return before.given?.text === after.given?.text ? 'none' : 'reworded';
}

function isRight({ fault }: CaseRecord): boolean {
  return fault === undefined;
}
