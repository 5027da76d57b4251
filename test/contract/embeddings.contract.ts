import { describe, expect, test } from 'vitest';
import { embedAll, embedQuery, type OpenedModel } from '../../src/embedding/model.ts';

const texts = [
  '宁夏煤业今年盈利36亿元。',
  '银川至西安的高速铁路开通。',
  'GDP增长5.2%',
  '宁夏煤业今年盈利36亿元。',
];

/** What archive and retrieval may rely on, whatever makes the vectors. */
export function describeEmbeddings(name: string, open: () => Promise<OpenedModel>): void {
  describe(`${name}, as embeddings`, () => {
    test('give each text a finite vector, all of one length, the same again and again', async () => {
      const { embeddings } = await open();
      const vectors = await embeddings.embedDocuments(texts);
      expect(vectors).toHaveLength(texts.length);
      expect(new Set(vectors.map(({ length }) => length)).size).toBe(1);
      expect(vectors.flat().every(Number.isFinite)).toBe(true);
      expect(vectors.every((vector) => vector.some((part) => part !== 0))).toBe(true);
      expect(vectors[3]).toEqual(vectors[0]);
      expect(vectors[1]).not.toEqual(vectors[0]);
      expect(await embeddings.embedDocuments(texts)).toEqual(vectors);
    });

    test('give one after the other what they give together, in the order of the texts', async () => {
      const { embeddings } = await open();
      const alone: number[][] = [];
      for (const text of texts) alone.push(...(await embeddings.embedDocuments([text])));
      expect(await embeddings.embedDocuments(texts)).toEqual(alone);
      const reversed = await embeddings.embedDocuments(texts.toReversed());
      expect(reversed).toEqual(alone.toReversed());
    });

    test('give a question a vector of the same length', async () => {
      const model = await open();
      const [document] = await model.embeddings.embedDocuments(texts);
      expect(await model.embeddings.embedQuery('盈利多少？')).toHaveLength(document?.length ?? 0);
      expect(model.dimensions).toBe(document?.length);
    });

    test('give no vectors for no texts', async () => {
      expect(await (await open()).embeddings.embedDocuments([])).toEqual([]);
    });

    test('take more texts than go into one call', async () => {
      const { embeddings } = await open();
      const many = Array.from({ length: 300 }, (_, index) => `第${index}条`);
      const vectors = await embeddings.embedDocuments(many);
      expect(vectors).toHaveLength(300);
      expect(vectors[299]).toEqual((await embeddings.embedDocuments(['第299条']))[0]);
    });

    test('throw the reason of a signal that was aborted before', async () => {
      const model = await open();
      const signal = AbortSignal.abort(new Error('interrupted'));
      await expect(embedAll(model, texts, signal)).rejects.toThrow('interrupted');
      await expect(embedQuery(model, '盈利多少？', signal)).rejects.toThrow('interrupted');
    });

    test('give unit vectors by way of embedAll and embedQuery', async () => {
      const model = await open();
      const vectors = await embedAll(model, texts);
      vectors.push(await embedQuery(model, '盈利多少？'));
      for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    });
  });
}
