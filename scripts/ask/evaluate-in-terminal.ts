import type { App } from '../../src/app.ts';
import { formatRun } from '../../src/evaluation/reports/run-text.ts';
import type { AskingOptions } from '../../src/evaluation/running/ask-all.ts';
import { askAll } from '../../src/evaluation/running/ask-all.ts';
import { createProgress } from '../../src/surfaces/terminal/build/progress.ts';
import { askerOf } from '../evaluation/askers.ts';
import { runEvaluation } from '../evaluation/run-evaluation.ts';
import { readTestSet } from '../evaluation/test-set.ts';

export interface TerminalEvaluation extends Pick<AskingOptions, 'signal'> {
  /** Whether the reader answers although a language model is configured. */
  readonly withoutModel: boolean;
}

/** Asks the questions of the test set, telling how far it is, and gives the report; nothing is kept. */
export async function evaluateInTerminal(
  app: App,
  { signal, withoutModel }: TerminalEvaluation,
): Promise<string> {
  const { cases, files } = readTestSet();
  const progress = createProgress(process.stderr, '正在用测试集提问，按 Ctrl-C 停止。');
  const onProgress = (done: number, total: number) =>
    progress.update({ stage: 'questions', done, total });
  const asker = askerOf(app, withoutModel);
  const settings = { system: withoutModel ? 'reader' : 'configured', files, repeat: 1, jobs: 1 };
  const ask = () => askAll(cases, [asker.ask], { onProgress, ...(signal ? { signal } : {}) });
  try {
    return formatRun((await runEvaluation(app, settings, ask)).run);
  } finally {
    progress.stop();
    await asker.close();
  }
}
