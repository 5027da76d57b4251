import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';

export type Closer = 'client' | 'server';

/** The server's side of one exchange: it writes as fast as the client reads, and never after it left. */
export class ChatExchange {
  /** Who ended the exchange first. */
  readonly closed: Promise<Closer>;
  readonly #response: ServerResponse;
  #settle: (closer: Closer) => void = () => {};

  constructor(response: ServerResponse) {
    this.#response = response;
    this.closed = new Promise((resolve) => {
      this.#settle = resolve;
    });
    response.once('finish', () => this.#settle('server'));
    response.once('close', () => this.#settle('client'));
    // A write that meets a closed connection is no fault of the server; `closed` tells of it.
    response.on('error', () => {});
  }

  get isOpen(): boolean {
    return !this.#response.destroyed && !this.#response.writableEnded;
  }

  /** Sends the head at once, for a body of unknown length. */
  begin(contentType: string): void {
    this.#response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-cache' });
    this.#response.flushHeaders();
  }

  /** Sends a text in two writes, the first of which ends within a character of several bytes. */
  async write(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    const middle = splitWithinCharacter(bytes);
    await this.#send(bytes.subarray(0, middle));
    await nextTurn();
    await this.#send(bytes.subarray(middle));
  }

  /** Sends a whole response at once. */
  respond(status: number, headers: Readonly<Record<string, string>>, body: string): void {
    const length = Buffer.byteLength(body);
    this.#response.writeHead(status, { ...headers, 'content-length': length }).end(body);
  }

  /** Ends the body cleanly; the connection stays open, as HTTP has it. */
  end(): void {
    if (this.isOpen) this.#response.end();
  }

  /** Ends the body cleanly where it is, and the connection with it. */
  cut(): void {
    const { socket } = this.#response;
    if (this.isOpen) this.#response.end(() => socket?.end());
  }

  /** Destroys the connection. Node has no sure way to a TCP reset: a client sees an early FIN. */
  reset(): void {
    if (!this.isOpen) return;
    this.#settle('server');
    this.#response.socket?.destroy();
  }

  async pause(durationMs: number): Promise<void> {
    if (durationMs > 0) await this.#orClosed((done) => setTimeout(done, durationMs).unref());
  }

  async #send(bytes: Buffer): Promise<void> {
    if (!this.isOpen || bytes.length === 0) return;
    await this.#orClosed((done) => this.#response.write(bytes, done));
  }

  #orClosed(start: (done: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.#response.off('close', done);
        resolve();
      };
      this.#response.once('close', done);
      start(done);
    });
  }
}

/** Before the first byte that goes on with a character; half-way where all are ASCII. */
function splitWithinCharacter(bytes: Buffer): number {
  const continuation = bytes.findIndex((byte) => (byte & 0b1100_0000) === 0b1000_0000);
  return continuation < 0 ? bytes.length >> 1 : continuation;
}
