import { describe, expect, it } from 'vitest';
import {
  refusedBaseUrl,
  type ScriptedReply,
  startChatServer,
  unauthorized,
} from './chat-server.ts';

const question = { role: 'user', content: '青河大桥多长？' };
const answer = '大桥全长3.6公里，𠮷日通车。[1]';
const usage = { promptTokens: 12, completionTokens: 5, cost: 0.0021 };

describe('a stream by OpenAI’s protocol', () => {
  it('has the pieces, a finish reason, the usage without a choice, and [DONE]', async () => {
    const response = await stream({ pieces: ['大桥', '长3.6公里'], end: 'length', usage });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect((await dataOf(response)).map(parse)).toMatchObject([
      { object: 'chat.completion.chunk', choices: [{ delta: { role: 'assistant' } }], usage: null },
      { choices: [{ delta: { content: '大桥' }, finish_reason: null }] },
      { choices: [{ delta: { content: '长3.6公里' }, finish_reason: null }] },
      { choices: [{ delta: {}, finish_reason: 'length' }] },
      { choices: [], usage: { prompt_tokens: 12, completion_tokens: 5, cost: 0.0021 } },
      '[DONE]',
    ]);
  });

  it('tells no usage to who does not ask for it', async () => {
    const { baseUrl } = await startChatServer('好');
    const response = await post(`${baseUrl}/chat/completions`, { stream: true });
    expect(await response.text()).not.toContain('usage');
  });

  it('cuts a text between characters, and the bytes of a character between two writes', async () => {
    const writes: Uint8Array[] = [];
    for await (const bytes of (await stream(answer)).body ?? []) writes.push(bytes);
    const text = Buffer.concat(writes).toString('utf8');
    const pieces = [...text.matchAll(/"content":"([^"]+)"/gu)].map(([, piece]) => piece);
    expect(pieces.join('')).toBe(answer);
    expect(pieces.length).toBeGreaterThan(5);
    expect(writes.filter(([first = 0]) => first >> 6 === 0b10).length).toBeGreaterThan(5);
  });

  it('can be cut off cleanly, without a finish reason and without [DONE]', async () => {
    const server = await startChatServer({ pieces: ['大桥', '全长'], end: 'cut' });
    const response = await post(`${server.baseUrl}/chat/completions`, { stream: true });
    const chunks = (await dataOf(response)).map(parse);
    expect(chunks).toHaveLength(3);
    expect(chunks.at(-1)).toMatchObject({ choices: [{ finish_reason: null }] });
    await expect.poll(() => server.openConnections()).toBe(0);
  });

  it('can have a broken line between good ones', async () => {
    const lines = await dataOf(await stream({ malformed: 'chunk', after: ['大桥'] }));
    const isGood = lines.map((line) => parse(line) !== undefined);
    expect(isGood).toEqual([true, true, false, true, true, true]);
  });

  it.each<[string, ScriptedReply, readonly unknown[]]>([
    ['have no choice', { choices: 'empty' }, [{ choices: [] }, '[DONE]']],
    [
      'end with an error of the provider',
      { pieces: ['大桥'], end: 'error' },
      [{}, {}, { error: { code: 502 }, choices: [{ finish_reason: 'error' }] }],
    ],
    [
      'have a line of another kind',
      { malformed: 'not-chat', after: ['大桥'] },
      [{}, {}, { object: 'list' }, {}, {}, '[DONE]'],
    ],
  ])('can %s', async (_, reply, expected) => {
    expect((await dataOf(await stream(reply))).map(parse)).toMatchObject(expected);
  });

  it('can break off in its midst, or before it begins', async () => {
    const server = await startChatServer({ pieces: ['大桥', '全长'], end: 'reset' });
    const response = await post(`${server.baseUrl}/chat/completions`, { stream: true });
    const { text, error } = await readUntilError(response);
    expect(text).toContain('全长');
    expect(error).toMatchObject({ message: 'terminated' });
    expect(await server.requests[0]?.closed).toBe('server');
    await expect(stream({ pieces: [], end: 'reset' })).rejects.toThrow('fetch failed');
  });
});

describe('a stream by Ollama’s protocol', () => {
  it('has a line for each piece, and a last one with the reason and the counts', async () => {
    const { ollamaBaseUrl } = await startChatServer({ pieces: ['大桥', '长'], end: 'stop', usage });
    const response = await post(`${ollamaBaseUrl}/api/chat`, {});
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = (await response.text()).trimEnd().split('\n');
    expect(lines.map(parse)).toMatchObject([
      { model: 'scripted', message: { role: 'assistant', content: '大桥' }, done: false },
      { message: { content: '长' }, done: false },
      {
        message: { content: '' },
        done: true,
        done_reason: 'stop',
        prompt_eval_count: 12,
        eval_count: 5,
      },
    ]);
  });
});

describe('a reply to who asks for no stream', () => {
  it('is one completion', async () => {
    const { baseUrl, ollamaBaseUrl } = await startChatServer(answer);
    const completion = await post(`${baseUrl}/chat/completions`, {});
    expect(await completion.json()).toMatchObject({
      object: 'chat.completion',
      choices: [{ message: { role: 'assistant', content: answer }, finish_reason: 'stop' }],
      usage: { total_tokens: 2 },
    });
    const message = await post(`${ollamaBaseUrl}/api/chat`, { stream: false });
    expect(await message.json()).toMatchObject({ message: { content: answer }, done: true });
  });

  it.each<[string, ScriptedReply]>([
    ['is broken', { malformed: 'json', after: ['大桥'] }],
    ['is cut off', { pieces: ['大桥'], end: 'cut' }],
  ])('can be JSON that %s', async (_, reply) => {
    const response = await complete(reply);
    expect(response.status).toBe(200);
    expect(parse(await response.text())).toBeUndefined();
  });

  it('can be JSON of another kind, or without a choice', async () => {
    expect(await (await complete({ malformed: 'not-chat' })).json()).toMatchObject({ data: [] });
    expect(await (await complete({ choices: 'empty' })).json()).toMatchObject({ choices: [] });
  });

  it('can be any response, with its headers', async () => {
    const busy = { status: 429, body: '{}', headers: { 'retry-after': '7' } };
    const response = await complete(busy);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
    expect((await complete(unauthorized)).status).toBe(401);
  });
});

