import type { Readable, Writable } from 'node:stream';
import { TypedKeys } from './typed-keys.ts';
import { isCtrl, type Typing, type TypingListener } from './typing.ts';

/** Ask the terminal to put marks around pasted text, and to stop doing so. */
const markPastes = '\u001b[?2004h';
const leavePastes = '\u001b[?2004l';
/** With cursor and wrapping, which a progress bar takes away. */
const asAtFirst = '\u001b[?25h\u001b[?7h';

/** A stop takes effect long before; without job control there is none, and the terminal is taken again. */
const stopMs = 100;

/** Each key as it is pressed: the terminal in raw mode, which neither shows nor obeys what is typed. */
export class RawTyping implements Typing {
  readonly #input: Readable;
  readonly #output: Writable;
  readonly #keys: TypedKeys;
  readonly #onData = (chunk: Buffer | string) => this.#keys.write(chunk);
  readonly #onEnd: () => void;
  /** A process that ends otherwise would leave the shell with marked pastes. */
  readonly #onExit = () => this.give();
  readonly #onSignal = (signal: NodeJS.Signals) => {
    this.give();
    this.#output.write(asAtFirst);
    process.kill(process.pid, signal);
  };
  #isTaken = false;
  #resume: NodeJS.Timeout | undefined;

  constructor(input: Readable, output: Writable, listener: TypingListener & { onBack(): void }) {
    this.#input = input;
    this.#output = output;
    this.#keys = new TypedKeys((typed) => {
      if (isCtrl(typed, 'z')) this.#suspend(() => listener.onBack());
      else listener.onTyped(typed);
    });
    this.#onEnd = () => {
      this.#keys.end();
      listener.onGone();
    };
    input.on('data', this.#onData);
    for (const event of endings) input.on(event, this.#onEnd);
    if (input.readableEnded || input.destroyed) setImmediate(this.#onEnd);
    process.on('exit', this.#onExit);
    this.take();
  }

  take(): void {
    if (this.#isTaken) return;
    this.#isTaken = true;
    for (const signal of endingSignals) process.on(signal, this.#onSignal);
    setRawMode(this.#input, true);
    // A program that had the terminal may have died without giving its cursor back.
    this.#output.write(asAtFirst + markPastes);
    this.#input.resume();
  }

  give(): void {
    if (!this.#isTaken) return;
    this.#isTaken = false;
    for (const signal of endingSignals) process.off(signal, this.#onSignal);
    // A paused input does not keep the process alive.
    this.#input.pause();
    this.#output.write(leavePastes);
    setRawMode(this.#input, false);
  }

  close(): void {
    clearTimeout(this.#resume);
    this.#keys.drop();
    this.give();
    process.off('exit', this.#onExit);
    this.#input.off('data', this.#onData);
    for (const event of endings) this.#input.off(event, this.#onEnd);
  }

  /** What Ctrl-Z does where the terminal obeys it: stops all programs of the shell's job. */
  #suspend(onBack: () => void): void {
    if (process.platform === 'win32' || !this.#isTaken) return;
    this.give();
    process.kill(0, 'SIGTSTP');
    this.#resume = setTimeout(() => {
      this.take();
      onBack();
    }, stopMs);
  }
}

const endings = ['end', 'error', 'close'] as const;
/** In raw mode Ctrl-C sends none; another process may. */
const endingSignals = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

/** Only a real terminal can. */
function setRawMode(input: Readable, isRaw: boolean): void {
  if ('setRawMode' in input && typeof input.setRawMode === 'function') input.setRawMode(isRaw);
}
