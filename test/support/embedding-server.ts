import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { type Fault, failWith, type Reply, respond } from './embedding-faults.ts';
import { toOllamaReply, toOpenaiReply, vectorOf } from './embedding-replies.ts';

/** A request as the model's client made it. */
export interface EmbeddingRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly model: string;
  readonly texts: readonly string[];
}

export interface EmbeddingServerOptions {
  readonly dimensions?: number;
  /** Without it no key is asked for. */
  readonly key?: string;
  /** How many texts a call may hold. */
  readonly mostTexts?: number;
}

/** The only model that the server has. */
export const servedModel = 'bge-m3';

const bodySchema = z.object({
  model: z.string(),
  input: z.union([z.string().transform((text) => [text]), z.array(z.string()).min(1)]),
  encoding_format: z.enum(['float', 'base64']).default('float'),
});
type Body = z.infer<typeof bodySchema>;

/**
 * A server on this machine that makes vectors by Ollama's and by OpenAI's protocol, and misbehaves on
 * demand. It stops, with whatever hangs, when the test is over.
 */
export class EmbeddingServer {
  readonly requests: EmbeddingRequest[] = [];
  /** How many requests the client closed before they were answered. */
  givenUp = 0;
  dimensions: number;
  #port = 0;
  readonly #options: EmbeddingServerOptions;
  readonly #faults: (Fault | undefined)[] = [];
  readonly #server = createServer((request, response) => void this.#handle(request, response));

  private constructor(options: EmbeddingServerOptions) {
    this.#options = options;
    this.dimensions = options.dimensions ?? 16;
  }

  static async start(options: EmbeddingServerOptions = {}): Promise<EmbeddingServer> {
    const server = new EmbeddingServer(options);
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    const address = server.#server.address();
    if (address === null || typeof address === 'string') throw new Error('There is no port.');
    server.#port = address.port;
    onTestFinished(() => server.stop());
    return server;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get ollamaUrl(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get openaiUrl(): string {
    return `${this.ollamaUrl}/v1`;
  }

  /** Makes the next requests go wrong, one after the other; undefined lets one of them pass. */
  fail(...faults: readonly (Fault | undefined)[]): void {
    this.#faults.push(...faults);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.once('close', () => {
      if (!response.writableFinished) this.givenUp += 1;
    });
    const body = bodySchema.parse(JSON.parse(await readText(request)));
    const path = request.url ?? '';
    const { authorization } = request.headers;
    this.requests.push({ path, authorization, model: body.model, texts: body.input });
    const fault = this.#faults.shift();
    const reply = this.#refusal(path, authorization, body) ?? this.#reply(path, body, fault);
    if (fault === undefined || typeof fault === 'object') respond(response, reply);
    else failWith(response, fault, reply);
  }

  /** What the real servers say, in their own forms. */
  #refusal(path: string, authorization: string | undefined, body: Body): Reply | undefined {
    const { key, mostTexts = Number.POSITIVE_INFINITY } = this.#options;
    const isOllama = path === '/api/embed';
    if (!isOllama && path !== '/v1/embeddings') return { status: 404, body: '404 page not found' };
    if (key !== undefined && authorization !== `Bearer ${key}`) {
      return refusal(isOllama, 401, `Incorrect API key provided: ${authorization}`);
    }
    if (body.model !== servedModel) {
      const told = `model "${body.model}" not found, try pulling it first`;
      return refusal(isOllama, 404, told);
    }
    if (body.input.length <= mostTexts) return undefined;
    return refusal(
      isOllama,
      400,
      `batch size is invalid, it should not be larger than ${mostTexts}`,
    );
  }

  #reply(path: string, body: Body, fault: Fault | undefined): Reply {
    if (typeof fault === 'object' && 'status' in fault) return fault;
    const sound = body.input.map((text) => vectorOf(text, this.dimensions));
    const vectors = typeof fault === 'object' ? fault.vectors(sound) : sound;
    const reply =
      path === '/api/embed'
        ? toOllamaReply(body.model, vectors)
        : toOpenaiReply(body.model, vectors, body.encoding_format);
    if (typeof fault === 'object' && fault.change) fault.change(reply);
    return { status: 200, body: JSON.stringify(reply) };
  }
}

function refusal(isOllama: boolean, status: number, message: string): Reply {
  const error = isOllama ? message : { message, type: 'invalid_request_error', code: null };
  return { status, body: JSON.stringify({ error }) };
}
