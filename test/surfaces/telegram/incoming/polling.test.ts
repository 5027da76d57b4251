import { once } from 'node:events';
import { createServer } from 'node:http';
import { Telegram } from 'telegraf';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { PollWaits } from '../../../../src/surfaces/telegram/incoming/poll-patience.ts';
import { pollUpdates } from '../../../../src/surfaces/telegram/incoming/polling.ts';
import { BotApi } from '../../../../src/surfaces/telegram/outgoing/call-bot-api.ts';
import { LocalBotApi, testToken } from '../../../support/bot-api.ts';
import { keptLog } from '../../../support/kept-log.ts';

const waits: PollWaits = {
  graceMs: 200,
  backoffMs: 10,
  longestBackoffMs: 50,
  conflictMs: [10, 10, 10, 10],
  conflictsApartMs: 60_000,
};
const conflict = { code: 409, description: 'Conflict: terminated by other getUpdates request' };
const said = z.object({ message: z.object({ text: z.string() }) });

let server: LocalBotApi;
let root: string;
let stopping: AbortController;
let polling: Promise<void>;
let texts: string[];
let log: ReturnType<typeof keptLog>;

beforeEach(async () => {
  server = new LocalBotApi();
  root = await server.start();
  stopping = new AbortController();
  polling = Promise.resolve();
  texts = [];
  log = keptLog();
});

afterEach(async () => {
  stopping.abort();
  await polling.catch(() => undefined);
  await server.close();
});

function keepText(raw: unknown): void {
  texts.push(said.parse(raw).message.text);
}

function poll(options: Partial<Parameters<typeof pollUpdates>[0]> = {}): void {
  polling = pollUpdates({
    api: clientOf(root),
    onUpdate: keepText,
    signal: stopping.signal,
    logger: log.logger,
    waits,
    ...options,
  });
  polling.catch(() => undefined);
}

function clientOf(apiRoot: string): BotApi {
  return new BotApi({ telegram: new Telegram(testToken, { apiRoot }) });
}

function polls() {
  return server.calls('getUpdates');
}

test('updates are handed on in their order, and confirmed by the next poll', async () => {
  server.say(7, '一');
  server.say(8, '二');
  poll();
  const last = server.say(7, '三');
  await expect.poll(() => texts).toEqual(['一', '二', '三']);
  await expect.poll(() => polls().at(-1)?.payload.offset).toBe(last + 1);
});

test('Telegram is asked for the kinds that are read, and to wait', async () => {
  poll();
  await expect.poll(() => polls().length).toBe(1);
  expect(polls()[0]?.payload).toEqual({
    limit: 100,
    timeout: 50,
    allowed_updates: ['message', 'callback_query', 'inline_query', 'my_chat_member'],
  });
});

test('a webhook is taken back first, as it would keep all updates', async () => {
  const webhook = { url: 'http://127.0.0.1:9/hook', secret_token: 'x' };
  await clientOf(root).call('setWebhook', webhook);
  server.say(7, '在吗？');
  poll();
  await expect.poll(() => texts).toEqual(['在吗？']);
});

test.each([
  ['a cut connection', 'cut'],
  ['a dead connection', 'hang'],
  ['a failure of the server', { code: 502, description: 'Bad Gateway' }],
  ['too many requests', { code: 429, description: 'Too Many Requests', retryAfter: 0 }],
] as const)('%s is waited out, however often it comes', async (_, fault) => {
  server.fail('getUpdates', fault, 4);
  server.say(7, '在吗？');
  poll({ pollSeconds: 0.1 });
  await expect.poll(() => texts, { timeout: 5000 }).toEqual(['在吗？']);
  expect(log.lines.filter((line) => line.includes('收消息时出错'))).toHaveLength(4);
  expect(log.lines.filter((line) => line.includes('又能收消息了'))).toHaveLength(1);
});

test('Telegram is left alone for as long as it asks', async () => {
  server.fail('getUpdates', { code: 429, description: 'Too Many Requests', retryAfter: 1 });
  poll();
  await expect.poll(() => polls().length, { timeout: 3000 }).toBe(2);
  const [first, second] = polls();
  expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(990);
});

