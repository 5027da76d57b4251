import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { embedAll, embedQuery, openEmbeddingModel } from '../../src/embedding/model.ts';
import { defaultLimits } from '../../src/embedding/remote.ts';
import { findRemoteModel } from '../../src/embedding/remote-model.ts';
import { EmbeddingServer } from '../support/embedding-server.ts';

const shared = {
  openaiApiKey: 'shared',
  openaiBaseUrl: 'http://openai.test/v1',
  ollamaBaseUrl: 'http://ollama.test',
};

describe('a model on a server', () => {
  test('is at its provider’s own place by default', () => {
    expect(findRemoteModel('ollama:bge-m3:latest', {})).toMatchObject({
      id: 'ollama:bge-m3:latest',
      model: 'bge-m3:latest',
      baseUrl: 'http://127.0.0.1:11434',
    });
    expect(findRemoteModel('openai:text-embedding-3-small', {})).toMatchObject({
      id: 'openai:text-embedding-3-small',
      model: 'text-embedding-3-small',
      baseUrl: 'https://api.openai.com/v1',
    });
  });

  test('shares place and key with the chat model of the same provider', () => {
    const [ollama, openai] = [
      findRemoteModel('ollama:bge-m3', shared),
      findRemoteModel('openai:bge-m3', shared),
    ];
    expect(ollama).toMatchObject({ baseUrl: 'http://ollama.test' });
    expect(ollama?.apiKey).toBeUndefined();
    expect(openai).toMatchObject({ baseUrl: 'http://openai.test/v1', apiKey: 'shared' });
  });

  test('at a place of its own never gets the key of another', () => {
    const own = { ...shared, embeddingBaseUrl: 'http://own.test/v1' };
    expect(findRemoteModel('openai:bge-m3', own)?.apiKey).toBeUndefined();
    expect(findRemoteModel('openai:bge-m3', { ...own, embeddingApiKey: 'own' })).toMatchObject({
      baseUrl: 'http://own.test/v1',
      apiKey: 'own',
      addressVariable: 'EMBEDDING_BASE_URL',
      keyVariable: 'EMBEDDING_API_KEY',
    });
  });

  test.each(['cohere:x', 'ollama', 'ollama:', ':x', 'toString:x', 'constructor:x'])(
    'is not what %j names',
    (name) => {
      expect(findRemoteModel(name, {})).toBeUndefined();
      expect(() => openEmbeddingModel(name)).toThrow(`不认识嵌入模型“${name}”。`);
    },
  );

  test('is asked without a key where there is none, also below an address with a slash', async () => {
    const server = await EmbeddingServer.start();
    const settings = { openaiBaseUrl: `${server.openaiUrl}/` };
    await embedAll(openEmbeddingModel('openai:bge-m3', settings), ['报纸']);
    expect(server.requests).toMatchObject([{ path: '/v1/embeddings', authorization: undefined }]);
  });

  test('keeps the smaller number of texts that a server asked for', async () => {
    const server = await EmbeddingServer.start({ mostTexts: 10 });
    const model = openEmbeddingModel('openai:bge-m3', { openaiBaseUrl: server.openaiUrl });
    const texts = Array.from({ length: 80 }, (_, index) => `第${index}条`);
    await embedAll(model, texts);
    const sizes = server.requests.map((request) => request.texts.length);
    expect(sizes).toEqual([64, 32, 16, ...Array.from({ length: 10 }, () => 8)]);
  });

  test('is asked once again for a question by default, and waited for only some seconds', async () => {
    const server = await EmbeddingServer.start();
    server.fail({ status: 500, body: '' });
    const model = openEmbeddingModel('ollama:bge-m3', { ollamaBaseUrl: server.ollamaUrl });
    expect(await embedQuery(model, '盈利多少？')).toHaveLength(16);
    expect(defaultLimits.query.totalMs).toBeLessThanOrEqual(defaultLimits.documents.callMs / 4);
  });

  test('shows its key to nobody who looks at it', () => {
    const settings = { openaiBaseUrl: 'http://openai.test/v1', openaiApiKey: 'sk-secret' };
    const model = openEmbeddingModel('openai:bge-m3', settings);
    const shown = inspect(model, { depth: 9, showHidden: true }) + JSON.stringify(model);
    expect(shown).not.toContain('sk-secret');
  });
});
