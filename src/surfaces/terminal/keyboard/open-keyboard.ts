import type { Readable, Writable } from 'node:stream';
import { isTerminal } from '../text/screen.ts';
import { InteractiveKeyboard } from './interactive-keyboard.ts';
import { KernelLine, KernelTyping } from './kernel-typing.ts';
import type { Keyboard, KeyboardOptions } from './keyboard.ts';
import { PipedKeyboard } from './piped-keyboard.ts';
import { EditedLine } from './prompt-line.ts';
import { RawTyping } from './raw-typing.ts';

export interface OpenKeyboardOptions extends KeyboardOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** Written before each entry where a person is at the keyboard. */
  readonly prompt: string;
  /** Whether the terminal understands no control sequences (TERM=dumb). */
  readonly isDumb?: boolean;
}

/** A keyboard with prompt, history and completion where both ends are a terminal; else lines of a pipe. */
export function openKeyboard(options: OpenKeyboardOptions): Keyboard {
  const { input, output, isDumb = false, ...rest } = options;
  if (!isTerminal(input) || !isTerminal(output)) return new PipedKeyboard(input);
  return new InteractiveKeyboard({
    ...rest,
    output,
    openTyping: (listener) =>
      isDumb ? new KernelTyping(input, listener) : new RawTyping(input, output, listener),
    openLine: (parts) => (isDumb ? new KernelLine(parts) : new EditedLine(parts)),
  });
}
