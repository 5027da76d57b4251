import { describe, expect, test } from 'vitest';
import { embedAll, embedQuery, withDimensions } from '../../src/embedding/model.ts';
import { type Fault, turnedRound } from '../support/embedding-faults.ts';
import { vectorOf } from '../support/embedding-replies.ts';
import { EmbeddingServer } from '../support/embedding-server.ts';
import { complaintOf, modelAt, providerNames, testKey } from '../support/remote-models.ts';

const texts = ['煤业公司盈利36亿元', '高铁开通', '公司今年招聘职工三百人'];
const oneSentenceEach = /^[^。\n]+。[^。\n]+。$/u;

/** All vectors replaced by one that is made of the first. */
function each(change: (vector: readonly number[]) => unknown): Fault {
  return { vectors: (sound) => sound.map(change) };
}

/** One number of the first vector replaced, by JSON that says so. */
function withNumber(json: string): Fault {
  const vector = `[${json}, 0.5, 0.5]`;
  const data = `[{"index": 0, "embedding": ${vector}}, {"index": 1, "embedding": ${vector}}, {"index": 2, "embedding": ${vector}}]`;
  const embeddings = `[${vector}, ${vector}, ${vector}]`;
  return { status: 200, body: `{"data": ${data}, "embeddings": ${embeddings}}` };
}

describe.each(providerNames)('a reply by the protocol of %s', (provider) => {
  test.each<[string, Fault, string]>([
    ['a page', { status: 200, body: '<html>login</html>' }, '不是完整的 JSON'],
    ['nothing', { status: 200, body: '' }, '不是完整的 JSON'],
    ['half of the JSON', 'breaks off the JSON', '不是完整的 JSON'],
    ['other JSON', { status: 200, body: '{"ok": true}' }, '里面没有向量'],
    ['null', { status: 200, body: 'null' }, '里面没有向量'],
    ['no vectors', { vectors: () => [] }, '应有 3 个向量，却有 0 个'],
    ['too few vectors', { vectors: (sound) => sound.slice(1) }, '应有 3 个向量，却有 2 个'],
    ['too many vectors', { vectors: (all) => [...all, ...all] }, '应有 3 个向量，却有 6 个'],
    ['NaN', withNumber('NaN'), '不是完整的 JSON'],
    ['a null in vectors', withNumber('null'), '无效的数'],
    ['a text in vectors', withNumber('"0.5"'), '无效的数'],
    ['an infinite number', withNumber('1e999'), '无效的数'],
    ['zeros', each((vector) => vector.map(() => 0)), '无效的数'],
    ['empty vectors', each(() => []), '无效的数'],
    ['texts for vectors', each(() => 'AACAPwAAAEA='), '无效的数'],
    ['null for vectors', each(() => null), '无效的数'],
    [
      'vectors of different lengths',
      { vectors: (sound) => sound.map((vector, index) => vector.slice(index)) },
      '向量长短不一',
    ],
  ])('that holds %s is refused in one sentence', async (_, fault, expected) => {
    const server = await EmbeddingServer.start();
    server.fail(fault);
    const complaint = await complaintOf(embedAll(modelAt(server, provider), texts));
    expect(complaint).toContain(expected);
    expect(complaint).toMatch(oneSentenceEach);
    expect(server.requests).toHaveLength(1);
  });

  test('with another length of vectors than before is refused', async () => {
    const server = await EmbeddingServer.start();
    const model = modelAt(server, provider);
    await embedQuery(model, texts[0] ?? '');
    expect(model.dimensions).toBe(16);
    server.dimensions = 8;
    expect(await complaintOf(embedAll(model, texts))).toContain('16 维和 8 维');
  });

  test('with another length of vectors than the archive’s is refused, with what to do', async () => {
    const server = await EmbeddingServer.start();
    const model = withDimensions(modelAt(server, provider), 32);
    const complaint = await complaintOf(embedQuery(model, '盈利多少？'));
    expect(complaint).toContain('向量应有 32 维，却有 16 维');
    expect(complaint).toContain('npm run embed -- --rebuild');
    expect(complaint).toMatch(oneSentenceEach);
  });

  test('of an error never shows the key or the texts, whatever the server repeats', async () => {
    const server = await EmbeddingServer.start();
    for (const status of [400, 401, 403, 404, 422, 429, 500, 301]) {
      for (const said of [
        `model: ${testKey}`,
        `model: ${texts[2]}`,
        'no\u0007 \u202emodel\nhere。',
      ]) {
        for (const error of [said, { message: said }]) {
          server.fail({ status, body: JSON.stringify({ error, batch: 1 }) });
          const model = modelAt(server, provider, { mostRetries: 0 });
          const complaint = await complaintOf(embedQuery(model, texts[2] ?? ''));
          expect(complaint).toMatch(oneSentenceEach);
          expect(complaint).not.toContain('LOCAL');
          expect(complaint).not.toContain('招聘');
          expect(complaint).not.toMatch(/[\u0000-\u001f\u202e]/u);
        }
      }
    }
  });

  test('that says in few words why it refuses is repeated', async () => {
    const server = await EmbeddingServer.start();
    const body = JSON.stringify({ error: 'this model does not support embeddings' });
    server.fail({ status: 400, body });
    expect(await complaintOf(embedAll(modelAt(server, provider), texts))).toContain(
      '不接受请求（HTTP 400：this model does not support embeddings）',
    );
  });

  test('that says too much is not repeated', async () => {
    const server = await EmbeddingServer.start();
    server.fail({ status: 400, body: JSON.stringify({ error: 'very long '.repeat(50) }) });
    const complaint = await complaintOf(embedAll(modelAt(server, provider), texts));
    expect(complaint).toContain('不接受请求（HTTP 400）。');
  });

  test('of a server that does not have the model says how to come by it', async () => {
    const server = await EmbeddingServer.start();
    const model = modelAt(server, provider, {}, 'nomic-embed-text:v1.5');
    const remedy =
      provider === 'ollama'
        ? '请运行 ollama pull nomic-embed-text:v1.5。'
        : '请检查 EMBEDDING_MODEL 里的模型名。';
    expect(await complaintOf(embedAll(model, texts))).toBe(
      `嵌入模型 ${provider}:nomic-embed-text:v1.5 在服务器上没有。${remedy}`,
    );
  });

  test('of a server that wants another key names the variable', async () => {
    const server = await EmbeddingServer.start({ key: 'another' });
    expect(await complaintOf(embedAll(modelAt(server, provider), texts))).toBe(
      `嵌入模型 ${provider}:bge-m3 拒绝了访问（HTTP 401）。请检查密钥 EMBEDDING_API_KEY。`,
    );
  });
});

