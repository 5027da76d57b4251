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

function ignore(): void {}
