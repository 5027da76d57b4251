import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { Telegram } from 'telegraf';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { BotApiFailure } from '../../../../src/surfaces/telegram/outgoing/bot-api-failure.ts';
import { BotApi } from '../../../../src/surfaces/telegram/outgoing/call-bot-api.ts';
import { testToken } from '../../../support/bot-api.ts';
import { type OutgoingStage, openOutgoing } from './outgoing-stage.ts';

let stage: OutgoingStage;

beforeEach(async () => {
  stage = await openOutgoing({ callTimeoutMs: 700 });
});

const message = { chat_id: 7, text: '早稻开镰' };

test('a method that the client’s types do not know can be called', async () => {
  const draft = { chat_id: 7, draft_id: 3, text: '早稻' };
  expect(await stage.botApi.call('sendMessageDraft', draft)).toBe(true);
  expect(stage.api.drafts(7)).toMatchObject([{ text: '早稻' }]);
});

describe('a call is tried again', () => {
  test.each([
    ['an error of the server', { code: 502, description: 'Bad Gateway' }],
    ['a connection that was cut', 'cut'],
    ['a response that was lost', 'cut-after'],
    ['a response that does not come in time', 'hang'],
  ] as const)('after %s', async (_, fault) => {
    stage.api.fail('getMe', fault);
    expect(await stage.botApi.call('getMe', {})).toMatchObject({ is_bot: true });
    expect(stage.api.callCount('getMe')).toBe(2);
  });

  test('after as long as a 429 asks', async () => {
    const description = 'Too Many Requests: retry after 1';
    stage.api.fail('getMe', { code: 429, description, retryAfter: 0.4 });
    await stage.botApi.call('getMe', {});
    const [first, second] = stage.api.calls('getMe').map(({ atMs }) => atMs);
    expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(398);
  });

  test('but not where the wait would be of many minutes, or where the caller wants one try', async () => {
    const flood = { code: 429, description: 'Too Many Requests: retry after 900', retryAfter: 900 };
    stage.api.fail('getMe', flood);
    await expect(stage.botApi.call('getMe', {})).rejects.toMatchObject({
      kind: 'too-many-requests',
      fault: { retryAfterMs: 900_000 },
    });
    stage.api.fail('getMe', 'cut');
    const once = stage.botApi.call('getMe', {}, { retries: 'none' });
    await expect(once).rejects.toMatchObject({ kind: 'network' });
    expect(stage.api.callCount('getMe')).toBe(2);
  });
});

test.each([
  [403, 'Forbidden: bot was blocked by the user', 'blocked'],
  [403, 'Forbidden: bot was kicked from the supergroup chat', 'blocked'],
  [400, 'Bad Request: chat not found', 'blocked'],
  [400, 'Bad Request: user is deactivated', 'blocked'],
  [400, `Bad Request: can't parse entities: Unclosed start tag "b"`, 'markup-refused'],
  [400, 'Bad Request: message is not modified: specified new message content', 'not-modified'],
  [400, 'Bad Request: message to edit not found', 'message-gone'],
  [400, `Bad Request: message can't be edited`, 'message-gone'],
  [400, 'Bad Request: query is too old and response timeout expired or …', 'stale'],
  [400, 'Bad Request: message text is empty', 'refused'],
  [401, 'Unauthorized', 'refused'],
  [404, 'Not Found', 'refused'],
  [409, 'Conflict: terminated by other getUpdates request', 'refused'],
])('an answer %i “%s” is a failure of the kind %s', async (code, description, kind) => {
  stage.api.fail('sendMessage', { code, description });
  const failure = await failureOf(stage.botApi.call('sendMessage', message));
  expect(failure).toMatchObject({ kind, code });
  expect(stage.api.callCount('sendMessage')).toBe(1);
});

test.each([
  ['a page of a proxy', '<html>Welcome</html>'],
  ['JSON of another kind', 'null'],
  ['an error without its code', '{"ok":false}'],
])('%s instead of an answer is a failure of the network', async (_, body) => {
  const botApi = await apiAt((_request, response) => void response.end(body));
  const failure = await failureOf(botApi.call('getMe', {}, { retries: 'none' }));
  expect(failure).toMatchObject({ kind: 'network' });
});

test('a failure tells neither the token nor what was written', async () => {
  stage.api.fail('sendMessage', 'cut');
  const cut = await failureOf(stage.botApi.call('sendMessage', message, { retries: 'none' }));
  const description = `Bad Request: can't parse entities: Unsupported start tag "早稻开镰"`;
  stage.api.fail('sendMessage', { code: 400, description });
  const refused = await failureOf(stage.botApi.call('sendMessage', message));
  for (const failure of [cut, refused]) {
    const told = [JSON.stringify(failure), String(failure), failure.stack].join();
    expect(told).not.toContain('LOCAL-test-token');
    expect(told).not.toContain('早稻');
  }
});

test('a call that takes too long closes its connection', async () => {
  const closed: string[] = [];
  const botApi = await apiAt((request, response) => {
    response.once('close', () => closed.push(request.url ?? ''));
  });
  const failure = await failureOf(botApi.call('getMe', {}, { retries: 'none', timeoutMs: 50 }));
  expect(failure).toMatchObject({ kind: 'network', fault: { kind: 'timeout', afterMs: 50 } });
  await expect.poll(() => closed.length).toBe(1);
});

test('an error with a long body does not hold its connection', async () => {
  let closed = 0;
  const botApi = await apiAt((_request, response) => {
    response.statusCode = 502;
    response.once('close', () => closed++).write('x'.repeat(1_000_000));
  });
  await failureOf(botApi.call('getMe', {}, { retries: 'none' }));
  await expect.poll(() => closed).toBe(1);
});

describe('a signal', () => {
  const reason = new Error('The bot stops.');

  test('closes the connection of a call', async () => {
    let closed = 0;
    const stopping = new AbortController();
    const botApi = await apiAt((_request, response) => {
      response.once('close', () => closed++);
      stopping.abort(reason);
    });
    await expect(botApi.call('getMe', {}, { signal: stopping.signal })).rejects.toBe(reason);
    await expect.poll(() => closed).toBe(1);
  });

  test('ends the wait before the next try', async () => {
    const stopping = new AbortController();
    stage.api.fail('getMe', { code: 429, description: 'Too Many Requests', retryAfter: 50 });
    const call = stage.botApi.call('getMe', {}, { signal: stopping.signal });
    const refused = expect(call).rejects.toBe(reason);
    await expect.poll(() => stage.api.callCount('getMe')).toBe(1);
    stopping.abort(reason);
    await refused;
  });
});

async function failureOf(call: Promise<unknown>): Promise<BotApiFailure> {
  const error = await call.catch((thrown: unknown) => thrown);
  if (error instanceof BotApiFailure) return error;
  throw new Error('The call did not fail as calls to the Bot API do.');
}

async function apiAt(listener: RequestListener): Promise<BotApi> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return new BotApi({ telegram: new Telegram(testToken, { apiRoot: `http://127.0.0.1:${port}` }) });
}
