import type { App } from '../../src/app.ts';
import { formatFailures, formatScores } from '../../src/evaluation/reports/run-text.ts';
import { type AskingOptions, askAll } from '../../src/evaluation/running/ask-all.ts';
import { createProgress } from '../../src/surfaces/terminal/build/progress.ts';
import { askerOf } from '../evaluation/askers.ts';
import { judgeRounds } from '../evaluation/judge-rounds.ts';
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
  const { cases } = readTestSet();
  const progress = createProgress(process.stderr, '正在用测试集提问，按 Ctrl-C 停止。');
  let done = 0;
  const onAsked = () => progress.update({ stage: 'questions', done: ++done, total: cases.length });
  const asker = askerOf(app, withoutModel);
  try {
    const asked = await askAll(cases, [asker.ask], { onAsked, ...(signal ? { signal } : {}) });
    const judged = await judgeRounds(app, [asked]);
    return [formatScores(judged), formatFailures(judged)].join('\n\n');
  } finally {
    progress.stop();
    await asker.close();
  }
}
