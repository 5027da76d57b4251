/** Gives what is told while something runs to who follows it, in order, and last what came of it. */
export class Progress<Told> {
  readonly #stop = new AbortController();
  readonly #waiting: Told[] = [];
  #wake: () => void = () => {};
  /** Aborts when the one it was given does, or when nobody follows any more. */
  readonly signal: AbortSignal;

  constructor(signal?: AbortSignal) {
    this.signal = signal ? AbortSignal.any([signal, this.#stop.signal]) : this.#stop.signal;
  }

  tell(told: Told): void {
    this.#waiting.push(told);
    this.#wake();
  }

  /** Rejects as the running does. Who stops following stops it. */
  async *follow(running: Promise<Told>): AsyncGenerator<Told> {
    let isRunning = true;
    const done = running.finally(() => {
      isRunning = false;
      this.#wake();
    });
    // It is awaited below; until then a rejection is not unhandled.
    done.catch(() => undefined);
    try {
      while (isRunning || this.#waiting.length > 0) {
        yield* this.#waiting.splice(0);
        if (isRunning && this.#waiting.length === 0) await this.#woken();
      }
      yield await done;
    } finally {
      this.#stop.abort();
    }
  }

  #woken(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
