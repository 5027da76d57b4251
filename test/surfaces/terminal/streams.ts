import { PassThrough } from 'node:stream';

/** A stream that remembers what was written to it. */
export class Screen extends PassThrough {
  #text = '';

  constructor() {
    super();
    this.on('data', (chunk: Buffer) => {
      this.#text += chunk.toString('utf8');
    });
  }

  /** All that was written, with the terminal's own sequences. */
  get raw(): string {
    return this.#text;
  }

  /** What a person sees: without the sequences by which readline draws its line. */
  get text(): string {
    return this.#text.replace(/\u001b\[[0-9?]*[A-Za-z]/g, '').replace(/\r\n/g, '\n');
  }

  /** Waits until the text stands on the screen. */
  async shows(text: string): Promise<void> {
    const deadline = Date.now() + 5_000;
    while (!this.text.includes(text)) {
      if (Date.now() > deadline) throw new Error(`never shown: ${text}\n${this.text}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
}

/** Makes a stream a terminal in the eyes of the program. */
export function asTerminal<Stream extends PassThrough>(stream: Stream): Stream {
  return Object.assign(stream, { isTTY: true, columns: 80 });
}
