import { createHmac } from 'node:crypto';
import { WenbaoError } from '../../../errors.ts';
import { BotApiFailure } from '../outgoing/bot-api-failure.ts';
import { type BotApi, launchTotalMs } from '../outgoing/call-bot-api.ts';
import { allowedUpdates } from './read-update.ts';
import type { WebhookRoutes } from './webhook-request.ts';
import { serveWebhook } from './webhook-server.ts';

/** The secret where none is set: not to be guessed without the token, the same for all instances. */
export function webhookSecret(token: string): string {
  return createHmac('sha256', token).update('webhook').digest('hex');
}

export interface WebhookRegistration {
  readonly url: string;
  readonly secret: string;
  readonly allowedUpdates: readonly string[];
  /** How many updates Telegram posts at the same time. */
  readonly maxConnections: number;
}

/**
 * Tells Telegram where to post updates. Rejects as a call does.
 * @throws WenbaoError where Telegram does not take the address.
 */
async function registerWebhook(
  api: Pick<BotApi, 'call'>,
  { url, secret, allowedUpdates: allowed_updates, maxConnections }: WebhookRegistration,
  signal?: AbortSignal,
): Promise<void> {
  const payload = { url, secret_token: secret, allowed_updates, max_connections: maxConnections };
  try {
    await api.call('setWebhook', payload, {
      totalMs: launchTotalMs,
      ...(signal && { signal }),
    });
  } catch (error) {
    if (!(error instanceof BotApiFailure) || error.code !== 400) throw error;
    const remedy =
      '它要能从外网用 https 访问，端口是 443、80、88 或 8443；请改正 TELEGRAM_WEBHOOK_URL。';
    throw new WenbaoError('config', 'Telegram 不收这个 webhook 地址。', remedy, { cause: error });
  }
}

/** As in the settings. */
export interface WebhookSettings {
  /** Where Telegram reaches the bot; its path is that of the server. */
  readonly url: string;
  readonly secret?: string;
  readonly host: string;
  readonly port: number;
}

export interface WebhookReceiving extends Pick<WebhookRoutes, 'onUpdate' | 'logger'> {
  readonly api: Pick<BotApi, 'call'>;
  readonly webhook: WebhookSettings;
  readonly token: string;
  readonly signal: AbortSignal;
}

const maxConnections = 40;

/**
 * Receives updates by a webhook until the signal aborts. It stays registered, for other instances
 * and for what comes until the next start. Rejects like `serveWebhook` and `registerWebhook`.
 */
export async function receiveByWebhook({
  api,
  webhook: { url, secret: ownSecret, host, port },
  token,
  signal,
  ...receiver
}: WebhookReceiving): Promise<void> {
  const secret = ownSecret ?? webhookSecret(token);
  const closing = new AbortController();
  const close = () => closing.abort();
  signal.addEventListener('abort', close);
  let isReady = false;
  const { closed } = await serveWebhook({
    ...receiver,
    address: { host, port },
    path: new URL(url).pathname,
    secret,
    health: () => ({ isReady }),
    signal: closing.signal,
  });
  try {
    await registerWebhook(api, { url, secret, allowedUpdates, maxConnections }, signal);
    isReady = true;
  } catch (error) {
    close();
    if (!signal.aborted) throw error;
  }
  await closed.finally(() => signal.removeEventListener('abort', close));
}
