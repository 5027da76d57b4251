import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Logger } from '../logger.ts';
import { failureFacts } from '../outgoing/failure.ts';

/** Updates are of a few thousand bytes. */
const mostBodyBytes = 1_048_576;

/** Whether updates can be taken, and what else may be told to anybody who asks. */
export interface Health {
  readonly isReady: boolean;
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
}

/** What a webhook needs to answer a request. */
export interface WebhookRoutes {
  /** Of the address that was given to Telegram, with the slash in front. */
  readonly path: string;
  /** What Telegram repeats with each update. */
  readonly secret: string;
  /** Takes an update as it came; it should only put it by. */
  readonly onUpdate: (raw: unknown) => void;
  readonly health: () => Health;
  readonly logger: Logger;
}

/** An HTTP response; the body is sent as JSON. */
export interface WebhookResponse {
  readonly status: number;
  readonly body?: object;
}

/**
 * Answers a request: takes an update from Telegram, tells how the bot is, refuses all else. Rejects
 * where the connection is lost before the whole request was read.
 */
export async function answerRequest(
  request: IncomingMessage,
  routes: WebhookRoutes,
): Promise<WebhookResponse> {
  const { method, url } = request;
  if (method === 'GET' && url === '/health') return healthResponse(routes.health());
  if (method !== 'POST' || url !== routes.path) return { status: 404 };
  const status = await takeUpdate(request, routes);
  if (status !== 200) routes.logger.warn({ status }, '拒绝了一个不像 Telegram 送来的请求');
  return { status };
}

async function takeUpdate(
  request: IncomingMessage,
  { secret, onUpdate, logger }: WebhookRoutes,
): Promise<number> {
  if (!isSame(request.headers['x-telegram-bot-api-secret-token'], secret)) return 401;
  const body = await readBody(request);
  if (!body) return 413;
  const parsed = parseJson(body);
  if (!parsed) return 400;
  handOn(parsed.value, onUpdate, logger);
  return 200;
}

function healthResponse({ isReady, facts }: Health): WebhookResponse {
  if (!isReady) return { status: 503, body: { status: 'unavailable', ...facts } };
  return { status: 200, body: { status: 'ok', ...facts } };
}

/** In constant time; digests, for only texts of the same length can be compared so. */
function isSame(given: string | string[] | undefined, secret: string): boolean {
  return typeof given === 'string' && timingSafeEqual(digestOf(given), digestOf(secret));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Undefined where it is too long; what is left of it then flows away. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length']) > mostBodyBytes) return undefined;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length;
    if (bytes > mostBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Undefined for what is no JSON in UTF-8. */
function parseJson(body: Buffer): { readonly value: unknown } | undefined {
  try {
    // As a whole: a chunk may end within a Chinese character.
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) };
  } catch {
    return undefined;
  }
}

function handOn(raw: unknown, onUpdate: (raw: unknown) => void, logger: Logger): void {
  try {
    onUpdate(raw);
  } catch (error) {
    // Refused it would come again, fail again, and hold up all that come after it.
    logger.error(failureFacts(error), '有一条消息没能处理');
  }
}
