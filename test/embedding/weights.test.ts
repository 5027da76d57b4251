import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeWeights,
  type EmbeddingWeights,
  encodeWeights,
} from '../../src/embedding/builtin/weights.ts';
import { WenbaoError } from '../../src/errors.ts';

const shape = fc.record({
  dimensions: fc.integer({ min: 1, max: 5 }),
  vocabulary: fc.uniqueArray(fc.stringMatching(/^[煤矿a-z0-9.é]{1,4}$/u), {
    minLength: 1,
    maxLength: 6,
  }),
  buckets: fc.integer({ min: 1, max: 4 }),
});

/** Weights of any numbers that fit their shape. */
const anyWeights: fc.Arbitrary<EmbeddingWeights> = shape.chain((chosen) => {
  const units = chosen.vocabulary.length + chosen.buckets;
  const length = units * chosen.dimensions;
  return fc.record({
    dimensions: fc.constant(chosen.dimensions),
    vocabulary: fc.constant(chosen.vocabulary),
    buckets: fc.constant(chosen.buckets),
    scales: fc.float32Array({ minLength: units, maxLength: units, noNaN: true }),
    rows: fc.int8Array({ min: -127, max: 127, minLength: length, maxLength: length }),
  });
});

const sample: EmbeddingWeights = {
  dimensions: 2,
  vocabulary: ['煤', '煤矿'],
  buckets: 1,
  scales: Float32Array.of(0.5, 0.25, 1),
  rows: Int8Array.of(1, 2, 3, 4, -127, 127),
};

describe('the file of the built-in embedding', () => {
  test('gives back what was packed into it', () => {
    fc.assert(
      fc.property(anyWeights, (weights) => {
        expect(decodeWeights(encodeWeights(weights))).toEqual(weights);
      }),
    );
  });

  test('is read wherever its bytes begin in memory', () => {
    const file = encodeWeights(sample);
    for (const offset of [1, 2, 3]) {
      const moved = Buffer.concat([Buffer.alloc(offset), file]).subarray(offset);
      expect(decodeWeights(moved)).toEqual(sample);
    }
  });

  test('is refused wherever it is cut off, and with anything behind it', () => {
    const file = encodeWeights(sample);
    for (let length = 0; length < file.length; length++) {
      expect(errorOf(file.subarray(0, length))).toMatchObject({ kind: 'model' });
    }
    expect(errorOf(Buffer.concat([file, Buffer.alloc(1)]))).toMatchObject({ kind: 'model' });
  });

  test.each([
    ['another format', { format: 'wenbao-embedding-2' }],
    ['no dimensions', { dimensions: 0 }],
    ['other dimensions', { dimensions: 3 }],
    ['broken dimensions', { dimensions: 2.5 }],
    ['fewer words', { words: 1 }],
    ['words for buckets', { words: 1, buckets: 2 }],
    ['more buckets than fit into memory', { buckets: Number.MAX_SAFE_INTEGER }],
    ['more words than fit into memory', { wordBytes: Number.MAX_SAFE_INTEGER }],
    ['other words', { wordBytes: 5 }],
    ['a field that it does not have', { name: 'wenbao' }],
    ['text for a number', { buckets: '1' }],
  ])('is refused with %s in its first line', (_, change) => {
    expect(errorOf(withHeader(change))).toMatchObject({ kind: 'model' });
  });

  test('is read, or refused as damaged, whatever its first line was changed to', () => {
    const file = encodeWeights(sample);
    const headerLength = file.indexOf('\n') + 1;
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.nat(headerLength - 1), byte, (place, value) => {
        const changed = Buffer.from(file);
        changed[place] = value;
        expect(['none', 'model']).toContain(kindOf(changed));
      }),
    );
  });

  test('is refused when it is some other file', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(kindOf(Buffer.from(bytes))).toBe('model');
      }),
    );
  });

  test('says that it is damaged and what to do', () => {
    expect(errorOf(Buffer.alloc(0))).toMatchObject({
      message: '内置嵌入模型的文件缺失或已损坏。',
      remedy: '请重新下载本程序。',
    });
  });
});

function withHeader(change: object): Buffer {
  const file = encodeWeights(sample);
  const end = file.indexOf('\n');
  const header: object = JSON.parse(file.toString('utf8', 0, end));
  return Buffer.concat([Buffer.from(JSON.stringify({ ...header, ...change })), file.subarray(end)]);
}

function errorOf(file: Buffer): unknown {
  try {
    decodeWeights(file);
    return undefined;
  } catch (error) {
    return error;
  }
}

function kindOf(file: Buffer): string {
  const error = errorOf(file);
  if (error === undefined) return 'none';
  return error instanceof WenbaoError ? error.kind : String(error);
}
