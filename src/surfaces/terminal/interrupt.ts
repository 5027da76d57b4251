import { WenbaoError } from '../../errors.ts';

/** A signal that Ctrl-C or a polite kill sets off once; the second time the process ends at once. */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  const interrupted = new WenbaoError('usage', '已中断。', '做完的部分已保存，再次运行会接着做。');
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => controller.abort(interrupted));
  }
  return controller.signal;
}
