import type { Writable } from 'node:stream';
import { cutToWidth } from '../../width/columns.ts';
import { isDumb, isTerminal, lookOf } from '../text/screen.ts';

/** Most answers are there before; a sign that flashes up would disturb. */
const patienceMs = 500;
const text = '正在回答，按 Ctrl-C 取消…';
const clearLine = '\r\u001b[K';

/**
 * Tells a person at a terminal that an answer is being worked at, whenever nothing was written for a
 * while. It stands on a row of its own, so that it has to be hidden before anything else is written.
 */
export class WaitingSign {
  readonly #stream: Writable;
  readonly #isPossible: boolean;
  #timer: NodeJS.Timeout | undefined;
  #isShown = false;
  #isOver = false;

  constructor(stream: Writable) {
    this.#stream = stream;
    this.#isPossible = isTerminal(stream) && !isDumb();
  }

  /** Shows it after a while; what was written before has to end with a line break. */
  showSoon(): void {
    if (!this.#isPossible || this.#isOver) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(), patienceMs);
  }

  hide(): void {
    clearTimeout(this.#timer);
    if (this.#isShown) this.#stream.write(clearLine);
    this.#isShown = false;
  }

  /** Hides it for good. */
  end(): void {
    this.#isOver = true;
    this.hide();
  }

  #show(): void {
    const { dim, width = text.length } = lookOf(this.#stream);
    this.#isShown = true;
    // On one row, for no more is cleared.
    this.#stream.write(dim(cutToWidth(text, width - 1)));
  }
}
