import type { Writable } from 'node:stream';
import type { Answer, Answered } from '../../../answering/answer.ts';
import type { Look } from '../text/screen.ts';
import { formatAnswer, formatStatements } from './format.ts';
import type { SourceDisplay } from './source-line.ts';

/** How an answer is shown, and what stands around it. */
export interface AnswerDisplay extends SourceDisplay {
  /** Gives what stands above the answer, when it begins. */
  readonly above?: (() => string) | undefined;
}

/**
 * Writes an answer while it is being made, whole lines at a time: all that is written together is
 * what `formatAnswer` gives for the whole answer, and a line break.
 */
export class StreamedAnswer {
  readonly #output: Writable;
  readonly #look: Look;
  readonly #display: AnswerDisplay;
  #written = '';
  #isOver = false;

  constructor(output: Writable, look: Look, display: AnswerDisplay = {}) {
    this.#output = output;
    this.#look = look;
    this.#display = display;
  }

  /** Whether a part of the answer was written. */
  get isBegun(): boolean {
    return this.#written !== '';
  }

  /** Writes what an answer states beyond what was written. */
  goOn(answer: Answered): void {
    const text = formatStatements(answer, this.#look, this.#display);
    if (!this.#isOver && text.startsWith(this.#written)) this.#write(text);
  }

  /** Writes the rest, or the answer anew where it is not the one that was begun. */
  finish(answer: Answer): void {
    const text = `${formatAnswer(answer, this.#look, this.#display)}\n`;
    this.#write(text.startsWith(this.#written) ? text : `${this.#written}\n${text}`);
    this.#isOver = true;
  }

  /** What comes later is not written: the line may be the user's by then. */
  stop(): void {
    this.#isOver = true;
  }

  #write(text: string): void {
    const further = text.slice(this.#written.length);
    if (further === '') return;
    const above = this.isBegun ? '' : (this.#display.above?.() ?? '');
    this.#output.write(above + further);
    this.#written = text;
  }
}
