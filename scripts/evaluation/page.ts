import { caseKinds, kindLabel } from '../../src/evaluation/cases/kinds.ts';
import type { ThresholdVerdict } from '../../src/evaluation/comparison/thresholds.ts';
import type { PageInput } from '../../src/evaluation/reports/page/page-input.ts';
import { reportPage } from '../../src/evaluation/reports/page/report-page.ts';
import { toOutcome } from '../../src/evaluation/reports/threshold-text.ts';
import { allMeasures } from '../../src/evaluation/scores/traits.ts';
import type { EvaluatedRun } from './run-evaluation.ts';

/** The report of a run as one HTML page, beside a run of before where there is one. */
export function pageOf(
  { run, articles }: Pick<EvaluatedRun, 'run' | 'articles'>,
  comparison: PageInput['comparison'],
  verdicts: readonly ThresholdVerdict[],
): Promise<string> {
  return reportPage({
    run,
    articles,
    measures: allMeasures,
    kindLabels: Object.fromEntries(caseKinds.map((kind) => [kind, kindLabel(kind)])),
    thresholds: verdicts.map(toOutcome),
    ...(comparison ? { comparison } : {}),
  });
}
