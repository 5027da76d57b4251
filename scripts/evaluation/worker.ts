import { openApp } from '../../src/app.ts';
import { describeError } from '../../src/errors.ts';
import { type Asker, askerOf } from './askers.ts';
import {
  type WorkerNews,
  type WorkerQuestion,
  type WorkerSettings,
  workerOrder,
} from './worker-messages.ts';

/** Answers the questions of a test set, one after another, for the process that started this one. */
let opening: Promise<Asker> | undefined;

// Ctrl-C reaches the whole group; the process that started this one decides.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit());
process.on('message', (message) => {
  const order = workerOrder.parse(message);
  if ('config' in order) opening = open(order);
  else void answer(order).then(tell);
});

/** Of a run that was stopped nobody waits for the answer any more, which is no failure. */
function tell(news: WorkerNews): void {
  process.send?.(news, undefined, {}, () => undefined);
}

async function open({ config, withoutModel }: WorkerSettings): Promise<Asker> {
  return askerOf(await openApp(config), withoutModel);
}

async function answer({ number, question, session }: WorkerQuestion): Promise<WorkerNews> {
  try {
    if (!opening) throw new Error('A question came before the settings.');
    const { ask } = await opening;
    return { number, given: await ask(question, session === undefined ? {} : { session }) };
  } catch (error) {
    return { number, failure: describeError(error) };
  }
}
