import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { z } from 'zod';
import type { Closer } from './chat-exchange.ts';

export interface ChatMessage {
  readonly role: string;
  /** The parts of a message that came in parts, one after the other. */
  readonly content: string;
}

/** A request as the model's client made it. */
export interface ChatRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly model: string;
  /** Everything that the model is told, one message after the other. */
  readonly prompt: string;
  readonly messages: readonly ChatMessage[];
  readonly isStreaming: boolean;
  /**
   * Who ended the exchange: the server when it has sent all or broken off, the client when it closed
   * the connection before. A connection that was kept alive after a whole answer counts as ended.
   */
  readonly closed: Promise<Closer>;
}

/** What is read from a request's body, whichever provider it is for. */
export interface ChatOrder {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly isStreaming: boolean;
  readonly includesUsage: boolean;
}

/**
 * Reads a request's body as JSON; undefined stands for a body that is none.
 * @throws where the client closes the connection before the body is whole
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = (await buffer(request)).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is wrong with a body, and where, in one line. */
export function complaintOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ');
}

/** The requests in their order, for tests that look back and for tests that wait. */
export class RequestLog {
  readonly requests: ChatRequest[] = [];
  #takenCount = 0;
  readonly #waiting: ((request: ChatRequest) => void)[] = [];

  add(request: ChatRequest): void {
    this.requests.push(request);
    const receive = this.#waiting.shift();
    if (receive === undefined) return;
    this.#takenCount += 1;
    receive(request);
  }

  /** The next request that was not taken yet; waits for it. */
  next(): Promise<ChatRequest> {
    const request = this.requests[this.#takenCount];
    if (request === undefined) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#takenCount += 1;
    return Promise.resolve(request);
  }
}
