import { once } from 'node:events';
import { createServer } from 'node:net';
import { Telegram } from 'telegraf';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { pollUpdates } from '../../../../src/surfaces/telegram/incoming/polling.ts';
import {
  receiveByWebhook,
  webhookSecret,
} from '../../../../src/surfaces/telegram/incoming/webhook.ts';
import { BotApi } from '../../../../src/surfaces/telegram/outgoing/call-bot-api.ts';
import { LocalBotApi, testToken } from '../../../support/bot-api.ts';
import { keptLog } from '../../../support/kept-log.ts';
import { exchange } from './http-client.ts';

const said = z.object({ message: z.object({ text: z.string() }) });

let telegram: LocalBotApi;
let api: BotApi;
let port: number;
let stopping: AbortController;
let receiving: Promise<void>;
let texts: string[];
let log: ReturnType<typeof keptLog>;

beforeEach(async () => {
  telegram = new LocalBotApi();
  const client = new Telegram(testToken, { apiRoot: await telegram.start() });
  api = new BotApi({ telegram: client, callTimeoutMs: 500 });
  port = await freePort();
  stopping = new AbortController();
  receiving = Promise.resolve();
  texts = [];
  log = keptLog();
});

afterEach(async () => {
  stopping.abort();
  await receiving.catch(() => undefined);
  await telegram.close();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = z.object({ port: z.number() }).parse(server.address());
  server.close();
  await once(server, 'close');
  return address.port;
}

function receive(secret?: string): void {
  receiving = receiveByWebhook({
    api,
    webhook: {
      url: `http://127.0.0.1:${port}/telegram/hook`,
      host: '127.0.0.1',
      port,
      ...(secret && { secret }),
    },
    token: testToken,
    onUpdate: (raw) => texts.push(said.parse(raw).message.text),
    signal: stopping.signal,
    logger: log.logger,
  });
  receiving.catch(() => undefined);
}

function health() {
  return exchange({ port, method: 'GET', path: '/health' }).then(({ status }) => status);
}

test('what people write arrives whole, and nothing of it is logged', async () => {
  receive();
  await expect.poll(() => telegram.calls('setWebhook').length).toBe(1);
  telegram.say(7, '上半年煤炭产量是多少？');
  telegram.say(8, '𠮷林的呢？');
  await expect.poll(() => texts.toSorted()).toEqual(['上半年煤炭产量是多少？', '𠮷林的呢？']);
  expect(log.lines.join()).not.toMatch(/煤炭|LOCAL-test-token/u);
});

test('Telegram is told where to post, what, and with which secret', async () => {
  receive();
  await expect.poll(() => telegram.calls('setWebhook').length).toBe(1);
  expect(telegram.calls('setWebhook')[0]?.payload).toEqual({
    url: `http://127.0.0.1:${port}/telegram/hook`,
    secret_token: webhookSecret(testToken),
    allowed_updates: ['message', 'callback_query', 'inline_query', 'my_chat_member'],
    max_connections: 40,
  });
});

test('a secret of one’s own goes before the one that is made of the token', async () => {
  receive('my-own_secret');
  telegram.say(7, '在吗？');
  await expect.poll(() => texts).toEqual(['在吗？']);
  expect(telegram.calls('setWebhook')[0]?.payload.secret_token).toBe('my-own_secret');
});

test('the secret made of the token is the same at every instance, and fit for a header', () => {
  expect(webhookSecret(testToken)).toBe(webhookSecret(testToken));
  expect(webhookSecret(testToken)).not.toBe(webhookSecret('7000000:another'));
  expect(webhookSecret(testToken)).toMatch(/^[A-Za-z0-9_-]{32,256}$/u);
});

test('it is ready once Telegram knows of it, and not before', async () => {
  telegram.fail('setWebhook', 'hang');
  receive();
  await expect.poll(() => health().catch(() => 0)).toBe(503);
  await expect.poll(() => health(), { timeout: 3000 }).toBe(200);
});

test('a server error at the registration is tried again', async () => {
  telegram.fail('setWebhook', { code: 502, description: 'Bad Gateway' });
  telegram.say(7, '在吗？');
  receive();
  await expect.poll(() => texts, { timeout: 3000 }).toEqual(['在吗？']);
});

test('an address that Telegram does not take ends it with one sentence', async () => {
  const description = 'Bad Request: bad webhook: HTTPS url must be provided for webhook';
  telegram.fail('setWebhook', { code: 400, description });
  receive();
  await expect(receiving).rejects.toMatchObject({
    name: 'WenbaoError',
    message: 'Telegram 不收这个 webhook 地址。',
  });
  await expect(health()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a token that Telegram refuses ends it', async () => {
  telegram.fail('setWebhook', { code: 401, description: 'Unauthorized' });
  receive();
  await expect(receiving).rejects.toMatchObject({ code: 401 });
});

test('what is said while it is stopped is posted at the next start', async () => {
  receive();
  telegram.say(7, '一');
  await expect.poll(() => texts).toEqual(['一']);
  stopping.abort();
  await receiving;
  telegram.say(7, '二');
  stopping = new AbortController();
  receive();
  await expect.poll(() => texts, { timeout: 5000 }).toEqual(['一', '二']);
});

test('a bot that polls from then on takes over what was not delivered', async () => {
  receive();
  telegram.say(7, '一');
  await expect.poll(() => texts).toEqual(['一']);
  stopping.abort();
  await receiving;
  telegram.say(7, '二');
  stopping = new AbortController();
  receiving = pollUpdates({
    api,
    onUpdate: (raw) => texts.push(said.parse(raw).message.text),
    signal: stopping.signal,
    logger: log.logger,
  });
  await expect.poll(() => texts).toEqual(['一', '二']);
});
