import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UnitCounter } from '../../src/embedding/builtin/unit-counter.ts';
import { none, UnitTrie } from '../../src/embedding/builtin/unit-trie.ts';
import { UnitFinder } from '../../src/embedding/builtin/units.ts';
import { isIdeograph } from '../../src/language/characters.ts';
import { normalizeText } from '../../src/language/normalize.ts';

const buckets = 7;

/** So few characters that words are often found, inside and across each other. */
const ideographs = fc.string({ unit: fc.constantFrom(...'煤矿工人') });
const runs = fc.stringMatching(/^[a-c0-2]{1,3}(?:\.[a-c0-2]{1,2})?$/u);
const vocabulary = fc.uniqueArray(
  fc.oneof(
    ideographs.filter((word) => word.length > 0 && word.length < 5),
    runs,
  ),
);
const texts = fc
  .array(fc.oneof(ideographs, runs, fc.constantFrom(' ', '，', '.', '。', 'é', 'の', '𠮷')))
  .map((parts) => parts.join(''));

describe('UnitTrie', () => {
  test('finds exactly the words that it was made of, each at its place', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1 })),
        ideographs,
        (words, other) => {
          const trie = new UnitTrie(words);
          expect(words.map((word) => lookUp(trie, word))).toEqual(words.map((_, place) => place));
          expect(lookUp(trie, other)).toBe(words.indexOf(other));
        },
      ),
    );
  });

  test('leads nowhere without words', () => {
    expect(lookUp(new UnitTrie([]), '煤')).toBe(none);
  });
});

describe('UnitFinder', () => {
  test('finds what a slow search by the same rules finds', () => {
    fc.assert(
      fc.property(vocabulary, texts, (words, text) => {
        const found = find(words, text).map((unit) => words[unit] ?? 'other');
        const expected = slowlyFound(words, text).map((unit) =>
          words.includes(unit) ? unit : 'other',
        );
        expect(found).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('covers every letter and digit of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }).map(normalizeText), (text) => {
        const separated = text.match(/[a-z0-9]+|[^\p{L}\p{N}]+|./gsu) ?? [];
        const lettered = separated.filter((part) => /[\p{L}\p{N}]/u.test(part));
        for (const part of lettered) expect(find(['煤矿'], part)).not.toEqual([]);
      }),
    );
  });

  test('gives only numbers of units, those of buckets among them', () => {
    fc.assert(
      fc.property(vocabulary, fc.string({ unit: 'binary' }), (words, text) => {
        const finder = new UnitFinder(words, buckets);
        expect(finder.size).toBe(words.length + buckets);
        for (const unit of find(words, text)) {
          expect(Number.isInteger(unit) && unit >= 0 && unit < finder.size).toBe(true);
        }
      }),
    );
  });

  test.each(['130.36', 'a4', '5g', 'libxess.dll', '1.2.0'])('takes %s for one unit', (run) => {
    expect(find([run], run)).toEqual([0]);
    expect(find([run], `约${run}，`)).toEqual([expect.any(Number), 0]);
    expect(find([], run)).toHaveLength(1);
  });

  test('ends a run before a point that nothing follows', () => {
    expect(find(['2024', '3'], '2024. 3.')).toEqual([0, 1]);
    expect(find(['2024', '3'], '2024..3')).toEqual([0, 1]);
  });

  test('finds words inside and across others, but no character that a word covers', () => {
    const words = ['煤矿', '矿工', '煤矿工人', '矿', '人'];
    expect(find(words, '煤矿工人')).toEqual([0, 2, 1]);
    expect(find(words, '人矿')).toEqual([4, 3]);
  });

  test('finds no word across punctuation', () => {
    expect(find(['煤矿', '煤', '矿'], '煤，矿')).toEqual([1, 2]);
  });

  test('gives what it does not know the same bucket wherever it stands', () => {
    const [alone] = find(['煤'], '鲸');
    expect(find(['煤'], '煤鲸煤')).toEqual([0, alone, 0]);
  });

  test('appends to what was found before', () => {
    const found = [3];
    new UnitFinder(['煤'], buckets).find('煤', found);
    expect(found).toEqual([3, 0]);
  });
});

describe('UnitCounter', () => {
  test('counts each unit once, by the logarithm of how often it stands there', () => {
    const counter = new UnitCounter(new UnitFinder(['煤', '矿'], buckets));
    const expected = { units: [1, 0], weights: [1, 1 + Math.log(3)] };
    expect(counter.count('矿煤，煤煤')).toEqual(expected);
    expect(counter.count('矿煤，煤煤')).toEqual(expected);
    expect(counter.countFound([1, 0, 0, 0])).toEqual(expected);
    expect(counter.count('')).toEqual({ units: [], weights: [] });
  });
});

function find(words: readonly string[], text: string): number[] {
  const found: number[] = [];
  new UnitFinder(words, buckets).find(text, found);
  return found;
}

function lookUp(trie: UnitTrie, word: string): number {
  let node = trie.begin(word.charCodeAt(0));
  for (const unit of word.slice(1).split('')) {
    if (node !== none) node = trie.step(node, unit.charCodeAt(0));
  }
  return node === none ? none : trie.wordAt(node);
}

/** The units of a text by their characters: all words at each place, and what none of them covers. */
function slowlyFound(words: readonly string[], text: string): string[] {
  const found: string[] = [];
  const covered = new Set<number>();
  for (const { 0: token, index: start } of text.matchAll(/[a-z0-9]+(?:\.[a-z0-9]+)*|[\s\S]/g)) {
    if (/^[a-z0-9]/u.test(token)) found.push(token);
    else if (isIdeograph(token.charCodeAt(0))) found.push(...wordsAt(words, text, start, covered));
    else if (/[\p{L}\ud800-\udfff]/u.test(token)) found.push(token);
  }
  return found;
}

function wordsAt(
  words: readonly string[],
  text: string,
  start: number,
  covered: Set<number>,
): string[] {
  const found = words
    .filter((word) => word.length > 1 && text.startsWith(word, start))
    .toSorted((a, b) => a.length - b.length);
  for (const word of found) {
    for (let index = start; index < start + word.length; index++) covered.add(index);
  }
  return covered.has(start) ? found : [text.charAt(start)];
}
