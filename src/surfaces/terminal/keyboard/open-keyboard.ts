import type { Readable, Writable } from 'node:stream';
import { InteractiveKeyboard } from './interactive-keyboard.ts';
import { KernelLine, KernelTyping } from './kernel-typing.ts';
import type { Keyboard, KeyboardOptions } from './keyboard.ts';
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

/** The keyboard of a terminal, which both ends have to be. */
export function openKeyboard(options: OpenKeyboardOptions): Keyboard {
  const { input, output, isDumb = false, ...rest } = options;
  return new InteractiveKeyboard({
    ...rest,
    output,
    openTyping: (listener) =>
      isDumb ? new KernelTyping(input, listener) : new RawTyping(input, output, listener),
    openLine: (parts) => (isDumb ? new KernelLine(parts) : new EditedLine(parts)),
  });
}
