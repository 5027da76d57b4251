import { caseKinds, kindLabel } from '../../src/evaluation/cases/kinds.ts';
import { compareRuns } from '../../src/evaluation/comparison/compare.ts';
import type { ThresholdVerdict } from '../../src/evaluation/comparison/thresholds.ts';
import type { RunRecord } from '../../src/evaluation/records/run-record.ts';
import { formatValue } from '../../src/evaluation/reports/figures.ts';
import type { ThresholdOutcome } from '../../src/evaluation/reports/page/page-input.ts';
import { reportPage } from '../../src/evaluation/reports/page/report-page.ts';
import { allMeasures, traitsOf } from '../../src/evaluation/scores/traits.ts';
import type { EvaluatedRun } from './run-evaluation.ts';

/** The report of a run as one HTML page, beside a run of before where there is one. */
export function pageOf(
  { run, articles }: Pick<EvaluatedRun, 'run' | 'articles'>,
  before: RunRecord | undefined,
  verdicts: readonly ThresholdVerdict[],
): Promise<string> {
  const comparison = before && { before, comparison: compareRuns(before, run, allMeasures) };
  return reportPage({
    run,
    articles,
    measures: allMeasures,
    kindLabels: Object.fromEntries(caseKinds.map((kind) => [kind, kindLabel(kind)])),
    thresholds: verdicts.map(toOutcome),
    ...(comparison ? { comparison } : {}),
  });
}

function toOutcome({ measure, kind, bound, limit, value, isMet }: ThresholdVerdict) {
  const { label, unit } = traitsOf(measure);
  const outcome: ThresholdOutcome = {
    label,
    bound: `${bound === 'min' ? '不低于' : '不高于'} ${formatValue(limit, unit)}`,
    value: formatValue(value, unit),
    isMet,
    ...(kind === undefined ? {} : { kind }),
  };
  return outcome;
}
