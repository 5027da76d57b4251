import { type App, openUpToDate } from '../../src/app.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { WenbaoError } from '../../src/errors.ts';
import type { Case } from '../../src/evaluation/cases/cases.ts';
import { gatherEvidence } from '../../src/evaluation/judging/evidence.ts';
import { toPromptfooTests } from '../../src/evaluation/reports/promptfoo.ts';
import { formatUpdate } from '../../src/surfaces/terminal/build/build-report.ts';
import { createProgress } from '../../src/surfaces/terminal/build/progress.ts';
import { interruptible } from '../../src/surfaces/terminal/interrupt.ts';
import { articlesOf } from './archive-articles.ts';
import type { EvaluateArguments } from './arguments.ts';
import { askProgram, usualJobs } from './ask-program.ts';
import { readPeer } from './peer.ts';
import { readReportParts, writeReports } from './reports.ts';
import { type EvaluatedRun, runEvaluation } from './run-evaluation.ts';
import { selectCases } from './select.ts';
import { readTestSet, type TestSet } from './test-set.ts';
import { writeText } from './write-text.ts';

/**
 * Does what was asked of `npm run eval`: asks or reads the answers, judges them, and reports.
 * @returns 1 where a threshold is missed, else 0
 */
export async function evaluate(request: EvaluateArguments): Promise<number> {
  const testSet = readTestSet(request.files);
  const cases = selectCases(testSet.cases, request);
  if (cases.length === 0) throw noneSelected(request);
  // What the reports need is read first: a fault in it should not show after an hour of asking.
  const reports = readReportParts(request, testSet);
  const config = readConfig(environmentFor(request));
  const { app, ...update } = await openUpToDate(config);
  process.stderr.write(formatUpdate(update));
  try {
    if (request.promptfooFile !== undefined)
      return await exportCases(app, cases, request.promptfooFile);
    const evaluated = await evaluateOver(app, config, { request, testSet, cases });
    return await writeReports(evaluated, reports);
  } finally {
    await app.close();
  }
}

interface Work {
  readonly request: EvaluateArguments;
  readonly testSet: TestSet;
  readonly cases: readonly Case[];
}

function evaluateOver(app: App, config: Config, work: Work): Promise<EvaluatedRun> {
  const { request, cases } = work;
  const { answersFile, repeat } = request;
  const shared = sharedSettings(work);
  if (answersFile !== undefined) {
    const { system, asked, unknownAnswers } = readPeer(answersFile, cases);
    if (unknownAnswers > 0)
      process.stderr.write(`有 ${unknownAnswers} 个回答不是这些题的，没有算。\n`);
    return runEvaluation(app, { ...shared, system, jobs: 1 }, () => Promise.resolve(asked));
  }
  const withoutModel = request.model === 'reader' || config.chatModel === undefined;
  const system = withoutModel ? 'reader' : (config.chatModel ?? 'reader');
  const jobs = request.jobs ?? usualJobs(cases.length);
  const progress = createProgress(process.stderr);
  let asked = 0;
  const onProgress = () => {
    asked += 1;
    progress.update({ stage: 'questions', done: asked, total: cases.length * repeat });
  };
  return interruptible('这一次没有保存，也没有报告。', (signal) =>
    runEvaluation(app, { ...shared, system, jobs }, () =>
      askProgram(cases, { app, config, withoutModel, jobs, signal, onProgress }),
    ),
  ).finally(progress.stop);
}

function sharedSettings({ request, testSet }: Work) {
  const { filter, limit, repeat } = request;
  return {
    files: testSet.files,
    repeat,
    ...(filter === undefined ? {} : { filter: filter.typed }),
    ...(limit === undefined ? {} : { limit }),
  };
}

/** Another model is checked as the configured one is. */
function environmentFor({ model }: EvaluateArguments): NodeJS.ProcessEnv {
  const isOther = model !== undefined && model !== 'reader';
  return isOther ? { ...process.env, CHAT_MODEL: model } : process.env;
}

async function exportCases(app: App, cases: readonly Case[], path: string): Promise<number> {
  const unasked = cases.map((testCase) => ({ testCase, failure: '' }));
  const { named } = await gatherEvidence(articlesOf(app), unasked);
  writeText(path, `${JSON.stringify(toPromptfooTests(cases, named), null, 2)}\n`);
  process.stderr.write(`${cases.length} 题已写入 ${path}。\n`);
  return 0;
}

function noneSelected({ filter }: EvaluateArguments): WenbaoError {
  const typed = filter === undefined ? '' : `“${filter.typed}”`;
  return new WenbaoError('usage', `没有合条件${typed}的题。`, '请换一个 --filter。');
}
