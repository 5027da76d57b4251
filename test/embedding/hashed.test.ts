import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HashedEmbeddings, hashedDimensions, hashedVector } from '../../src/embedding/hashed.ts';
import { embedAll, embedQuery, openEmbeddingModel } from '../../src/embedding/model.ts';
import { WenbaoError } from '../../src/errors.ts';

describe('hashedVector', () => {
  test('is a unit vector of its length for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const vector = hashedVector(text);
        expect(vector).toHaveLength(hashedDimensions);
        expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      }),
    );
  });

  test('does not depend on width, case or traditional characters', () => {
    expect(hashedVector('寧夏ＧＤＰ')).toEqual(hashedVector('宁夏gdp'));
  });

  test('takes no account of punctuation but to keep runs apart', () => {
    expect(hashedVector('煤业。利润！')).toEqual(hashedVector('，煤业 利润'));
    expect(hashedVector('煤业。利润')).not.toEqual(hashedVector('煤业利润'));
  });

  test('takes a character outside the basic plane for one', () => {
    expect(nonZero('𠮷')).toHaveLength(1);
    expect(nonZero('𠮷野')).toHaveLength(3);
  });

  test('counts a run that comes again by the logarithm', () => {
    const [rare = 0, frequent = 0] = nonZero('煤 煤 业 煤').sort((a, b) => a - b);
    expect(frequent / rare).toBeCloseTo(1 + Math.log(3), 5);
  });

  test('is nearer to a text that shares words than to one that does not', () => {
    const question = hashedVector('煤业公司的利润');
    const near = cosine(question, hashedVector('预计煤业公司全年利润约36亿元'));
    const far = cosine(question, hashedVector('高速铁路今天开通运营'));
    expect(near).toBeGreaterThan(far + 0.2);
  });
});

/** Of unit vectors. */
function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, axis) => sum + value * (b[axis] ?? 0), 0);
}

/** The absolute values of a text's vector that are not 0. */
function nonZero(text: string): number[] {
  return [...hashedVector(text)].filter((value) => value !== 0).map(Math.abs);
}

/** A model whose answers to a batch are made up. */
function modelAnswering(answer: (texts: string[]) => number[][]) {
  class MadeUpEmbeddings extends HashedEmbeddings {
    override async embedDocuments(texts: string[]): Promise<number[][]> {
      return answer(texts);
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
