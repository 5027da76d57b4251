import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { isTerminal } from '../text/screen.ts';
import { leavePastes, markPastes, PasteJoiner } from './paste.ts';

const historySize = 500;

/** readline over a terminal (prompt, history, pasted text as one line) or over a pipe (none of it). */
export interface LineEditor {
  readonly isInteractive: boolean;
  readonly readline: Interface;
  close(): void;
}

/** The prompt goes to `output` only where both streams are a terminal. */
export function openLineEditor(input: Readable, output: Writable, prompt: string): LineEditor {
  if (!isTerminal(input) || !isTerminal(output)) {
    const readline = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
    return { isInteractive: false, readline, close: () => readline.close() };
  }
  const keyboard = input.pipe(withRawMode(new PasteJoiner(), input));
  const readline = createInterface({
    input: keyboard,
    output,
    terminal: true,
    prompt,
    historySize,
    removeHistoryDuplicates: true,
  });
  output.write(markPastes);
  const close = () => {
    readline.close();
    output.write(leavePastes);
    // Otherwise an open keyboard keeps the process alive.
    input.unpipe(keyboard).pause();
  };
  return { isInteractive: true, readline, close };
}

/** readline switches its input to raw mode, which only the real terminal can do. */
function withRawMode(joiner: PasteJoiner, input: Readable): PasteJoiner {
  if (!('setRawMode' in input) || typeof input.setRawMode !== 'function') return joiner;
  const { setRawMode } = input;
  return Object.assign(joiner, { setRawMode: (mode: boolean) => setRawMode.call(input, mode) });
}
