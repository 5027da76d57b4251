import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phraseFinder } from '../../../src/evaluation/judging/phrase-finder.ts';

const word = fc.string({ unit: fc.constantFrom('桥', '茶', '水', '𠮷'), maxLength: 5 });

test('finds those phrases that a text includes, each once', () => {
  fc.assert(
    fc.property(fc.array(word), fc.array(word), (phrases, parts) => {
      const text = parts.join('');
      const included = [...new Set(phrases)].filter((one) => one !== '' && text.includes(one));
      expect([...phraseFinder(phrases)(text)].toSorted()).toEqual(included.toSorted());
    }),
  );
});
