/** Runs the tasks of one session one at a time, in the order they came; sessions do not wait for each other. */
export class SessionQueue {
  /** The end of each busy session's queue; it never rejects. */
  readonly #tails = new Map<string, Promise<void>>();

  /** Settles as the task does. A task that fails does not keep the next one from running. */
  run<Result>(session: string, task: () => Promise<Result>): Promise<Result> {
    const result = (this.#tails.get(session) ?? Promise.resolve()).then(task);
    const tail = result.then(ignore, ignore).then(() => {
      if (this.#tails.get(session) === tail) this.#tails.delete(session);
    });
    this.#tails.set(session, tail);
    return result;
  }
}

/** Settles as the promise does, or rejects with the signal's reason as soon as that aborts. */
export function untilAborted<Result>(
  promise: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function ignore(): void {}
