import { type ChildProcess, fork } from 'node:child_process';
import { on, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../src/config.ts';
import { WenbaoError } from '../../src/errors.ts';
import type { GivenAnswer } from '../../src/evaluation/answers/given-answer.ts';
import { typescriptLoader } from '../typescript-loader.ts';
import type { Asker } from './askers.ts';
import {
  type WorkerOrder,
  type WorkerQuestion,
  type WorkerSettings,
  workerNews,
} from './worker-messages.ts';

const workerPath = fileURLToPath(new URL('worker.ts', import.meta.url));

export interface ProcessAsker extends Asker {
  /** Sends the process a signal in the middle of its work. */
  kill(signal: NodeJS.Signals): void;
}

/**
 * Asks a program in a process of its own: answering is work for a processor, so one process keeps one
 * busy. A process that dies fails its question and the rest of that session, whose past went with it;
 * the next other question gets another process.
 */
export function askerInProcess(config: Config, withoutModel: boolean): ProcessAsker {
  const limitMs = longestAnswerMs(config, withoutModel);
  let child: ChildProcess | undefined;
  let asked = 0;
  const heldBy = new Map<string, ChildProcess>();
  return {
    ask: async (question, { session, signal } = {}) => {
      if (!child?.connected) child = start({ config, withoutModel });
      if (session !== undefined && (heldBy.get(session) ?? child) !== child) throw lostPast();
      if (session !== undefined) heldBy.set(session, child);
      const turn = session === undefined ? {} : { session };
      return askChild(child, { number: ++asked, question, ...turn }, { signal, limitMs });
    },
    kill: (sent) => child?.kill(sent),
    close: async () => {
      if (child) await end(child);
    },
  };
}

function start(settings: WorkerSettings): ChildProcess {
  const child = fork(workerPath, {
    execArgv: ['--import', typescriptLoader],
    serialization: 'advanced',
  });
  send(child, settings);
  return child;
}

/** A process that is busy does not notice that it is to end. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  const killing = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended.finally(() => clearTimeout(killing));
}

async function askChild(
  child: ChildProcess,
  order: WorkerQuestion,
  { signal, limitMs }: { readonly signal: AbortSignal | undefined; readonly limitMs: number },
): Promise<GivenAnswer> {
  const over = new AbortController();
  const stopped = signal ? AbortSignal.any([signal, over.signal]) : over.signal;
  // Killed, it is over as if it had died by itself.
  const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
  const told = newsOf(child, order.number, stopped);
  const died = once(child, 'exit', { signal: stopped }).then(() => deadWorker);
  const ended = Promise.race([told, died]);
  send(child, order);
  try {
    const news = await ended;
    if ('given' in news) return news.given;
    // The process has put into words already what went wrong.
    throw new WenbaoError('internal', news.failure, '');
  } finally {
    clearTimeout(limit);
    over.abort();
    // The one that did not come is over as well, which is no failure.
    await Promise.allSettled([told, died]);
  }
}

/** What is told of one question; what is told of others, which were given up, is passed over. */
async function newsOf(child: ChildProcess, number: number, signal: AbortSignal) {
  for await (const [message] of on(child, 'message', { signal })) {
    const news = workerNews.parse(message);
    if (news.number === number) return news;
  }
  return deadWorker;
}

const deadWorker = {
  failure: '作答的进程意外结束，或一直没有答完。请单独问这一题，看是什么原因。',
};

/** Without its past a turn would be another question than the one that is judged. */
function lostPast(): WenbaoError {
  const reason = '作答的进程意外结束，这段对话的前文没有了，后面的几问没有再问。';
  return new WenbaoError('internal', reason, '请单独问这段对话，看是什么原因。');
}

const patienceMs = 1_000;
const longestReadingMs = 120_000;

/** A model is asked three times at most: for the whole question, the answer, and what is wrong in it. */
function longestAnswerMs({ chatTimeoutSeconds }: Config, withoutModel: boolean): number {
  return longestReadingMs + (withoutModel ? 0 : 3 * chatTimeoutSeconds * 1_000);
}

/** To a process that has died nothing can be sent; that it died is told by its end. */
function send(child: ChildProcess, order: WorkerOrder): void {
  child.send(order, () => undefined);
}
