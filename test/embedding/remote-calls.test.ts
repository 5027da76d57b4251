import { describe, expect, test, vi } from 'vitest';
import { embedAll, embedQuery } from '../../src/embedding/model.ts';
import { parseRetryAfter } from '../../src/network/call-failure.ts';
import type { Fault } from '../support/embedding-faults.ts';
import { EmbeddingServer } from '../support/embedding-server.ts';
import { complaintOf, modelAt, providerNames, testKey } from '../support/remote-models.ts';

const texts = ['煤业公司盈利36亿元', '高铁开通'];
const minuteMs = 60_000;

describe.each(providerNames)('a call by the protocol of %s', (provider) => {
  test('carries model, texts and key to the place where vectors are made', async () => {
    const server = await EmbeddingServer.start({ key: testKey });
    await embedAll(modelAt(server, provider), texts);
    const path = provider === 'ollama' ? '/api/embed' : '/v1/embeddings';
    const authorization = `Bearer ${testKey}`;
    expect(server.requests).toEqual([{ path, authorization, model: 'bge-m3', texts }]);
  });

  test.each<[string, Fault]>([
    ['429', { status: 429, body: '{}' }],
    ['408', { status: 408, body: '' }],
    ['500', { status: 500, body: 'Internal Server Error' }],
    ['503 with a page', { status: 503, body: '<html><h1>busy</h1></html>' }],
    ['a connection that is closed', 'closes before the headers'],
    ['a connection that is closed in the body', 'closes in the body'],
  ])('is made again after %s', async (_, fault) => {
    const server = await EmbeddingServer.start();
    server.fail(fault, fault);
    expect(await embedAll(modelAt(server, provider), texts)).toHaveLength(2);
    expect(server.requests).toHaveLength(3);
  });

  test.each([400, 401, 403, 404, 301])('is not made again after %i', async (status) => {
    const server = await EmbeddingServer.start();
    server.fail({ status, body: '{}', headers: { location: `${server.ollamaUrl}/elsewhere` } });
    const complaint = await complaintOf(embedAll(modelAt(server, provider), texts));
    expect(complaint).toContain(`HTTP ${status}`);
    expect(server.requests).toHaveLength(1);
  });

  test('is made again only so often', async () => {
    const server = await EmbeddingServer.start();
    const fault = { status: 502, body: '' };
    server.fail(fault, fault, fault);
    const model = modelAt(server, provider, { mostRetries: 2 });
    expect(await complaintOf(embedAll(model, texts))).toContain('HTTP 502');
    expect(server.requests).toHaveLength(3);
  });

  test('is not made again where the wait would go beyond the time for all of them', async () => {
    const server = await EmbeddingServer.start();
    server.fail({ status: 503, body: '' });
    const model = modelAt(server, provider, { backoffMs: minuteMs });
    expect(await complaintOf(embedAll(model, texts))).toContain('HTTP 503');
    expect(server.requests).toHaveLength(1);
  });

  test.each(['hangs before the headers', 'hangs in the body'] as const)(
    'ends in time when the server %s',
    async (fault) => {
      const server = await EmbeddingServer.start();
      server.fail(fault);
      const model = modelAt(server, provider, { callMs: 100, mostRetries: 0 });
      expect(await complaintOf(embedQuery(model, '盈利多少？'))).toContain('秒内没有答完');
      await vi.waitFor(() => expect(server.givenUp).toBe(1));
    },
  );

  test('is made again when it took too long', async () => {
    const server = await EmbeddingServer.start();
    server.fail('hangs in the body');
    const model = modelAt(server, provider, { callMs: 2_000 });
    expect(await embedAll(model, texts)).toHaveLength(2);
  });

  test.each(['hangs before the headers', 'hangs in the body'] as const)(
    'is closed by an abort when the server %s, and not made again',
    async (fault) => {
      const server = await EmbeddingServer.start();
      server.fail(fault);
      const controller = new AbortController();
      const work = embedAll(modelAt(server, provider), texts, controller.signal);
      await vi.waitFor(() => expect(server.requests).toHaveLength(1));
      controller.abort(new Error('interrupted'));
      await expect(work).rejects.toThrow('interrupted');
      await vi.waitFor(() => expect(server.givenUp).toBe(1));
      expect(server.requests).toHaveLength(1);
    },
  );

  test('is not made again when the wait before it is aborted', async () => {
    const server = await EmbeddingServer.start();
    server.fail({ status: 503, body: '' });
    const waiting = { backoffMs: minuteMs, totalMs: 10 * minuteMs };
    const controller = new AbortController();
    const work = embedAll(modelAt(server, provider, waiting), texts, controller.signal);
    await vi.waitFor(() => expect(server.requests).toHaveLength(1));
    controller.abort(new Error('interrupted'));
    await expect(work).rejects.toThrow('interrupted');
    expect(server.requests).toHaveLength(1);
  });

  test('is made again as soon as the server allows it, by seconds or by a date', async () => {
    const server = await EmbeddingServer.start();
    const at = (value: string) => ({ status: 429, body: '', headers: { 'retry-after': value } });
    server.fail(at('0'), at(new Date().toUTCString()));
    const model = modelAt(server, provider, { backoffMs: minuteMs });
    expect(await embedAll(model, texts)).toHaveLength(2);
    expect(server.requests).toHaveLength(3);
  });

  test('fails at once when the server allows it too late', async () => {
    const server = await EmbeddingServer.start();
    server.fail({ status: 429, body: '', headers: { 'retry-after': '120' } });
    expect(await complaintOf(embedAll(modelAt(server, provider), texts))).toBe(
      `嵌入模型 ${provider}:bge-m3 请求太多，要等 120 秒（HTTP 429）。请稍后重试。`,
    );
    expect(server.requests).toHaveLength(1);
  });

  test('holds so many characters at most, but a long text is whole', async () => {
    const server = await EmbeddingServer.start();
    const long = '长'.repeat(70_000);
    await embedAll(modelAt(server, provider), ['短', long, '短', '短']);
    expect(server.requests.map((request) => request.texts)).toEqual([['短'], [long], ['短', '短']]);
  });

  test('tells a server that is not there from one that refuses', async () => {
    const server = await EmbeddingServer.start();
    const model = modelAt(server, provider, { mostRetries: 0 });
    await server.stop();
    const complaint = await complaintOf(embedQuery(model, '盈利多少？'));
    expect(complaint).toContain(`嵌入模型 ${provider}:bge-m3 连不上（127.0.0.1:`);
    expect(complaint).toContain('ECONNREFUSED');
    expect(complaint).toContain('EMBEDDING_BASE_URL');
  });
});

test.each<[string | null, number | undefined]>([
  [null, undefined],
  ['', undefined],
  ['soon', undefined],
  ['-5', undefined],
  ['7', 7_000],
  ['9'.repeat(400), Number.MAX_SAFE_INTEGER],
  [' 0 ', 0],
  ['Sat, 01 Jan 2000 00:00:30 GMT', 30_000],
  ['Fri, 31 Dec 1999 23:59:00 GMT', 0],
])('Retry-After: %j asks for %j milliseconds', (header, expected) => {
  expect(parseRetryAfter(header, Date.parse('2000-01-01T00:00:00Z'))).toBe(expected);
});
