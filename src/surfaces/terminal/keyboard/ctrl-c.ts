/** What a press of Ctrl-C means, by what is going on. */
type Interrupt = 'cancel' | 'clear-line' | 'explain' | 'leave';

/**
 * Ctrl-C cancels a running answer and clears a begun line. On an empty line the first press says
 * how to leave and the second leaves.
 */
export class CtrlC {
  #running: AbortController | undefined;
  #isWarned = false;

  /** Whether there is an answer to cancel. */
  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** Runs a task under a signal that a press of Ctrl-C aborts. */
  async during<Result>(task: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const controller = new AbortController();
    this.#running = controller;
    this.#isWarned = false;
    try {
      return await task(controller.signal);
    } finally {
      this.#running = undefined;
    }
  }

  /** The user did something else, so the next press is a first one again. */
  reset(): void {
    this.#isWarned = false;
  }

  /** Takes a press in, with what stands in the line: cancels what is running, else says what is due. */
  press(line: string): Interrupt {
    if (this.#running) {
      this.#running.abort();
      return 'cancel';
    }
    if (line !== '') return 'clear-line';
    if (this.#isWarned) return 'leave';
    this.#isWarned = true;
    return 'explain';
  }

  /** Cancels what is running, if anything. */
  cancel(): void {
    this.#running?.abort();
  }
}
