import { createInterface, type Interface, type Key } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { toPastedLine } from './pasted-line.ts';
import type { PromptLine, PromptLineParts } from './prompt-line.ts';
import { ctrlC, enter, type Typing, type TypingListener } from './typing.ts';

/**
 * Whole lines of a terminal that understands no control sequences: the operating system shows and
 * edits them, and makes a signal of Ctrl-C and an end of input of Ctrl-D.
 */
export class KernelTyping implements Typing {
  readonly #lines: Interface;
  readonly #onInterrupt: () => void;

  constructor(input: Readable, listener: TypingListener) {
    this.#onInterrupt = () => listener.onTyped({ key: ctrlC });
    this.#lines = createInterface({ input, terminal: false });
    this.#lines.on('line', (text) => {
      // The system leaves the sequences of keys that it does not know in the line.
      listener.onTyped({ text: toPastedLine(text) });
      listener.onTyped({ key: enter });
    });
    this.#lines.once('close', () => listener.onGone());
    process.on('SIGINT', this.#onInterrupt);
  }

  take(): void {
    process.on('SIGINT', this.#onInterrupt);
    this.#lines.resume();
  }

  give(): void {
    process.off('SIGINT', this.#onInterrupt);
    this.#lines.pause();
  }

  close(): void {
    process.off('SIGINT', this.#onInterrupt);
    this.#lines.removeAllListeners();
    this.#lines.close();
  }
}

/** A line that comes whole, so that only the prompt is written. */
export class KernelLine implements PromptLine {
  readonly #output: Writable;
  readonly #onLine: (line: string) => void;
  #text = '';

  constructor({ output, prompt, onLine }: PromptLineParts) {
    this.#output = output;
    this.#onLine = onLine;
    output.write(prompt);
  }

  get text(): string {
    return this.#text;
  }

  insert(text: string): void {
    this.#text += text;
  }

  press(key: Key): void {
    if (key === enter) this.#onLine(this.#text);
  }

  clear(): void {
    this.#text = '';
    this.#output.write('\n');
  }

  breakOff(): void {
    this.#output.write('\n');
  }

  close(): void {}
}
