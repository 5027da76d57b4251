import type { Readable } from 'node:stream';
import { IncomingLines } from './incoming-lines.ts';
import type { Keyboard } from './keyboard.ts';

/** The input waits while so many lines do. */
const mostWaiting = 1_000;

/** The lines of a pipe or file, one an entry, in order. */
export class PipedKeyboard implements Keyboard {
  readonly isInteractive = false;
  readonly #input: Readable;
  readonly #lines: IncomingLines;
  readonly #waiting: string[] = [];
  #reader: ((entry: string | undefined) => void) | undefined;
  #isOver = false;

  constructor(input: Readable) {
    this.#input = input;
    this.#lines = new IncomingLines(input, {
      onLine: (line) => this.#onLine(line.trim()),
      onEnd: () => this.#onEnd(),
    });
  }

  read(): Promise<string | undefined> {
    const entry = this.#waiting.shift();
    if (!this.#isOver && this.#waiting.length < mostWaiting) this.#input.resume();
    if (entry !== undefined || this.#isOver) return Promise.resolve(entry);
    return new Promise((resolve) => {
      this.#reader = resolve;
    });
  }

  /** Nobody is there to abort it. */
  during<Result>(task: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    return task(new AbortController().signal);
  }

  lend<Result>(use: () => Promise<Result>): Promise<Result> {
    return use();
  }

  close(): void {
    this.#lines.close();
    this.#waiting.length = 0;
    this.#onEnd();
  }

  #onLine(line: string): void {
    if (line === '') return;
    if (this.#reader) this.#hand(line);
    else this.#waiting.push(line);
    if (this.#waiting.length >= mostWaiting) this.#input.pause();
  }

  #onEnd(): void {
    this.#isOver = true;
    this.#hand(undefined);
  }

  #hand(entry: string | undefined): void {
    const reader = this.#reader;
    this.#reader = undefined;
    reader?.(entry);
  }
}
