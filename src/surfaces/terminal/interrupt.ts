import { WenbaoError } from '../../errors.ts';

/**
 * A signal that Ctrl-C or a polite kill sets off once; the second time the process ends at once.
 * @param consequence what has become of the work so far, in one sentence
 */
export function interruptSignal(consequence: string): AbortSignal {
  const controller = new AbortController();
  const interrupted = new WenbaoError('usage', '已中断。', consequence);
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => controller.abort(interrupted));
  }
  return controller.signal;
}
