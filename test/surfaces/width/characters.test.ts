import fc from 'fast-check';
import { expect, test } from 'vitest';
import { charactersOf } from '../../../src/surfaces/width/characters.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const piece = fc.constantFrom(
  '中',
  '文。',
  'a',
  ' ',
  'e\u0301',
  '👨‍👩‍👧',
  '🇨🇳',
  '葛\u{e0100}',
  '。',
);

test('characters of a text of any length are those of the whole', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 800, maxLength: 1_600 }), (pieces) => {
      const text = pieces.join('');
      const whole = [...segmenter.segment(text)].map(({ segment, index }) => ({ segment, index }));
      expect([...charactersOf(text)]).toEqual(whole);
    }),
    { numRuns: 30 },
  );
});

test('characters of an endless line are found in a time that grows with it', () => {
  const text = '中 '.repeat(100_000);
  expect([...charactersOf(text)]).toHaveLength(text.length);
});
