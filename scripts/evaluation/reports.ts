import { join } from 'node:path';
import { compareRuns } from '../../src/evaluation/comparison/compare.ts';
import {
  checkThresholds,
  readThresholds,
  type Thresholds,
} from '../../src/evaluation/comparison/thresholds.ts';
import { saveRun } from '../../src/evaluation/records/run-file.ts';
import type { RunRecord } from '../../src/evaluation/records/run-record.ts';
import { findRun, newestLike, type SavedRun } from '../../src/evaluation/records/saved-runs.ts';
import { formatComparison } from '../../src/evaluation/reports/comparison-text.ts';
import { formatJUnit } from '../../src/evaluation/reports/junit.ts';
import { formatRun } from '../../src/evaluation/reports/run-text.ts';
import { formatVerdicts } from '../../src/evaluation/reports/threshold-text.ts';
import { allMeasures } from '../../src/evaluation/scores/traits.ts';
import type { EvaluateArguments } from './arguments.ts';
import { pageOf } from './page.ts';
import { commitOf } from './repository.ts';
import type { EvaluatedRun } from './run-evaluation.ts';
import { type TestSet, thresholdsOfProject } from './test-set.ts';
import { writeText } from './write-text.ts';

/** Where runs and the page are kept, as seen from the working directory. */
const runsFolder = '.evaluations';
const pageName = 'report.html';

/** What reports are made with besides the run. */
export interface ReportParts {
  readonly request: EvaluateArguments;
  /** The run to compare with, where one was named. */
  readonly against?: SavedRun;
  /** Absent where the run is of another part of the test set than they are for. */
  readonly thresholds?: Thresholds;
}

/**
 * Reads what the reports need besides the run.
 * @throws WenbaoError where a file is missing or wrong
 */
export function readReportParts(request: EvaluateArguments, testSet: TestSet): ReportParts {
  const { against, filter, limit, thresholdsFile } = request;
  const isWhole = testSet.isOfProject && filter === undefined && limit === undefined;
  const file = thresholdsFile ?? (isWhole ? thresholdsOfProject() : undefined);
  return {
    request,
    ...(against === undefined ? {} : { against: findRun(runsFolder, against, { commitOf }) }),
    ...(file === undefined ? {} : { thresholds: readThresholds(file) }),
  };
}

/**
 * Tells people what came of a run, and writes the files that were asked for.
 * @returns the exit code: 1 where a threshold is missed, else 0
 */
export async function writeReports(
  { run, articles, unknownNames }: EvaluatedRun,
  { request, against, thresholds }: ReportParts,
): Promise<number> {
  const verdicts = thresholds ? checkThresholds(run.scores, thresholds) : [];
  const sections = [
    formatRun(run),
    ...(against ? [comparisonText(against.run, run)] : []),
    ...(thresholds ? [formatVerdicts(verdicts)] : []),
  ];
  process.stdout.write(`${sections.join('\n\n')}\n`);
  if (unknownNames.length > 0) remark(`题目指明的文章不在档案里：${unknownNames.join('、')}。`);
  if (request.junitFile !== undefined) writeText(request.junitFile, formatJUnit(run, verdicts));
  const previous = against ?? (request.isSaved ? newestLike(runsFolder, run.settings) : undefined);
  if (request.isSaved) remark(`已存为 ${saveRun(runsFolder, run)}。`);
  const pageFile = request.htmlFile ?? (request.isSaved ? join(runsFolder, pageName) : undefined);
  if (pageFile !== undefined) {
    writeText(pageFile, await pageOf({ run, articles }, previous?.run, verdicts));
    remark(`网页报告：${pageFile}。`);
  }
  return verdicts.every(({ isMet }) => isMet) ? 0 : 1;
}

function comparisonText(before: RunRecord, after: RunRecord): string {
  const comparison = compareRuns(before, after, allMeasures);
  return formatComparison(comparison, allMeasures, before, after);
}

function remark(text: string): void {
  process.stderr.write(`${text}\n`);
}
