import { describe, expect, test } from 'vitest';
import type { ArchiveFacts } from '../../../scripts/doctor/archive-facts.ts';
import { examineChatModel } from '../../../scripts/doctor/groups/chat-model.ts';
import { examineEmbedding } from '../../../scripts/doctor/groups/embedding.ts';
import type { Surroundings } from '../../../scripts/doctor/surroundings.ts';
import {
  refusedBaseUrl,
  type ScriptedReply,
  startChatServer,
  unauthorized,
} from '../../support/chat-server.ts';
import { EmbeddingServer, servedModel } from '../../support/embedding-server.ts';
import { shortMs, surroundingsWith, told } from './surroundings.ts';

const key = 'sk-hidden-key';
const page: ScriptedReply = { status: 404, body: '404 page not found', contentType: 'text/plain' };

describe('the embedding model', () => {
  const name = '嵌入模型';

  async function examined(
    variables: NodeJS.ProcessEnv,
    {
      dimensions,
      ...differing
    }: Partial<Surroundings> & Pick<Partial<ArchiveFacts>, 'dimensions'> = {},
  ) {
    const facts = dimensions === undefined ? undefined : factsOf(dimensions);
    const surroundings = await surroundingsWith(variables, differing);
    return told(await examineEmbedding(surroundings, Promise.resolve(facts)), name);
  }

  const atOllama = ({ ollamaUrl }: EmbeddingServer) => ({
    EMBEDDING_MODEL: `ollama:${servedModel}`,
    OLLAMA_BASE_URL: ollamaUrl,
  });

  test('is built in unless told, and needs no network', async () => {
    expect(await examined({}, { isOffline: true })).toBe('ok 内置，不用联网，128 维。');
  });

  test('on a server makes a vector of a short text', async () => {
    const server = await EmbeddingServer.start();
    expect(await examined(atOllama(server), { dimensions: 16 })).toBe(
      `ok ollama:${servedModel} 能用，16 维。`,
    );
    expect(server.requests).toHaveLength(1);
  });

  test('is not called offline', async () => {
    const server = await EmbeddingServer.start();
    expect(await examined(atOllama(server), { isOffline: true })).toMatch(/^ok .*没有联网/u);
    expect(server.requests).toHaveLength(0);
  });

  test('whose vectors are of another length than those of the archive is told of', async () => {
    const server = await EmbeddingServer.start();
    expect(await examined(atOllama(server), { dimensions: 24 })).toMatch(
      /^error .*16 维，档案是 24 维。.*--rebuild/u,
    );
  });

  test('that Ollama does not have is to be pulled', async () => {
    const server = await EmbeddingServer.start();
    const variables = { ...atOllama(server), EMBEDDING_MODEL: 'ollama:other' };
    expect(await examined(variables)).toMatch(/^error ollama:other .*ollama pull other/u);
  });

  test('that refuses the key names its variable and not the key, though the server says it', async () => {
    const server = await EmbeddingServer.start({ key: 'another' });
    const variables = {
      EMBEDDING_MODEL: `openai:${servedModel}`,
      OPENAI_BASE_URL: server.openaiUrl,
      OPENAI_API_KEY: key,
    };
    const checked = await examined(variables);
    expect(checked).toMatch(/^error .*拒绝了访问.*OPENAI_API_KEY/u);
    expect(checked).not.toContain(key);
  });

  test('whose server stalls is given up after the time that it has', async () => {
    const server = await EmbeddingServer.start();
    server.fail('hangs before the headers');
    const checked = await examined(atOllama(server), { serverMs: shortMs });
    expect(checked).toMatch(/^error .*没有答完/u);
  });

  test('that nobody serves is told with how to start it', async () => {
    const OLLAMA_BASE_URL = (await refusedBaseUrl()).replace(/\/v1$/u, '');
    const variables = { EMBEDDING_MODEL: 'ollama:a', OLLAMA_BASE_URL };
    expect(await examined(variables)).toMatch(/^error .*连不上.*ollama serve/u);
  });

  test('is looked at when its own variables are right', async () => {
    expect(await examined({ EMBEDDING_MODEL: 'word2vec' })).toContain('要等 EMBEDDING_MODEL 改好');
    expect(await examined({ OPENAI_API_KEY: '一 二' })).toMatch(/^ok 内置/u);
  });
});

