import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openBotApi } from './bot-api-client.ts';

interface Received {
  readonly text: string;
  readonly secret: string | undefined;
  readonly chunks: readonly Buffer[];
}

type Respond = (text: string, response: ServerResponse) => void | Promise<void>;

/** A server that receives updates and responds to them as it is told. */
async function openHook(respond: Respond = (_, response) => void response.end()) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks = await chunksOf(request);
    const { text } = JSON.parse(Buffer.concat(chunks).toString()).message;
    const secret = request.headers['x-telegram-bot-api-secret-token'];
    received.push({ text, chunks, secret: secret?.toString() });
    await respond(text, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    textsOf: () => received.map((each) => each.text),
  };
}

async function chunksOf(request: IncomingMessage): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks;
}

test('updates come with the secret, in pieces that cut characters, and whole together', async () => {
  const { api, telegram } = await openBotApi({ webhookChunkBytes: 4 });
  const { url, received } = await openHook();
  await telegram.setWebhook(url, { secret_token: 'a-B_1' });
  const updateId = api.say(7, '青山水库增产三成');
  await vi.waitUntil(() => api.deliveries().length === 1);
  expect(received[0]).toMatchObject({ text: '青山水库增产三成', secret: 'a-B_1' });
  const pieces = received[0]?.chunks.map((chunk) => chunk.toString()) ?? [];
  expect(pieces.join('')).toContain('\ufffd');
  expect(api.deliveries()).toEqual([{ updateId, url, status: 200, atMs: expect.any(Number) }]);
});

test('updates of a chat come one after the other, those of chats side by side', async () => {
  const { api, telegram } = await openBotApi();
  const stuck: ServerResponse[] = [];
  const { url, textsOf } = await openHook((text, response) => {
    if (text === '一') stuck.push(response);
    else response.end();
  });
  await telegram.setWebhook(url);
  for (const text of ['一', '二', '三']) api.say(7, text);
  api.say(8, '四');
  await vi.waitUntil(() => api.deliveries().length === 1 && stuck.length === 1);
  expect(textsOf()).toEqual(expect.arrayContaining(['一', '四']));
  expect(textsOf()).toHaveLength(2);
  stuck[0]?.end();
  await vi.waitUntil(() => api.deliveries().length === 4);
  expect(textsOf().filter((text) => text !== '四')).toEqual(['一', '二', '三']);
});

test('no more updates are on the way than connections were allowed', async () => {
  const { api, telegram } = await openBotApi();
  let open = 0;
  let most = 0;
  const { url } = await openHook(async (_, response) => {
    most = Math.max(most, ++open);
    await wait(5);
    open--;
    response.end();
  });
  await telegram.setWebhook(url, { max_connections: 2 });
  for (let chatId = 1; chatId <= 8; chatId++) api.say(chatId, '一');
  await vi.waitUntil(() => api.deliveries().length === 8);
  expect(most).toBe(2);
});

test('what is not taken with 2xx, or is lost, comes again before the next of its chat', async () => {
  const { api, telegram } = await openBotApi({ webhookRetryMs: 5 });
  const failures: Respond[] = [
    (_, response) => void response.writeHead(503).end(),
    (_, response) => void response.destroy(),
  ];
  const { url, textsOf } = await openHook((text, response) => {
    const fail = failures.shift();
    if (fail) return fail(text, response);
    response.end();
  });
  await telegram.setWebhook(url);
  api.say(7, '一');
  api.say(7, '二');
  await vi.waitUntil(() => api.deliveries().length === 4);
  expect(textsOf()).toEqual(['一', '一', '一', '二']);
  expect(api.deliveries().map(({ status }) => status)).toEqual([503, 'lost', 200, 200]);
  expect(await telegram.getWebhookInfo()).toMatchObject({ url, pending_update_count: 0 });
});

test('a webhook ends polling, and polling goes on where it was deleted', async () => {
  const { api, telegram } = await openBotApi({ webhookRetryMs: 5 });
  const { url } = await openHook((_, response) => void response.writeHead(500).end());
  const waiting = telegram.getUpdates(5, 100, 0, undefined);
  const ended = expect(waiting).rejects.toThrow('409: Conflict: terminated by setWebhook request');
  await expect.poll(() => api.callCount('getUpdates')).toBe(1);
  await telegram.setWebhook(url);
  await ended;
  await expect(telegram.getUpdates(0, 100, 0, undefined)).rejects.toThrow(
    "409: Conflict: can't use getUpdates method while webhook is active; use deleteWebhook",
  );
  const updateId = api.say(7, '一');
  await vi.waitUntil(() => api.deliveries().length > 0);
  expect(await telegram.getWebhookInfo()).toMatchObject({
    pending_update_count: 1,
    last_error_message: 'Wrong response from the webhook: 500',
  });
  await telegram.deleteWebhook();
  expect(await telegram.getUpdates(0, 100, 0, undefined)).toMatchObject([{ update_id: updateId }]);
  await telegram.deleteWebhook({ drop_pending_updates: true });
  expect(await telegram.getUpdates(0, 100, 0, undefined)).toEqual([]);
});

test('updates that waited are delivered when a webhook is set, of the kinds that it allows', async () => {
  const { api, telegram } = await openBotApi();
  api.say(7, '一');
  const { url, textsOf } = await openHook();
  await telegram.setWebhook(url, { allowed_updates: ['message'] });
  api.inline(7, '二');
  api.say(7, '三');
  await vi.waitUntil(() => api.deliveries().length === 2);
  expect(textsOf()).toEqual(['一', '三']);
  expect(await telegram.getWebhookInfo()).toMatchObject({ allowed_updates: ['message'] });
});

test.each([
  ['no address', 'nowhere', {}, 'invalid webhook URL specified'],
  ['another protocol', 'ftp://example.com/', {}, 'An HTTPS URL must be provided for webhook'],
  [
    'a secret with a space',
    'https://example.com/',
    { secret_token: 'a b' },
    'unallowed characters',
  ],
  ['a long secret', 'https://example.com/', { secret_token: 'a'.repeat(257) }, 'too long'],
])('refuses a webhook with %s', async (_, url, extra, reason) => {
  const { telegram } = await openBotApi();
  await expect(telegram.setWebhook(url, extra)).rejects.toThrow(reason);
  expect(await telegram.getWebhookInfo()).toMatchObject({ url: '' });
});
