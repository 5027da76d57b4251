import type { App } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import type { Case } from '../../src/evaluation/cases/cases.ts';
import { type Asked, type AskingOptions, askAll } from '../../src/evaluation/running/ask-all.ts';
import { type Asker, askerOf } from './askers.ts';
import { askerInProcess } from './worker-process.ts';

export interface AskingProgram extends AskingOptions {
  readonly app: Pick<App, 'assistant'>;
  readonly config: Config;
  readonly withoutModel: boolean;
  readonly jobs: number;
}

/** Asks the program all cases, in this process or, for more than one job, in so many others. */
export async function askProgram(
  cases: readonly Case[],
  { app, config, withoutModel, jobs, ...options }: AskingProgram,
): Promise<Asked[]> {
  const askers: Asker[] =
    jobs === 1
      ? [askerOf(app, withoutModel)]
      : Array.from({ length: jobs }, () => askerInProcess(config, withoutModel));
  try {
    return await askAll(
      cases,
      askers.map(({ ask }) => ask),
      options,
    );
  } finally {
    await Promise.all(askers.map((asker) => asker.close()));
  }
}
