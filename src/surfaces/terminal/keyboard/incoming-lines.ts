import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

export interface LinesListener {
  onLine(line: string): void;
  /** Told once, behind the last line: the input is over, also by an error. */
  onEnd(): void;
}

/** The lines of a stream of UTF-8, without line break or byte order mark; the last may have no break. */
export class IncomingLines {
  readonly #input: Readable;
  readonly #listener: LinesListener;
  readonly #decoder = new StringDecoder('utf8');
  readonly #onData = (chunk: Buffer | string) => this.#take(chunk);
  readonly #onEnd = () => this.#end();
  #begun: string[] = [];
  #isFirst = true;

  constructor(input: Readable, listener: LinesListener) {
    this.#input = input;
    this.#listener = listener;
    input.on('data', this.#onData);
    for (const event of endings) input.on(event, this.#onEnd);
    if (input.readableEnded || input.destroyed) setImmediate(this.#onEnd);
  }

  /** Takes nothing more; a paused input does not keep the process alive. */
  close(): void {
    this.#input.pause();
    this.#input.off('data', this.#onData);
    for (const event of endings) this.#input.off(event, this.#onEnd);
  }

  #take(chunk: Buffer | string): void {
    const [first = '', ...others] = this.#decode(chunk).split('\n');
    // Kept in parts, since joining at each chunk would take quadratic time for a long line.
    this.#begun.push(first);
    for (const next of others) {
      this.#tell();
      this.#begun = [next];
    }
  }

  #decode(chunk: Buffer | string): string {
    return typeof chunk === 'string' ? chunk : this.#decoder.write(chunk);
  }

  #tell(): void {
    const line = this.#begun.join('').replace(/\r$/u, '');
    this.#listener.onLine(this.#isFirst ? line.replace(/^\ufeff/u, '') : line);
    this.#isFirst = false;
  }

  #end(): void {
    this.close();
    this.#begun.push(this.#decoder.end());
    if (this.#begun.join('') !== '') this.#tell();
    this.#listener.onEnd();
  }
}

const endings = ['end', 'error', 'close'] as const;