describe('an exchange', () => {
  it.each<[string, ScriptedReply, boolean]>([
    ['hangs', 'hang', true],
    ['stalls', { pieces: ['大桥'], end: 'stall' }, true],
    ['pauses', { pieces: ['大桥'], pauseMs: 60_000, end: 'stop' }, true],
    ['never ends', { endless: '桥' }, true],
    ['never ends its only JSON', { endless: '桥' }, false],
  ])('that %s lasts until the client closes it', async (_, reply, isStream) => {
    const server = await startChatServer(reply);
    const { signal, abort } = cancellation();
    const url = `${server.baseUrl}/chat/completions`;
    const cancelled = post(url, { stream: isStream }, signal).then((response) => response.text());
    const request = await server.nextRequest();
    expect(server.openConnections()).toBe(1);
    expect(await Promise.race([request.closed, wait(30)])).toBe('waited');
    abort();
    await expect(cancelled).rejects.toThrow('aborted');
    expect(await request.closed).toBe('client');
    await expect.poll(() => server.openConnections()).toBe(0);
  });

  it('that is answered was ended by the server', async () => {
    const server = await startChatServer('好');
    await (await post(`${server.baseUrl}/chat/completions`, {})).text();
    expect(await server.requests[0]?.closed).toBe('server');
  });
});

describe('a request', () => {
  it('tells what the model is told, in messages of text or of parts', async () => {
    const server = await startChatServer('好');
    const parts = [
      { type: 'text', text: '只用' },
      { type: 'text', text: '片段。' },
    ];
    const messages = [{ role: 'system', content: parts }, question];
    await post(`${server.baseUrl}/chat/completions`, { messages, stream: true });
    expect(await server.nextRequest()).toMatchObject({
      path: '/v1/chat/completions',
      model: 'scripted',
      prompt: '只用片段。\n青河大桥多长？',
      messages: [{ role: 'system', content: '只用片段。' }, question],
      isStreaming: true,
    });
  });

  it('gets the reply of its turn, or of a function of it', async () => {
    const url = `${(await startChatServer('一', ({ prompt }) => `问：${prompt}`)).baseUrl}/chat/completions`;
    expect(await (await post(url, {})).text()).toContain('"一"');
    for (const content of ['甲', '乙']) {
      const response = await post(url, { messages: [{ role: 'user', content }] });
      expect(await response.text()).toContain(`"问：${content}"`);
    }
  });

  it('that is no chat request is refused as the provider refuses it', async () => {
    const server = await startChatServer('好');
    const refused = await post(`${server.baseUrl}/chat/completions`, { messages: [] });
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { error: { message: expect.stringContaining('messages'), type: 'invalid_request_error' } },
    ]);
    const parts = { messages: [{ role: 'user', content: [{ type: 'text', text: '好' }] }] };
    const fromOllama = await post(`${server.ollamaBaseUrl}/api/chat`, parts);
    expect([fromOllama.status, await fromOllama.json()]).toMatchObject([
      400,
      { error: expect.stringContaining('messages.0.content') },
    ]);
    expect((await fetch(`${server.baseUrl}/models`)).status).toBe(404);
    expect(server.requests).toEqual([]);
  });

  it('to an address where nobody listens is refused by the machine', async () => {
    const refused = post(`${await refusedBaseUrl()}/chat/completions`, {});
    await expect(refused).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });
});

async function stream(reply: ScriptedReply): Promise<Response> {
  const { baseUrl } = await startChatServer(reply);
  const options = { stream: true, stream_options: { include_usage: true } };
  return post(`${baseUrl}/chat/completions`, options);
}

async function complete(reply: ScriptedReply): Promise<Response> {
  const { baseUrl } = await startChatServer(reply);
  return post(`${baseUrl}/chat/completions`, {});
}

function post(url: string, fields: object, signal?: AbortSignal): Promise<Response> {
  const body = JSON.stringify({ model: 'scripted', messages: [question], ...fields });
  return fetch(url, { method: 'POST', body, ...(signal ? { signal } : {}) });
}

/** The data of a stream of server-sent events, without its comments. */
async function dataOf(response: Response): Promise<string[]> {
  const events = (await response.text()).split('\n\n');
  return events.filter((event) => event.startsWith('data: ')).map((event) => event.slice(6));
}

/** The value; the mark at a stream's end as it is, undefined for what is broken. */
function parse(text: string): unknown {
  try {
    return text === '[DONE]' ? text : JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readUntilError({ body }: Response): Promise<{ text: string; error: unknown }> {
  const writes: Uint8Array[] = [];
  try {
    for await (const bytes of body ?? []) writes.push(bytes);
    return { text: Buffer.concat(writes).toString('utf8'), error: undefined };
  } catch (error) {
    return { text: Buffer.concat(writes).toString('utf8'), error };
  }
}

function cancellation(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

function wait(durationMs: number): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve('waited'), durationMs));
}
