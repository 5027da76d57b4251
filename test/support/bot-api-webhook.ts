import { Agent, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps, Agent as SecureAgent } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Inbox } from './bot-api-inbox.ts';
import { jsonField } from './bot-api-payload.ts';
import { badRequest, readPayload } from './bot-api-refusal.ts';
import type { RawUpdate } from './bot-api-updates.ts';

const responseTimeoutMs = 10_000;
const longestRetryMs = 1000;

/** An update that was handed to the webhook, or was to be. */
export interface Delivery {
  readonly updateId: number;
  readonly url: string;
  /** The status of the response; 'lost' where none came. */
  readonly status: number | 'lost';
  readonly atMs: number;
}

export interface WebhookOptions {
  /** In pieces of how many bytes the bodies are written. */
  readonly chunkBytes: number;
  /** How long after its first failure a delivery is tried again; then twice as long each time. */
  readonly retryMs: number;
}

interface Registration {
  readonly url: string;
  readonly secret: string;
  readonly maxConnections: number;
}

const setSchema = z.object({
  url: z.string().default(''),
  secret_token: z.string().default(''),
  max_connections: z.number().int().min(1).max(100).default(40),
  allowed_updates: jsonField(z.array(z.string()).optional()),
  drop_pending_updates: z.boolean().default(false),
});
const deleteSchema = setSchema.pick({ drop_pending_updates: true });

/** Hands updates to an address: those of a chat one after the other, those of chats in parallel. */
export class Webhook {
  readonly deliveries: Delivery[] = [];
  readonly #inbox: Inbox;
  readonly #options: WebhookOptions;
  readonly #agents = { http: new Agent({ keepAlive: true }), https: new SecureAgent() };
  readonly #closing = new AbortController();
  readonly #busy = new Set<string>();
  #registration: Registration | undefined;

  constructor(inbox: Inbox, options: WebhookOptions) {
    this.#inbox = inbox;
    this.#options = options;
  }

  get isActive(): boolean {
    return this.#registration !== undefined;
  }

  /** Returns the updates that the bot allows, where it says so. */
  setWebhook(payload: unknown): readonly string[] | undefined {
    const { url, secret_token, ...set } = readPayload(setSchema, payload);
    if (set.drop_pending_updates) this.#inbox.clear();
    this.#registration = undefined;
    if (url !== '') {
      checkAddress(url, secret_token);
      this.#registration = { url, secret: secret_token, maxConnections: set.max_connections };
      this.#inbox.dismiss('terminated by setWebhook request');
    }
    this.deliverWaiting();
    return set.allowed_updates;
  }

  deleteWebhook(payload: unknown): true {
    const { drop_pending_updates } = readPayload(deleteSchema, payload);
    if (drop_pending_updates) this.#inbox.clear();
    this.#registration = undefined;
    return true;
  }

  getWebhookInfo() {
    const last = this.deliveries.filter(({ status }) => !isTaken(status)).at(-1);
    return {
      url: this.#registration?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: this.#inbox.waiting.length,
      ...(this.#registration && { max_connections: this.#registration.maxConnections }),
      ...(last && { last_error_date: Math.floor(last.atMs / 1000), last_error_message: why(last) }),
    };
  }

  /** Begins what deliveries can begin now. */
  deliverWaiting(): void {
    const registration = this.#registration;
    if (!registration || this.#closing.signal.aborted) return;
    for (const update of this.#inbox.waiting) {
      if (this.#busy.size >= registration.maxConnections) return;
      const lane = laneOf(update);
      if (!this.#busy.has(lane)) this.#begin(update, lane, registration);
    }
  }

  close(): void {
    this.#closing.abort();
    this.#agents.http.destroy();
    this.#agents.https.destroy();
  }

  #begin(update: RawUpdate, lane: string, registration: Registration): void {
    this.#busy.add(lane);
    void this.#deliver(update, registration).finally(() => {
      this.#busy.delete(lane);
      this.deliverWaiting();
    });
  }

  async #deliver(update: RawUpdate, registration: Registration): Promise<void> {
    const { signal } = this.#closing;
    for (let retryMs = this.#options.retryMs; this.#registration === registration; retryMs *= 2) {
      const status = await this.#post(update, registration);
      if (signal.aborted) return;
      const { url } = registration;
      this.deliveries.push({ updateId: update.update_id, url, status, atMs: Date.now() });
      if (isTaken(status)) return this.#inbox.remove(update);
      await wait(Math.min(retryMs, longestRetryMs), undefined, { signal }).catch(() => {});
    }
  }

  /** Without a length, so that each piece is a chunk of its own that a server cannot get joined. */
  #post(update: RawUpdate, { url, secret }: Registration): Promise<number | 'lost'> {
    const isSecure = url.startsWith('https:');
    const body = Buffer.from(JSON.stringify(update));
    return new Promise((resolve) => {
      const request = (isSecure ? requestHttps : requestHttp)(url, {
        method: 'POST',
        agent: isSecure ? this.#agents.https : this.#agents.http,
        headers: {
          'content-type': 'application/json',
          ...(secret !== '' && { 'x-telegram-bot-api-secret-token': secret }),
        },
        signal: this.#closing.signal,
        timeout: responseTimeoutMs,
      });
      request.on('timeout', () => request.destroy());
      request.on('error', () => resolve('lost'));
      request.on('response', (response) => resolveWhenRead(response, resolve));
      for (let start = 0; start < body.length; start += this.#options.chunkBytes) {
        request.write(body.subarray(start, start + this.#options.chunkBytes));
      }
      request.end();
    });
  }
}

function resolveWhenRead(
  response: IncomingMessage,
  resolve: (status: number | 'lost') => void,
): void {
  response.on('end', () => resolve(response.statusCode ?? 'lost'));
  response.on('error', () => resolve('lost'));
  response.resume();
}

function checkAddress(url: string, secret: string): void {
  if (!URL.canParse(url)) throw badRequest('invalid webhook URL specified');
  // As of a Bot API server in local mode, which also takes http.
  if (!/^https?:$/u.test(new URL(url).protocol)) {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  }
  if (secret.length > 256) throw badRequest('secret token is too long');
  if (!/^[\w-]*$/u.test(secret)) throw badRequest('secret token contains unallowed characters');
}

const originSchema = z.object({ chat: z.object({ id: z.number() }) });
const taggedSchema = z.object({
  message: originSchema.optional(),
  from: z.object({ id: z.number() }),
});

/** Updates of one lane are delivered in order: those of a chat, or of a person outside of chats. */
function laneOf({ update_id, ...content }: RawUpdate): string {
  const [subject] = Object.values(content);
  const chat = originSchema.safeParse(subject).data?.chat;
  if (chat) return String(chat.id);
  const tagged = taggedSchema.safeParse(subject).data;
  return String(tagged?.message?.chat.id ?? tagged?.from.id ?? `update ${update_id}`);
}

function isTaken(status: number | 'lost'): boolean {
  return typeof status === 'number' && status >= 200 && status < 300;
}

function why({ status }: Delivery): string {
  return status === 'lost' ? 'Connection timed out' : `Wrong response from the webhook: ${status}`;
}
