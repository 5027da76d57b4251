import { WenbaoError } from '../../errors.ts';

const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * A signal that Ctrl-C or a polite kill sets off once; the second time the process ends at once.
 * @param consequence what has become of the work so far, in one sentence
 */
export function interruptSignal(consequence: string): AbortSignal {
  return watch(consequence).signal;
}

/** Runs a task under such a signal; when it is over, Ctrl-C does what it did before. */
export async function interruptible<Result>(
  consequence: string,
  task: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const { signal, end } = watch(consequence);
  try {
    return await task(signal);
  } finally {
    end();
  }
}

function watch(consequence: string) {
  const controller = new AbortController();
  const interrupt = () => controller.abort(new WenbaoError('usage', '已中断。', consequence));
  for (const name of signals) process.once(name, interrupt);
  const end = () => {
    for (const name of signals) process.off(name, interrupt);
  };
  return { signal: controller.signal, end };
}
