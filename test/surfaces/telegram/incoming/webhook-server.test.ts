import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Health } from '../../../../src/surfaces/telegram/incoming/webhook-request.ts';
import {
  serveWebhook,
  type WebhookServer,
} from '../../../../src/surfaces/telegram/incoming/webhook-server.ts';
import { keptLog } from '../../../support/kept-log.ts';
import { exchange, inPieces, openSocket, type Posting } from './http-client.ts';

const secret = 'only-Telegram_knows';
const header = { 'X-Telegram-Bot-Api-Secret-Token': secret };
const timeouts = { headersMs: 200, requestMs: 400, farewellMs: 300 };
const update = JSON.stringify({ update_id: 1, message: { text: '煤炭产量是多少？𠮷' } });

let stopping: AbortController;
let server: WebhookServer;
let taken: unknown[];
let health: Health;
let log: ReturnType<typeof keptLog>;

beforeEach(async () => {
  stopping = new AbortController();
  taken = [];
  health = { isReady: true };
  log = keptLog();
  server = await serve(0);
});

afterEach(async () => {
  stopping.abort();
  await server.closed;
});

function serve(port: number, host = '127.0.0.1'): Promise<WebhookServer> {
  return serveWebhook({
    address: { host, port },
    path: '/hook',
    secret,
    onUpdate: (raw) => {
      if (raw === null) throw new TypeError('秘密的话');
      taken.push(raw);
    },
    health: () => health,
    logger: log.logger,
    signal: stopping.signal,
    timeouts,
  });
}

function send(posting: Omit<Posting, 'port'>) {
  return exchange({ port: server.port, headers: header, ...posting });
}

function head(more = ''): string {
  return `POST /hook HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: ${secret}\r\n${more}\r\n`;
}

describe('an update', () => {
  it('is handed on and confirmed', async () => {
    expect(await send({ parts: [Buffer.from(update)] })).toEqual({ status: 200, body: '' });
    expect(taken).toEqual([JSON.parse(update)]);
  });

  it('arrives whole in chunks of any size, which end within characters', async () => {
    const texts = fc.string({ unit: 'grapheme', minLength: 1 });
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 7 }), async (text, bytes) => {
        const parts = inPieces(JSON.stringify({ text }), bytes);
        expect((await send({ parts })).status).toBe(200);
        expect(taken.pop()).toEqual({ text });
      }),
      { numRuns: 50 },
    );
  });

  it('arrives whole in packets that end within characters', async () => {
    const body = Buffer.from(update);
    const at = body.indexOf('煤');
    const socket = await openSocket(server.port);
    const start = head(`Content-Length: ${body.length}\r\n`);
    await socket.write(
      start,
      body.subarray(0, at + 1),
      body.subarray(at + 1, at + 5),
      body.subarray(at + 5),
    );
    await expect.poll(() => socket.received()).toContain('200 OK');
    expect(taken).toEqual([JSON.parse(update)]);
    socket.end();
  });

  it('may come after another on the same connection', async () => {
    const length = `Content-Length: ${Buffer.byteLength(update)}\r\n`;
    const socket = await openSocket(server.port);
    await socket.write(head(length) + update, head(length) + update);
    await expect.poll(() => taken.length).toBe(2);
    socket.end();
  });

  it('that cannot be handled is confirmed all the same, and nothing of it is logged', async () => {
    expect((await send({ parts: [Buffer.from('null')] })).status).toBe(200);
    expect(log.lines.join()).toContain('没能处理');
    expect(log.lines.join()).not.toContain('秘密');
  });

  it('may be of a mebibyte, and no more', async () => {
    const largest = `"${'x'.repeat(1_048_574)}"`;
    expect((await send({ parts: [Buffer.from(largest)] })).status).toBe(200);
    expect((await send({ parts: inPieces(`${largest} `, 65_536) })).status).toBe(413);
    const length = { ...header, 'Content-Length': 1_048_577 };
    expect((await send({ headers: length, parts: [Buffer.from(`${largest} `)] })).status).toBe(413);
    expect(taken).toHaveLength(1);
  });

  it('too large that is announced is refused before it has come', async () => {
    const socket = await openSocket(server.port);
    await socket.write(head('Content-Length: 9000000\r\n'));
    await expect.poll(() => socket.received()).toContain('413 Payload Too Large');
    socket.end();
  });

  it.each([
    ['is empty', Buffer.alloc(0)],
    ['is no JSON', Buffer.from('update=1')],
    ['is cut off', Buffer.from(update.slice(0, -2))],
    ['is not UTF-8', Buffer.from([0x22, 0xc3, 0xba, 0xc3, 0x22])],
  ])('that %s is refused', async (_, body) => {
    expect((await send({ parts: [body] })).status).toBe(400);
    expect(taken).toEqual([]);
  });
});