test.each([401, 404, 400])('the refusal %d ends it at once', async (code) => {
  server.fail('getUpdates', { code, description: 'Refused' });
  poll();
  await expect(polling).rejects.toMatchObject({ code });
  expect(polls()).toHaveLength(1);
});

test('a program that polled before is waited for', async () => {
  server.fail('getUpdates', conflict, 4);
  server.say(7, '在吗？');
  poll();
  await expect.poll(() => texts).toEqual(['在吗？']);
});

test('a program that goes on polling ends it', async () => {
  server.fail('getUpdates', conflict, 5);
  poll();
  await expect(polling).rejects.toMatchObject({ code: 409 });
  expect(polls()).toHaveLength(5);
});

test('of two programs one gives up, and the other goes on', async () => {
  const both = [new AbortController(), new AbortController()].map(async ({ signal }) => {
    const options = { api: clientOf(root), onUpdate: keepText, logger: log.logger, waits };
    await pollUpdates({ ...options, signal: AbortSignal.any([signal, stopping.signal]) });
  });
  await expect(Promise.race(both)).rejects.toMatchObject({ code: 409 });
  server.say(7, '还在吗？');
  await expect.poll(() => texts).toContain('还在吗？');
  stopping.abort();
  const ends = (await Promise.allSettled(both)).map(({ status }) => status);
  expect(ends.sort()).toEqual(['fulfilled', 'rejected']);
});

test('a stop ends a poll at once, after what was taken was confirmed', async () => {
  const update = server.say(7, '一');
  poll({
    onUpdate: (raw) => {
      keepText(raw);
      stopping.abort();
    },
  });
  await polling;
  expect(polls().map(({ payload }) => [payload.offset, payload.limit, payload.timeout])).toEqual([
    [undefined, 100, 50],
    [update + 1, 1, 0],
  ]);
  expect(await clientOf(root).call('getUpdates', {})).toEqual([]);
});

test('a stop is not held up by a confirmation that fails, or a wait after a failure', async () => {
  server.say(7, '一');
  poll({ waits: { ...waits, backoffMs: 60_000, longestBackoffMs: 60_000 } });
  await expect.poll(() => polls().length).toBe(2);
  server.fail('getUpdates', 'cut', 2);
  server.say(7, '二');
  await expect.poll(() => polls().length).toBe(3);
  await expect.poll(() => log.lines.length).toBe(1);
  stopping.abort();
  await polling;
  expect(texts).toEqual(['一', '二']);
});

test('stopped before it began it asks for nothing', async () => {
  stopping.abort();
  poll();
  await polling;
  expect(polls()).toEqual([]);
});

test('an update that cannot be handled holds up no other', async () => {
  server.post(7, { sticker: {} });
  server.say(7, '在吗？');
  poll();
  await expect.poll(() => texts).toEqual(['在吗？']);
  expect(log.lines.join()).toContain('没能处理');
});

test.each([
  ['no list', {}],
  ['a list without ids', [{}, 3, null]],
])('what is %s is waited out like a failure', async (_, result) => {
  let calls = 0;
  const stranger = createServer((request, response) => {
    calls++;
    const isPoll = request.url?.endsWith('getUpdates');
    response.end(JSON.stringify({ ok: true, result: isPoll ? result : true }));
  });
  stranger.listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const { port } = z.object({ port: z.number() }).parse(stranger.address());
  poll({ api: clientOf(`http://127.0.0.1:${port}`), onUpdate: () => {} });
  await expect.poll(() => calls).toBeGreaterThan(3);
  expect(log.lines.join()).toContain('"waitMs":');
  stopping.abort();
  await polling;
  stranger.close();
});

test('neither the token nor what people write is logged', async () => {
  server.fail('getUpdates', 'cut', 2);
  server.fail('getUpdates', conflict);
  server.post(7, { caption: '秘密的话' });
  poll();
  await expect.poll(() => log.lines.length).toBeGreaterThanOrEqual(5);
  expect(log.lines.join()).not.toContain(testToken.split(':')[1]);
  expect(log.lines.join()).not.toContain('秘密');
});
