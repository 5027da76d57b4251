import type { z } from 'zod';
import * as contracts from './contracts.ts';

/** Carries out one measurement in this process: `task.ts NAME INPUT`, one line of JSON out. */
type Run = (input: unknown) => Promise<unknown>;

/** Each task loads only what it measures, for what is loaded counts as memory. */
const runs: Readonly<Record<string, () => Promise<Run>>> = {
  [contracts.buildTask.name]: async () =>
    checked(contracts.buildTask, (await import('./tasks/build.ts')).measureBuild),
  [contracts.stagesTask.name]: async () =>
    checked(contracts.stagesTask, (await import('./tasks/stages.ts')).measureStages),
  [contracts.openTask.name]: async () =>
    checked(contracts.openTask, (await import('./tasks/serving.ts')).measureOpening),
  [contracts.firstAnswerTask.name]: async () =>
    checked(contracts.firstAnswerTask, (await import('./tasks/serving.ts')).measureFirstAnswer),
  [contracts.retrievalTask.name]: async () =>
    checked(contracts.retrievalTask, (await import('./tasks/serving.ts')).measureRetrieval),
  [contracts.answersTask.name]: async () =>
    checked(contracts.answersTask, (await import('./tasks/serving.ts')).measureAnswers),
  [contracts.graphRecallTask.name]: async () =>
    checked(
      contracts.graphRecallTask,
      (await import('./tasks/graph-recall.ts')).measureGraphRecall,
    ),
  [contracts.rawGraphTask.name]: async () =>
    checked(contracts.rawGraphTask, (await import('./tasks/floors.ts')).measureRawGraph),
  [contracts.rawTokensTask.name]: async () =>
    checked(contracts.rawTokensTask, (await import('./tasks/floors.ts')).measureRawTokens),
  [contracts.miniSearchTask.name]: async () =>
    checked(contracts.miniSearchTask, (await import('./tasks/minisearch.ts')).measureMiniSearch),
  [contracts.langChainBuildTask.name]: async () =>
    checked(
      contracts.langChainBuildTask,
      (await import('./tasks/langchain.ts')).measureLangChainBuild,
    ),
  [contracts.langChainSearchTask.name]: async () =>
    checked(
      contracts.langChainSearchTask,
      (await import('./tasks/langchain.ts')).measureLangChainSearch,
    ),
};

function checked<Input extends z.ZodType, Output extends z.ZodType>(
  { input, output }: contracts.Contract<Input, Output>,
  measure: (input: z.infer<Input>) => Promise<z.infer<Output>>,
): Run {
  return async (given) => output.parse(await measure(input.parse(given)));
}

const [name = '', input = ''] = process.argv.slice(2);
const load = runs[name];
if (!load) throw new Error(`there is no task ${name}`);
const run = await load();
process.stdout.write(`${JSON.stringify(await run(JSON.parse(input)))}\n`);
