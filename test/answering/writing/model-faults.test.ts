import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { LanguageModel } from '../../../src/answering/writing/language-model.ts';
import { ModelFailure, type ModelFault } from '../../../src/answering/writing/model-failure.ts';
import type { StreamLimits } from '../../../src/answering/writing/model-stream.ts';
import { readPrompt } from '../../../src/answering/writing/prompt.ts';
import {
  refusedBaseUrl,
  type ScriptedReply,
  startChatServer,
  unauthorized,
} from '../../support/chat-server.ts';
import { languageModelAt, type Protocol } from '../../support/models.ts';

const prompt = readPrompt('follow-up.md', ['conversation', 'question']);
const values = { conversation: '问：甲？\n答：乙。', question: '秘密的问题？' };
const limits: StreamLimits = { firstChunkMs: 1_500, idleMs: 1_500, totalMs: 8_000, mostChars: 200 };
const told = { status: 429, body: '{"error":{"message":"Rate limit"}}' };

const protocols: readonly Protocol[] = ['openai', 'ollama'];

describe.each(protocols)('a model at a server that speaks as %s', (protocol) => {
  it.each<[string, ScriptedReply]>([
    ['whole', '大桥全长3.6公里。[1]'],
    ['in pieces with pauses', { pieces: ['大桥全长', '3.6公里。[1]'], pauseMs: 20, end: 'stop' }],
    ['after it thought aloud', '<think>先看片段。</think>大桥全长3.6公里。[1]'],
  ])('gives its text %s', async (_, reply) => {
    const server = await startChatServer(reply);
    const { text, isWhole } = await listen(await languageModelAt(server, { limits, protocol }));
    expect({ text, isWhole }).toEqual({ text: '大桥全长3.6公里。[1]', isWhole: true });
  });

  it('tells what it took', async () => {
    const usage = { promptTokens: 321, completionTokens: 12 };
    const server = await startChatServer({ pieces: ['好。'], end: 'stop', usage });
    expect(await listen(await languageModelAt(server, { protocol }))).toMatchObject({ usage });
  });

  it('does not count as whole what its own limit broke off', async () => {
    const server = await startChatServer({ pieces: ['大桥全长3'], end: 'length' });
    expect((await listen(await languageModelAt(server, { protocol }))).isWhole).toBe(false);
  });

  it.each<[string, ScriptedReply, ModelFault]>([
    ['refuses the key', unauthorized, 'key'],
    ['forbids the model', { status: 403, body: '{"error":{"message":"no"}}' }, 'key'],
    ['knows no such model', { status: 404, body: '{"error":{"message":"no"}}' }, 'unknown-model'],
    ['has no such path', { status: 404, body: '404 page not found' }, 'wrong-address'],
    ['is busy and does not say how long', told, 'busy'],
    ['asks to be left alone for long', { ...told, headers: { 'retry-after': '600' } }, 'busy'],
    ['always fails', { status: 500, body: 'Internal Server Error' }, 'other'],
    ['redirects', { status: 302, body: '', headers: { location: '/elsewhere' } }, 'other'],
    [
      'answers with a page',
      { status: 200, body: '<p>hi</p>', contentType: 'text/html' },
      'unreadable',
    ],
    ['offers no choice', { choices: 'empty' }, 'empty'],
    ['says nothing', { pieces: [], end: 'stop' }, 'empty'],
    ['sends a broken line', { malformed: 'chunk', after: ['大桥'] }, 'unreadable'],
    ['sends broken JSON', { malformed: 'json' }, 'unreadable'],
    ['sends other JSON', { malformed: 'not-chat' }, protocol === 'openai' ? 'empty' : 'unreadable'],
    ['never answers', 'hang', 'late'],
    ['stalls in the midst', { pieces: ['大桥'], end: 'stall' }, 'late'],
    ['ends without a reason', { pieces: ['大桥'], end: 'cut' }, 'cut'],
    ['breaks off', { pieces: ['大桥'], end: 'reset' }, 'unreachable'],
    ['reports an error in the midst', { pieces: ['大桥'], end: 'error' }, 'other'],
    ['refuses the content', { pieces: ['大桥'], end: 'content_filter' }, 'refused'],
  ])(
    'that %s fails, and neither its error nor a log holds key or question',
    async (_, reply, fault) => {
      const logged = ['log', 'warn', 'error'] as const;
      const logs = logged.map((level) => vi.spyOn(console, level));
      onTestFinished(() => {
        for (const log of logs) log.mockRestore();
      });
      const server = await startChatServer(reply);
      const model = await languageModelAt(server, { limits, protocol });
      const failure = await listen(model).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(ModelFailure);
      expect(failure).toMatchObject({ fault });
      expect(JSON.stringify(failure) + String(failure)).not.toMatch(/秘密|none|sk-/u);
      expect(logs.flatMap((log) => log.mock.calls)).toEqual([]);
    },
  );

  it('that nobody runs is unreachable', async () => {
    const baseUrl = await refusedBaseUrl();
    const address = { baseUrl, ollamaBaseUrl: baseUrl.replace('/v1', '') };
    await expect(listen(await languageModelAt(address, { protocol }))).rejects.toMatchObject({
      fault: 'unreachable',
    });
  });

  it.each<[string, ScriptedReply]>([
    ['is busy for a moment', told],
    ['fails once', { status: 500, body: '' }],
    ['breaks off before it answers', { pieces: [], end: 'reset' }],
  ])('that %s is asked again', async (_, reply) => {
    const server = await startChatServer(reply, '好。');
    const model = await languageModelAt(server, { limits: { totalMs: 4_000 }, protocol });
    expect((await listen(model)).text).toBe('好。');
    expect(server.requests).toHaveLength(2);
  });

  it('that says when to come again is not asked earlier', async () => {
    const server = await startChatServer({ ...told, headers: { 'retry-after': '1' } }, '好。');
    const startedAt = performance.now();
    await listen(await languageModelAt(server, { protocol }));
    expect(performance.now() - startedAt).toBeGreaterThan(950);
  });

  it('that always fails is asked three times and no more', async () => {
    const server = await startChatServer({ status: 503, body: '' });
    await expect(listen(await languageModelAt(server, { protocol }))).rejects.toThrow();
    expect(server.requests).toHaveLength(3);
  });

  it('that never ends is closed when enough was said', async () => {
    const server = await startChatServer({ endless: '大桥很长，' });
    const model = await languageModelAt(server, { limits, protocol });
    const { text, isWhole } = await listen(model);
    expect(isWhole).toBe(false);
    expect(text.length).toBeLessThan(limits.mostChars + 100);
    expect(await server.requests[0]?.closed).toBe('client');
  });

  it.each<[string, ScriptedReply]>([
    ['has not answered', 'hang'],
    ['is in the midst of it', { pieces: ['大桥'], end: 'stall' }],
    ['talks on', { endless: '大桥。' }],
  ])('that %s is closed when the question is cancelled', async (_, reply) => {
    const server = await startChatServer(reply);
    const cancel = new AbortController();
    const model = await languageModelAt(server, { protocol });
    const listening = listen(model, cancel.signal);
    const request = await server.nextRequest();
    cancel.abort(new Error('cancelled'));
    await expect(listening).rejects.toThrow('cancelled');
    expect(await request.closed).toBe('client');
  });

  it('is told no more once its reader has enough', async () => {
    const server = await startChatServer({
      pieces: ['一。', '二。', '三。'],
      pauseMs: 5,
      end: 'stall',
    });
    const model = await languageModelAt(server, { protocol });
    const { isWhole } = await listen(model, undefined, () => false);
    expect(isWhole).toBe(false);
    expect(await server.requests[0]?.closed).toBe('client');
  });
});

