import type { Key } from 'node:readline';
import type { Typed } from './typed-keys.ts';

/** What a terminal tells of the person at it. */
export interface TypingListener {
  onTyped(typed: Typed): void;
  /** The terminal is gone, or its input is over. */
  onGone(): void;
}

/** A terminal as far as it is typed at. */
export interface Typing {
  /** Lets other programs have the terminal. */
  give(): void;
  /** Has it again. */
  take(): void;
  /** Gives it back for good, as it was. */
  close(): void;
}

export const ctrlC: Key = { name: 'c', ctrl: true };
export const enter: Key = { name: 'return' };

/** Whether a key is Ctrl and this letter. */
export function isCtrl(typed: Typed, letter: string): boolean {
  return 'key' in typed && typed.key.ctrl === true && !typed.key.meta && typed.key.name === letter;
}
