import { expect, test } from 'vitest';
import { withoutUnseen } from '../../src/language/unseen.ts';

test('a text loses what is not seen, and what turns or hides other characters', () => {
  const hidden = '\u200b\u202e\u0007\ufeff\u{e0041}\u{e0001}\u3164\u00ad\ud83d';
  expect(withoutUnseen(`花${hidden}园`)).toBe('花园');
});

test('a text keeps its white space', () => {
  expect(withoutUnseen('甲\t乙\n丙\r\n丁\u0085戊\u2028己\u3000庚')).toBe(
    '甲\t乙\n丙\r\n丁\u0085戊\u2028己\u3000庚',
  );
});

test('one selector of a variant stays where there are variants, none in which text is hidden', () => {
  expect(withoutUnseen('❤\ufe0f葛\u{e0100}')).toBe('❤\ufe0f葛\u{e0100}');
  expect(withoutUnseen('😀\ufe0f\ufe0f\u{e0162}、葛\u{e0100}\u{e0101}字\u{e0162}a\ufe0f')).toBe(
    '😀\ufe0f、葛\u{e0100}字\u{e0162}a',
  );
});