describe('a model that fails again and again', () => {
  it('is left alone for a while, then tried once, then used again', async () => {
    const broken: ScriptedReply = { status: 401, body: '{}' };
    const server = await startChatServer(broken, broken, broken, broken, '好。');
    const model = await languageModelAt(server, { restMs: 200 });
    for (let time = 0; time < 3; time++) await expect(listen(model)).rejects.toThrow('key');
    await expect(listen(model)).rejects.toMatchObject({ fault: 'resting' });
    expect(server.requests).toHaveLength(3);
    await rest(250);
    await expect(listen(model)).rejects.toMatchObject({ fault: 'key' });
    await expect(listen(model)).rejects.toMatchObject({ fault: 'resting' });
    await rest(250);
    expect((await listen(model)).text).toBe('好。');
    expect((await listen(model)).text).toBe('好。');
  });

  it('is tried again by one question alone; others are not kept waiting', async () => {
    const broken: ScriptedReply = { status: 401, body: '{}' };
    const server = await startChatServer(broken, broken, broken, 'hang');
    const model = await languageModelAt(server, { restMs: 50, limits: { firstChunkMs: 400 } });
    for (let time = 0; time < 3; time++) await expect(listen(model)).rejects.toThrow('key');
    await rest(80);
    const trying = listen(model);
    trying.catch(() => undefined);
    await expect.poll(() => server.requests.length).toBe(4);
    await expect(listen(model)).rejects.toMatchObject({ fault: 'resting', because: 'key' });
    await expect(trying).rejects.toMatchObject({ fault: 'late' });
    expect(server.requests).toHaveLength(4);
  });

  it('is not left alone for questions that were cancelled', async () => {
    const server = await startChatServer('hang', 'hang', 'hang', '好。');
    const model = await languageModelAt(server);
    for (let time = 0; time < 3; time++) {
      const cancel = new AbortController();
      const listening = listen(model, cancel.signal);
      await server.nextRequest();
      cancel.abort(new Error('cancelled'));
      await expect(listening).rejects.toThrow('cancelled');
    }
    expect((await listen(model)).text).toBe('好。');
  });
});

async function listen(model: LanguageModel, signal?: AbortSignal, wantsMore = () => true) {
  let text = '';
  const spoken = await model.speak({
    prompt,
    values,
    ...(signal ? { config: { signal } } : {}),
    onPiece: (piece) => {
      text += piece;
      return wantsMore();
    },
  });
  return { text, ...spoken };
}

function rest(timeMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, timeMs));
}