describe('a reply by OpenAI’s protocol', () => {
  test('is put in order by its indexes', async () => {
    const server = await EmbeddingServer.start();
    server.fail(turnedRound);
    const { embeddings } = modelAt(server, 'openai');
    expect(await embeddings.embedDocuments(texts)).toEqual(texts.map((text) => vectorOf(text, 16)));
  });

  test('without indexes is taken as it comes', async () => {
    const server = await EmbeddingServer.start();
    const data = texts.map((text) => ({ embedding: vectorOf(text, 16) }));
    server.fail({ status: 200, body: JSON.stringify({ data }) });
    const { embeddings } = modelAt(server, 'openai');
    expect(await embeddings.embedDocuments(texts)).toEqual(texts.map((text) => vectorOf(text, 16)));
  });

  test.each([[[0, 0, 1]], [[1, 2, 3]], [[0, undefined, 2]]])(
    'with the indexes %j is refused',
    async (indexes) => {
      const server = await EmbeddingServer.start();
      const data = indexes.map((index) => ({ index, embedding: [1, 2] }));
      server.fail({ status: 200, body: JSON.stringify({ data }) });
      expect(await complaintOf(embedAll(modelAt(server, 'openai'), texts))).toContain('序号');
    },
  );

  test('that tells of an account without money is not asked for again', async () => {
    const server = await EmbeddingServer.start();
    server.fail({ status: 429, body: '{"error": {"code": "insufficient_quota", "message": "x"}}' });
    const complaint = await complaintOf(embedAll(modelAt(server, 'openai'), texts));
    expect(complaint).toContain('额度用完了');
    expect(server.requests).toHaveLength(1);
  });

  test('is asked for as numbers, which the server would else give in base64 where told so', async () => {
    const server = await EmbeddingServer.start();
    const body = { model: 'bge-m3', input: '报纸', encoding_format: 'base64' };
    const url = `${server.openaiUrl}/embeddings`;
    const reply = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
    expect(await reply.json()).toMatchObject({ data: [{ embedding: expect.any(String) }] });
    expect(await embedAll(modelAt(server, 'openai'), ['报纸'])).toHaveLength(1);
  });
});
