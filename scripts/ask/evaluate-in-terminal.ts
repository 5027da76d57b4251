import type { App } from '../../src/app.ts';
import { createProgress } from '../../src/surfaces/terminal/build/progress.ts';
import { runTestSet, type TestSetOptions } from '../evaluation/test-set.ts';

/** Asks the questions of the test set, telling how far it is, and gives the report. */
export async function evaluateInTerminal(
  app: App,
  options: Pick<TestSetOptions, 'signal' | 'withoutModel'>,
): Promise<string> {
  const progress = createProgress(process.stderr, '正在用测试集提问，按 Ctrl-C 停止。');
  const onProgress = (done: number, total: number) =>
    progress.update({ stage: 'questions', done, total });
  const { report } = await runTestSet(app, { ...options, onProgress }).finally(progress.stop);
  return report;
}
