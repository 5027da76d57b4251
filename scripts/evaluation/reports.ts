import { join } from 'node:path';
import { compareRuns } from '../../src/evaluation/comparison/compare.ts';
import type { Comparison } from '../../src/evaluation/comparison/comparison.ts';
import {
  checkThresholds,
  readThresholds,
  type Thresholds,
  type ThresholdVerdict,
} from '../../src/evaluation/comparison/thresholds.ts';
import { saveRun } from '../../src/evaluation/records/run-file.ts';
import type { RunRecord, RunSettings } from '../../src/evaluation/records/run-record.ts';
import { findRun, newestLike, type SavedRun } from '../../src/evaluation/records/saved-runs.ts';
import { formatComparison } from '../../src/evaluation/reports/comparison-text.ts';
import { formatJUnit } from '../../src/evaluation/reports/junit.ts';
import { conditionsLine, runLine } from '../../src/evaluation/reports/run-line.ts';
import { formatFailures, formatScores } from '../../src/evaluation/reports/run-text.ts';
import { formatVerdicts } from '../../src/evaluation/reports/threshold-text.ts';
import { allMeasures } from '../../src/evaluation/scores/traits.ts';
import type { EvaluateArguments } from './arguments.ts';
import { pageOf } from './page.ts';
import { remark } from './remarks.ts';
import { commitOf } from './repository.ts';
import type { EvaluatedRun } from './run-evaluation.ts';
import { type TestSet, thresholdsOfProject } from './test-set.ts';
import { checkWritable, writeText } from './write-text.ts';

/** Where runs are kept, with their pages, as seen from the working directory. */
const runsFolder = '.evaluations';

/** What reports are made with besides the run. */
export interface ReportParts {
  readonly request: EvaluateArguments;
  /** The run to compare with, where one was named. */
  readonly against?: SavedRun;
  /** Absent where the run is of another system or part of the test set than they are for. */
  readonly thresholds?: Thresholds;
}

/**
 * Reads what the reports need besides the run, and looks whether they can be written: a fault should
 * not show after an hour of asking.
 * @throws WenbaoError where a file is missing or wrong, or cannot be written
 */
export function readReportParts(
  request: EvaluateArguments,
  { isOfProject }: TestSet,
  settings: RunSettings,
): ReportParts {
  const { against, filter, limit, thresholdsFile, isSaved } = request;
  const isWhole = isOfProject && filter === undefined && limit === undefined;
  const isMeant = isWhole && settings.system === 'reader';
  const file = thresholdsFile ?? (isMeant ? thresholdsOfProject() : undefined);
  const parts = {
    request,
    ...(against === undefined
      ? {}
      : { against: findRun(runsFolder, against, { commitOf, part: settings }) }),
    ...(file === undefined ? {} : { thresholds: readThresholds(file) }),
  };
  const runFile = isSaved ? [join(runsFolder, 'run.json')] : [];
  for (const path of [request.junitFile ?? [], request.htmlFile ?? [], runFile].flat()) {
    checkWritable(path);
  }
  return parts;
}

/**
 * Keeps a run, writes the files that were asked for, and tells people what came of it.
 * @returns the exit code: 1 where a threshold is missed, else 0
 */
export async function writeReports(evaluated: EvaluatedRun, parts: ReportParts): Promise<number> {
  const { request, against, thresholds } = parts;
  const { run, unknownNames } = evaluated;
  const previous = against ?? (request.isSaved ? newestLike(runsFolder, run.settings) : undefined);
  const compared = previous && {
    ...previous,
    comparison: compareRuns(previous.run, run, allMeasures),
  };
  const verdicts = thresholds && checkThresholds(run.scores, thresholds);
  const exitCode = verdicts?.every(({ isMet }) => isMet) === false ? 1 : 0;
  const remarks = await writeFiles(evaluated, parts.request, compared, verdicts);
  // Who closes the output early gets it all the same.
  process.exitCode = exitCode;
  const text = toText(run, against && compared, verdicts);
  process.stdout.write(`${text}\n`);
  if (unknownNames.length > 0) remark(`题目指明的文章不在档案里：${listed(unknownNames)}。`);
  for (const told of remarks) remark(told);
  return exitCode;
}

/** The run to compare with, and what differs. */
interface Compared extends SavedRun {
  readonly comparison: Comparison;
}

/** Gives what is to be told of the files. The run comes first: it cannot be made again for nothing. */
async function writeFiles(
  { run, articles }: EvaluatedRun,
  { isSaved, junitFile, htmlFile }: EvaluateArguments,
  compared: Compared | undefined,
  verdicts: readonly ThresholdVerdict[] = [],
): Promise<string[]> {
  const savedPath = isSaved ? saveRun(runsFolder, run) : undefined;
  if (junitFile !== undefined) writeText(junitFile, formatJUnit(run, verdicts));
  const pageFile = htmlFile ?? savedPath?.replace(/\.json$/u, '.html');
  if (pageFile !== undefined) {
    const before = compared && { before: compared.run, comparison: compared.comparison };
    writeText(pageFile, await pageOf({ run, articles }, before, verdicts));
  }
  return [
    ...(savedPath === undefined ? [] : [`已存为 ${savedPath}。`]),
    ...(pageFile === undefined ? [] : [`网页报告：${pageFile}。`]),
  ];
}

/** The figures last, where a terminal shows them. */
function toText(
  run: RunRecord,
  compared: Compared | undefined,
  verdicts: readonly ThresholdVerdict[] | undefined,
): string {
  const sections = [
    formatFailures(run),
    `${runLine(run)}\n${conditionsLine(run)}`,
    formatScores(run),
    ...(compared ? [`与 ${compared.path} 比：`, textOf(compared, run)] : []),
    ...(verdicts ? [formatVerdicts(verdicts)] : []),
  ];
  return sections.join('\n\n');
}

function textOf({ comparison, run: before }: Compared, after: RunRecord): string {
  return formatComparison(comparison, allMeasures, before, after);
}

const mostListed = 10;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostListed).join('、');
  return names.length > mostListed ? `${shown} 等 ${names.length} 个` : shown;
}
