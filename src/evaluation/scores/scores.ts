// src/evaluation/scores: values of cases → figures with intervals, over all and by kind.

import type { Case } from '../cases/cases.ts';
import { groupBy } from '../grouping.ts';
import type { CaseValues, MeasureTraits } from '../measures/measure.ts';
import type { Score, Scores } from './score.ts';
import { summaries } from './summaries.ts';
import { allMeasures } from './traits.ts';

/** A case, and what the measures say of it. */
interface Measured {
  readonly testCase: Pick<Case, 'kind'>;
  readonly values: CaseValues;
}

/** Each measure over all cases, and over those of each kind, with its 95 % interval. */
export function scoresOf(cases: readonly Measured[]): Scores {
  return scoresBy(cases, withInterval);
}

/** The same without intervals, which take most of the time. */
export function scoresWithoutIntervals(cases: readonly Measured[]): Scores {
  return scoresBy(cases, withoutInterval);
}

/** The figure of some values; no figure where there are no values. */
type Summarize = (values: readonly number[], traits: MeasureTraits) => Omit<Score, 'measure'>;

function scoresBy(cases: readonly Measured[], summarize: Summarize): Scores {
  const byKind = groupBy(cases, ({ testCase }) => testCase.kind);
  return {
    all: scoresOver(cases, summarize),
    kinds: [...byKind].map(([kind, ofKind]) => ({ kind, scores: scoresOver(ofKind, summarize) })),
  };
}

function scoresOver(cases: readonly Measured[], summarize: Summarize): Score[] {
  return allMeasures.map((traits) => {
    const values = cases.flatMap(({ values: each }) => each[traits.name] ?? []);
    return { measure: traits.name, ...summarize(values, traits) };
  });
}

function withoutInterval(values: readonly number[], { summary }: MeasureTraits) {
  const n = values.length;
  return n === 0 ? { n } : { n, value: summaries[summary].of(values) };
}

function withInterval(values: readonly number[], traits: MeasureTraits): Omit<Score, 'measure'> {
  const interval = summaries[traits.summary].interval?.(values);
  return { ...withoutInterval(values, traits), ...(interval ? { interval: [...interval] } : {}) };
}