describe('the language model', () => {
  const name = '语言模型';

  async function examined(variables: NodeJS.ProcessEnv, differing: Partial<Surroundings> = {}) {
    return told(await examineChatModel(await surroundingsWith(variables, differing)), name);
  }

  async function examinedAt(provider: string, reply: ScriptedReply, serverMs?: number) {
    const server = await startChatServer(reply);
    const variables = {
      CHAT_MODEL: `${provider}:scripted`,
      OPENAI_BASE_URL: server.baseUrl,
      OPENAI_API_KEY: key,
      OLLAMA_BASE_URL: server.ollamaBaseUrl,
    };
    const checked = await examined(variables, serverMs === undefined ? {} : { serverMs });
    return { checked, server };
  }

  test('need not be there', async () => {
    expect(await examined({})).toBe('ok 没有设置，由内置阅读器作答。');
  });

  test.each(['openai', 'ollama'])(
    'of %s is asked for a word, once, and no more is read',
    async (provider) => {
      const { checked, server } = await examinedAt(provider, { endless: '好' });
      expect(checked).toBe(`ok ${provider}:scripted 能作答。`);
      expect(server.requests).toHaveLength(1);
      expect(await server.requests[0]?.closed).toBe('client');
    },
  );

  test.each<[string, string, ScriptedReply, RegExp]>([
    ['openai', 'refuses the key', unauthorized, /^error .*密钥.*请检查密钥 OPENAI_API_KEY。/u],
    ['openai', 'lacks the model', notFound('no model'), /^error .*没有 CHAT_MODEL.*模型名/u],
    [
      'ollama',
      'lacks the model',
      notFound('model "a" not found'),
      /^error .*ollama pull scripted/u,
    ],
    ['openai', 'has no such path', page, /^error 地址不对（HTTP 404）.*OPENAI_BASE_URL.*\/v1/u],
    ['ollama', 'has no such path', page, /^error 地址不对（HTTP 404）.*OLLAMA_BASE_URL/u],
    ['openai', 'speaks of a wrong URL', notFound('Invalid URL (POST /x)'), /^error 地址不对/u],
    ['openai', 'redirects', { status: 302, body: '' }, /^error .*请检查地址 OPENAI_BASE_URL/u],
    [
      'openai',
      'is busy',
      { status: 429, body: '{"error":{"message":"slow"}}' },
      /^warning .*太忙/u,
    ],
  ])(
    'of %s whose server %s is told in a sentence with what to do',
    async (provider, _, reply, sentence) => {
      expect((await examinedAt(provider, reply)).checked).toMatch(sentence);
    },
  );

  test.each(['openai', 'ollama'])('of %s that stalls is given up', async (provider) => {
    const { checked, server } = await examinedAt(provider, 'hang', shortMs);
    expect(checked).toMatch(/^warning 太久没有回应。/u);
    expect(await server.requests[0]?.closed).toBe('client');
  });

  test('that nobody serves is told', async () => {
    const variables = { CHAT_MODEL: 'openai:a', OPENAI_BASE_URL: await refusedBaseUrl() };
    expect(await examined(variables)).toMatch(/^error 连不上语言模型。 请检查网络和地址/u);
  });

  test('never has its key told, though its server says it', async () => {
    const echo: ScriptedReply = ({ authorization }) => ({
      status: 401,
      body: JSON.stringify({ error: { message: `Incorrect API key: ${authorization}` } }),
    });
    const { checked } = await examinedAt('openai', echo);
    expect(checked).toMatch(/^error /u);
    expect(checked).not.toContain(key);
  });

  test('is not called offline, nor before its variables are right', async () => {
    const CHAT_MODEL = 'openai:a';
    expect(await examined({ CHAT_MODEL, OPENAI_API_KEY: key }, { isOffline: true })).toMatch(
      /^ok/u,
    );
    expect(await examined({ CHAT_MODEL: 'gpt' })).toContain('要等 CHAT_MODEL 改好');
    expect(await examined({ CHAT_MODEL })).toContain('要等 OPENAI_API_KEY 改好');
  });
});

function notFound(message: string): ScriptedReply {
  return { status: 404, body: JSON.stringify({ error: { message } }) };
}

function factsOf(dimensions: number): ArchiveFacts {
  const state = { pages: 1, articles: 1, chunks: 1, publications: [], embeddingModel: 'any' };
  return { state, dimensions, isUpToDate: true, graph: 'sound' };
}
