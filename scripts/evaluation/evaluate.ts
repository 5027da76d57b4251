import type { App } from '../../src/app.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { WenbaoError } from '../../src/errors.ts';
import type { Case } from '../../src/evaluation/cases/cases.ts';
import { gatherEvidence } from '../../src/evaluation/judging/evidence.ts';
import type { RunSettings } from '../../src/evaluation/records/run-record.ts';
import { toPromptfooTests } from '../../src/evaluation/reports/promptfoo.ts';
import type { Asked } from '../../src/evaluation/running/ask-all.ts';
import { formatUpdate } from '../../src/surfaces/terminal/build/build-report.ts';
import { createProgress } from '../../src/surfaces/terminal/build/progress.ts';
import { interruptible } from '../../src/surfaces/terminal/interrupt.ts';
import { openUpToDate } from '../../src/update-archive.ts';
import { articlesOf } from './archive-articles.ts';
import type { EvaluateArguments } from './arguments.ts';
import { askProgram } from './ask-program.ts';
import { incompleteReport } from './incomplete-report.ts';
import { usualJobs } from './jobs.ts';
import { type Peer, readPeer } from './peer.ts';
import { checkSpoke, remark } from './remarks.ts';
import { readReportParts, writeReports } from './reports.ts';
import { type EvaluatedRun, runEvaluation } from './run-evaluation.ts';
import { selectCases } from './select.ts';
import { readTestSet } from './test-set.ts';
import { writeText } from './write-text.ts';

/**
 * Does what was asked of `npm run eval`: asks or reads the answers, judges them, and reports.
 * @returns 1 where a threshold is missed, else 0
 */
export async function evaluate(request: EvaluateArguments): Promise<number> {
  const { files, filter, limit, repeat, answersFile } = request;
  const testSet = readTestSet(files);
  const cases = selectCases(testSet.cases, request);
  if (cases.length === 0) throw noneSelected(request);
  const config = readConfig(environmentFor(request));
  if (request.promptfooFile !== undefined) return exportCases(config, cases, request.promptfooFile);
  const peer = answersFile === undefined ? undefined : readPeer(answersFile, cases);
  const model = request.model === 'reader' ? undefined : config.chatModel;
  const settings: RunSettings = {
    system: peer?.system ?? model ?? 'reader',
    files: [...testSet.files],
    repeat,
    jobs: peer ? 1 : (request.jobs ?? usualJobs(cases.length)),
    ...(filter === undefined ? {} : { filter: filter.typed }),
    ...(limit === undefined ? {} : { limit }),
  };
  // What the reports need is looked at first: a fault in it should not show after an hour of asking.
  const reports = readReportParts(request, testSet, settings);
  return withArchive(config, async (app) => {
    const evaluated = peer
      ? await judgePeer(app, settings, peer)
      : await askAndJudge(app, { config, cases, settings, model });
    return writeReports(evaluated, reports);
  });
}

async function withArchive<Result>(
  config: Config,
  work: (app: App) => Promise<Result>,
): Promise<Result> {
  const { app, ...update } = await openUpToDate(config);
  process.stderr.write(formatUpdate(update));
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

function judgePeer(app: App, settings: RunSettings, peer: Peer): Promise<EvaluatedRun> {
  const { answered, unknownAnswers, asked } = peer;
  remark(`${settings.system} 回答了 ${asked.length} 题里的 ${answered} 题。`);
  if (unknownAnswers > 0) remark(`另有 ${unknownAnswers} 个回答不是这些题的，没有算。`);
  return runEvaluation(app, settings, () => Promise.resolve(asked));
}

interface Asking {
  readonly config: Config;
  readonly cases: readonly Case[];
  readonly settings: RunSettings;
  /** The language model that answers; absent for the reader. */
  readonly model: string | undefined;
}

async function askAndJudge(app: App, asking: Asking): Promise<EvaluatedRun> {
  const { config, cases, settings, model } = asking;
  const progress = createProgress(process.stderr);
  const soFar: Asked[] = [];
  const total = cases.length * settings.repeat;
  const showProgress = () => progress.update({ stage: 'questions', done: soFar.length, total });
  const onAsked = (asked: Asked) => {
    soFar.push(asked);
    showProgress();
  };
  showProgress();
  const options = { app, config, withoutModel: model === undefined, jobs: settings.jobs, onAsked };
  const evaluated = await interruptible('这一次没有问完，没有保存。', async (signal) => {
    try {
      return await runEvaluation(app, settings, () => askProgram(cases, { ...options, signal }));
    } catch (error) {
      progress.stop();
      if (signal.aborted) process.stdout.write(await incompleteReport(app, cases, soFar));
      throw error;
    }
  }).finally(progress.stop);
  if (model !== undefined) checkSpoke(model, evaluated.run.cases);
  return evaluated;
}

/** Another model is checked as the configured one is. */
function environmentFor({ model }: EvaluateArguments): NodeJS.ProcessEnv {
  const isOther = model !== undefined && model !== 'reader';
  return isOther ? { ...process.env, CHAT_MODEL: model } : process.env;
}

function exportCases(config: Config, cases: readonly Case[], path: string): Promise<number> {
  return withArchive(config, async (app) => {
    const unasked = cases.map((testCase) => ({ testCase, failure: '' }));
    const { named } = await app.useArchive((archive) =>
      gatherEvidence(articlesOf(archive), unasked),
    );
    writeText(path, `${JSON.stringify(toPromptfooTests(cases, named), null, 2)}\n`);
    remark(`${cases.length} 题已写入 ${path}。`);
    return 0;
  });
}

function noneSelected({ filter }: EvaluateArguments): WenbaoError {
  const typed = filter === undefined ? '' : `“${filter.typed}”`;
  return new WenbaoError('usage', `没有合条件${typed}的题。`, '请换一个 --filter。');
}
