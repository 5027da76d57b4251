import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/archive/database.ts';
import { LexicalIndex } from '../../src/archive/lexical.ts';
import { createSchema } from '../../src/archive/schema.ts';
import { seededRandom } from '../support/random.ts';

function emptyIndex(): LexicalIndex {
  const database = openDatabase(':memory:');
  createSchema(database);
  return new LexicalIndex(database);
}

const term = fc
  .string({ unit: 'binary', minLength: 1 })
  .map((text) => text.replace(/[\0- \x7f\s\ud800-\udfff]/g, '').toLowerCase())
  .filter((text) => text !== '');

describe('LexicalIndex', () => {
  test.each(['130.36', 'c++', 'covid-19', "it's", 'a"b', '5g', '%', '𰻞', 'é', 'near(x)', '*'])(
    'finds %s as it was added',
    (word) => {
      const index = emptyIndex();
      index.add(1, [], ['煤矿', word]);
      index.add(2, [], ['铁路']);
      expect(index.search([word], 10).map(({ chunkId }) => chunkId)).toEqual([1]);
      expect(index.documentFrequency(word)).toBe(1);
    },
  );

  test('finds any term again that holds no white space', () => {
    fc.assert(
      fc.property(term, (word) => {
        const index = emptyIndex();
        index.add(1, [], [word]);
        return index.search([word], 1).length === 1 && index.documentFrequency(word) === 1;
      }),
      { numRuns: 50 },
    );
  });

  test('reads no query syntax in a term', () => {
    const index = emptyIndex();
    index.add(1, [], ['煤矿']);
    for (const word of [
      '煤*',
      'body:煤矿',
      '" OR 煤矿',
      'NOT',
      'NEAR(煤矿)',
      '^煤矿',
      '"',
      '\0',
      ' ',
    ]) {
      expect(index.search([word], 10)).toEqual([]);
    }
  });

  test('never throws, whatever the terms are', () => {
    const index = emptyIndex();
    index.add(1, ['煤矿'], ['增产']);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (terms) => {
        index.search(terms, 10);
      }),
    );
  });

  test('counts a headline more than a body', () => {
    const index = emptyIndex();
    index.add(1, ['铁路'], ['煤矿']);
    index.add(2, ['煤矿'], ['铁路']);
    for (let chunkId = 3; chunkId < 10; chunkId++) index.add(chunkId, [], ['学校']);
    expect(index.search(['煤矿'], 10).map(({ chunkId }) => chunkId)).toEqual([2, 1]);
  });

  test('orders equal scores by chunk id', () => {
    const index = emptyIndex();
    for (const chunkId of [5, 3, 9, 1]) index.add(chunkId, [], ['煤矿', '增产']);
    expect(index.search(['煤矿'], 3).map(({ chunkId }) => chunkId)).toEqual([1, 3, 5]);
  });

  test('scores chunks by common terms as FTS5 would, which it does not ask', () => {
    const database = openDatabase(':memory:');
    createSchema(database);
    const index = new LexicalIndex(database);
    const random = seededRandom(7);
    database.transaction(() => {
      for (let chunkId = 1; chunkId <= 6_000; chunkId++) {
        const rare = Array.from({ length: 6 }, () => `词${Math.floor(random() * 400)}`);
        const common = ['公司', '今年', '公司'].filter(() => random() < 0.45);
        const body = [...rare, ...common, ...(random() < 0.3 ? ['公司员工'] : [])];
        index.add(chunkId, random() < 0.2 ? ['今年'] : [], body);
      }
      index.countTerms();
    })();
    const reference = database.prepare<[string], { id: number; score: number }>(
      `SELECT rowid AS id, -bm25(chunk_terms, 2, 1) AS score FROM chunk_terms
       WHERE chunk_terms MATCH ? ORDER BY score DESC, id LIMIT 20`,
    );
    for (let number = 0; number < 20; number++) {
      const terms = [`词${number}`, `词${number + 20}`, '公司', '今年'];
      const expected = reference.all(terms.map((word) => `"${word}"`).join(' OR '));
      const hits = index.search(terms, 20);
      expect(hits.map(({ chunkId }) => chunkId)).toEqual(expected.map(({ id }) => id));
      for (const [rank, { score }] of hits.entries()) {
        expect(score).toBeCloseTo(expected[rank]?.score ?? 0, 6);
      }
    }
  });

  test.each([
    { name: 'never', countedAt: 0 },
    { name: 'long ago', countedAt: 3_000 },
  ])('ranks by the terms though they were counted $name', ({ countedAt }) => {
    const index = emptyIndex();
    for (let chunkId = 1; chunkId <= 6_000; chunkId++) {
      index.add(chunkId, [], chunkId === 4_321 ? ['公司', '今年', '煤矿'] : ['公司', '今年']);
      if (chunkId === countedAt) index.countTerms();
    }
    const hits = index.search(['公司', '今年', '煤矿'], 5);
    expect(hits[0]?.chunkId).toBe(4_321);
    expect(hits.every(({ score }) => score > 0)).toBe(true);
  });
});