describe('a stranger', () => {
  it.each([
    ['no secret', {}],
    ['another secret', { 'X-Telegram-Bot-Api-Secret-Token': 'only-telegram_knows' }],
    ['a part of the secret', { 'X-Telegram-Bot-Api-Secret-Token': secret.slice(0, -1) }],
    ['more than the secret', { 'X-Telegram-Bot-Api-Secret-Token': `${secret}x` }],
    ['the secret under another name', { Authorization: secret }],
  ])('with %s is refused', async (_, headers) => {
    expect(await send({ headers, parts: [Buffer.from(update)] })).toEqual({
      status: 401,
      body: '',
    });
    expect(taken).toEqual([]);
  });

  it.each([
    ['POST', '/'],
    ['POST', '/hook/'],
    ['POST', '/hook?x=1'],
    ['POST', '/health'],
    ['GET', '/hook'],
    ['PUT', '/hook'],
    ['GET', '/'],
    ['GET', '/health/../hook'],
  ])('finds nothing with %s at %s', async (method, path) => {
    const body = method === 'GET' ? {} : { parts: [Buffer.from(update)] };
    expect((await send({ method, path, ...body })).status).toBe(404);
    expect(taken).toEqual([]);
  });

  it('who does not finish the headers is let go', async () => {
    const socket = await openSocket(server.port);
    await socket.write('POST /hook HTTP/1.1\r\nHost:');
    await expect.poll(() => socket.isClosed(), { timeout: 3000 }).toBe(true);
    expect(socket.received()).toContain('408 Request Timeout');
  });

  it('who does not finish the body is let go, and nobody waits for it', async () => {
    const socket = await openSocket(server.port);
    await socket.write(head(`Content-Length: ${update.length + 999}\r\n`), update);
    expect((await send({ parts: [Buffer.from(update)] })).status).toBe(200);
    await expect.poll(() => socket.isClosed(), { timeout: 3000 }).toBe(true);
    expect(taken).toHaveLength(1);
  });

  it('who leaves in the middle is nobody’s concern', async () => {
    const socket = await openSocket(server.port);
    await socket.write(head('Content-Length: 999\r\n'), '{');
    socket.end();
    expect((await send({ parts: [Buffer.from(update)] })).status).toBe(200);
    expect(log.lines.join()).not.toContain('"level":50');
  });
});

describe('the state of the bot', () => {
  it('is told to anybody, without the secret', async () => {
    health = { isReady: true, facts: { waiting: 2 } };
    const told = await send({ method: 'GET', path: '/health', headers: {} });
    expect(told).toEqual({ status: 200, body: '{"status":"ok","waiting":2}' });
  });

  it('is 503 while it starts', async () => {
    health = { isReady: false };
    const told = await send({ method: 'GET', path: '/health' });
    expect(told).toEqual({ status: 503, body: '{"status":"unavailable"}' });
  });

  it('is 503 while it stops', async () => {
    const socket = await openSocket(server.port);
    await socket.write('GET /health HTTP/1.1\r\n');
    stopping.abort();
    await socket.write('Host: x\r\n\r\n');
    await expect.poll(() => socket.received()).toContain('503 Service Unavailable');
    socket.end();
  });
});

describe('a stop', () => {
  it('lets a request end that is under way, and takes no more', async () => {
    const socket = await openSocket(server.port);
    const start = head(`Content-Length: ${Buffer.byteLength(update)}\r\n`);
    await socket.write(start, update.slice(0, 9));
    stopping.abort();
    await expect(send({ parts: [Buffer.from(update)] })).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
    await socket.write(update.slice(9));
    await server.closed;
    await expect.poll(() => socket.received()).toContain('200 OK');
    expect(socket.received()).toContain('Connection: close');
    expect(taken).toEqual([JSON.parse(update)]);
  });

  it('waits only so long for one that does not end', async () => {
    const socket = await openSocket(server.port);
    await socket.write(head('Content-Length: 999\r\n'));
    stopping.abort();
    await server.closed;
    await expect.poll(() => socket.isClosed()).toBe(true);
  });

  it('before the start leaves nothing open', async () => {
    stopping.abort();
    const { port, closed } = await serve(0);
    await closed;
    await expect(exchange({ port })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('an address that cannot be used', () => {
  it('is named with what to do: a port in use', async () => {
    await expect(serve(server.port)).rejects.toMatchObject({
      name: 'WenbaoError',
      kind: 'config',
      message: `端口 ${server.port} 已被别的程序占用。`,
      remedy: '请停掉那个程序，或用 TELEGRAM_WEBHOOK_PORT 换一个端口。',
    });
  });

  it('is named with what to do: an address of another machine', async () => {
    // Set apart for documentation, so that no machine has it.
    await expect(serve(0, '203.0.113.1')).rejects.toMatchObject({
      name: 'WenbaoError',
      message: '这台机器没有地址 203.0.113.1。',
    });
  });
});
