import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/archive/database.ts';
import { LexicalIndex } from '../../src/archive/lexical.ts';
import { createSchema } from '../../src/archive/schema.ts';

function emptyIndex(): LexicalIndex {
  const database = openDatabase(':memory:');
  createSchema(database);
  return new LexicalIndex(database);
}

const term = fc
  .string({ unit: 'binary', minLength: 1 })
  .map((text) => text.replace(/[\0- \x7f\ud800-\udfff]/g, '').toLowerCase())
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
});
