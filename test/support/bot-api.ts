import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { z } from 'zod';
import { Inbox } from './bot-api-inbox.ts';
import { Refusal, type SentMessage, SentMessages } from './bot-api-messages.ts';
import { botAccount, type RawUpdate, type SayOptions, toMessage } from './bot-api-updates.ts';

export const testToken = '7000000:LOCAL-test-token';

/** What goes wrong with a call: an error response, a response that never comes, a cut connection. */
export type Fault =
  | { readonly code: number; readonly description: string; readonly retryAfter?: number }
  | 'hang'
  | 'cut';

/** A call that the bot made. */
export interface ApiCall {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly atMs: number;
}

const payloadSchema = z.record(z.string(), z.unknown());
const fetchSchema = z.object({ offset: z.number().default(0), timeout: z.number().default(0) });
const actionSchema = z.object({ chat_id: z.number(), action: z.literal('typing') });
const commandSchema = z.object({
  command: z.string().regex(/^[a-z0-9_]{1,32}$/u),
  description: z.string().min(1).max(256),
});
const commandsSchema = z.object({ commands: z.array(commandSchema).max(100) });

/** A Bot API over HTTP on this machine, with Telegram's limits, and its faults on demand. */
export class LocalBotApi {
  readonly #server = createServer((request, response) => void this.#handle(request, response));
  readonly #inbox = new Inbox();
  readonly #sent = new SentMessages();
  readonly #faults = new Map<string, Fault[]>();
  readonly #calls: ApiCall[] = [];
  readonly #updates = new Map<number, RawUpdate>();
  #lastId = 100;

  /** Starts listening; resolves to its address, for a client's `apiRoot`. */
  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('There is no port.');
    return `http://127.0.0.1:${address.port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** A person writes in a chat, which is a group if its id is negative. Returns the update's id. */
  say(chatId: number, text: string, options?: SayOptions): number {
    return this.post(chatId, { text }, options);
  }

  /** Like `say`, with content of another kind, such as `{ sticker: {} }`. */
  post(chatId: number, content: Readonly<Record<string, unknown>>, options?: SayOptions): number {
    return this.deliver({ message: toMessage(chatId, ++this.#lastId, content, options) });
  }

  /** Delivers an update of any shape and returns its id. */
  deliver(content: Readonly<Record<string, unknown>>): number {
    const update = { ...content, update_id: ++this.#lastId };
    this.#updates.set(update.update_id, update);
    this.#inbox.add(update);
    return update.update_id;
  }

  /** Delivers an update once more, as Telegram does when a confirmation was lost. */
  deliverAgain(updateId: number): void {
    this.#inbox.add({ ...this.#updates.get(updateId), update_id: updateId });
  }

  /** Makes the next calls of a method go wrong. */
  fail(method: string, fault: Fault, times = 1): void {
    const earlier = this.#faults.get(method) ?? [];
    this.#faults.set(method, [...earlier, ...Array.from({ length: times }, () => fault)]);
  }

  /** What the bot sent to a chat, in the order of arrival. */
  messages(chatId: number): readonly SentMessage[] {
    return this.#sent.inChat(chatId);
  }

  /** The calls of a method so far, with those that went wrong. */
  calls(method: string): readonly ApiCall[] {
    return this.#calls.filter((call) => call.method === method);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/u.exec(request.url ?? '') ?? [];
    const payload = payloadSchema.parse(JSON.parse(await readText(request)));
    this.#calls.push({ method, payload, atMs: Date.now() });
    const fault = this.#faults.get(method)?.shift();
    if (fault === 'hang') return;
    if (fault === 'cut') request.socket.destroy();
    else if (fault) respondFault(response, fault);
    else if (token !== testToken)
      respondFault(response, { code: 401, description: 'Unauthorized' });
    else await this.#respond(method, payload, response);
  }

  async #respond(method: string, payload: unknown, response: ServerResponse): Promise<void> {
    try {
      const result = await this.#call(method, payload, response);
      response.end(JSON.stringify({ ok: true, result }));
    } catch (error) {
      const code = error instanceof Refusal ? error.code : 400;
      const description = error instanceof Refusal ? error.message : `Bad Request: ${error}`;
      respondFault(response, { code, description });
    }
  }

  #call(method: string, payload: unknown, response: ServerResponse): unknown {
    switch (method) {
      case 'getMe':
        return botAccount;
      case 'deleteWebhook':
        return true;
      case 'setMyCommands':
        return commandsSchema.safeParse(payload).success;
      case 'sendChatAction':
        return actionSchema.parse(payload) !== undefined;
      case 'getUpdates':
        return this.#fetch(fetchSchema.parse(payload), response);
      case 'sendMessage':
        return this.#sent.sendMessage(payload);
      case 'editMessageText':
        return this.#sent.editMessageText(payload);
      default:
        throw new Refusal(404, 'Not Found');
    }
  }

  async #fetch({ offset, timeout }: z.infer<typeof fetchSchema>, response: ServerResponse) {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const updates = await this.#inbox.fetch(offset, timeout * 1000, gone.signal);
    if (updates) return updates;
    throw new Refusal(409, 'Conflict: terminated by other getUpdates request');
  }
}

function respondFault(response: ServerResponse, fault: Exclude<Fault, string>): void {
  const { code, description, retryAfter } = fault;
  response.statusCode = code;
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  response.end(JSON.stringify({ ok: false, error_code: code, description, ...parameters }));
}
