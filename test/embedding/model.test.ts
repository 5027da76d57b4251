import { Embeddings } from '@langchain/core/embeddings';
import { describe, expect, test } from 'vitest';
import { embedAll, embedQuery, openEmbeddingModel } from '../../src/embedding/model.ts';
import { WenbaoError } from '../../src/errors.ts';

/** A model whose answers to a batch are made up. */
function modelAnswering(answer: (texts: string[]) => number[][]) {
  class MadeUpEmbeddings extends Embeddings {
    constructor() {
      super({});
    }

    override async embedDocuments(texts: string[]): Promise<number[][]> {
      return answer(texts);
    }

    override async embedQuery(text: string): Promise<number[]> {
      const [vector = []] = answer([text]);
      return vector;
    }
  }
  return { id: 'made-up', dimensions: 2, embeddings: new MadeUpEmbeddings() };
}

describe('embedAll', () => {
  test('gives one unit vector a text, in batches of at most 256', async () => {
    const sizes: number[] = [];
    const model = modelAnswering((texts) => {
      sizes.push(texts.length);
      return texts.map((text) => [3 * Number(text), 4 * Number(text)]);
    });
    const texts = Array.from({ length: 600 }, (_, index) => String(index + 1));
    const vectors = await embedAll(model, texts);
    expect(sizes).toEqual([256, 256, 88]);
    expect(vectors).toHaveLength(600);
    for (const vector of vectors) expect(vector).toEqual(Float32Array.of(0.6, 0.8));
  });

  test.each([
    { fault: 'too few vectors', answer: () => [] },
    { fault: 'a vector of another length', answer: () => [[1, 2, 3]] },
    { fault: 'a number that is none', answer: () => [[Number.NaN, 1]] },
    { fault: 'an infinite number', answer: () => [[Number.POSITIVE_INFINITY, 1]] },
    { fault: 'a zero vector', answer: () => [[0, 0]] },
  ])('refuses $fault', async ({ answer }) => {
    await expect(embedAll(modelAnswering(answer), ['问'])).rejects.toMatchObject({ kind: 'model' });
  });

  test('stops when it is aborted', async () => {
    const model = openEmbeddingModel('builtin');
    await expect(embedAll(model, ['问'], AbortSignal.abort())).rejects.toThrow('aborted');
  });
});

describe('openEmbeddingModel', () => {
  test('opens the built-in model, which embeds questions and texts alike', async () => {
    const model = openEmbeddingModel('builtin');
    const [document] = await embedAll(model, ['宁夏煤业']);
    expect(await embedQuery(model, '宁夏煤业')).toEqual(document);
    expect(document).toHaveLength(model.dimensions);
  });

  test.each(['unknown', 'toString', ''])('says what is available instead of %j', (name) => {
    expect(() => openEmbeddingModel(name)).toThrow(WenbaoError);
    expect(() => openEmbeddingModel(name)).toThrow(`不认识嵌入模型“${name}”。`);
  });
});
