import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { plainLook } from '../../../../src/surfaces/terminal/text/screen.ts';
import {
  type Stretch,
  wrapStretches,
  wrapText,
} from '../../../../src/surfaces/terminal/text/wrap.ts';

describe('wrapText', () => {
  test.each([
    ['counts Chinese characters twice', '一二三四五六七', 10, '一二三四五\n六七'],
    ['begins no line with a mark', '一二三四五，六七', 10, '一二三四\n五，六七'],
    ['begins no line with several marks', '一二三四”。五', 8, '一二三\n四”。五'],
    ['ends no line with an opening mark', '一二三《四五》', 8, '一二三\n《四五》'],
    ['cuts no figure', '产值达1234567元', 10, '产值达\n1234567元'],
    ['cuts no line numbers', '一二三 第105—112行', 14, '一二三\n第105—112行'],
    ['keeps a marker with its sentence', '一二三四。[1]', 12, '一二三\n四。[1]'],
    ['drops white space at a break only', 'one two three', 8, 'one two\nthree'],
    ['keeps the breaks of the text', '一二\n三四', 10, '一二\n三四'],
  ])('%s', (_, text, width, expected) => {
    expect(wrapText(text, width)).toBe(expected);
  });

  test('hangs the lines that go on', () => {
    expect(wrapText('[1] 一二三四五六', 10, '    ')).toBe('[1] 一二三\n    四五六');
  });

  const printed = fc
    .array(fc.constantFrom(...'一二三，。《》“”、a1. []', '36亿元', '[1]', '👍🏽', '\n'), {
      maxLength: 80,
    })
    .map((parts) => parts.join(''));

  test('makes no line of white space before what is too long for the rest of it', () => {
    expect(wrapText('    abcd', 6, '  ')).toBe('abcd');
  });

  test('loses nothing but white space', () => {
    fc.assert(
      fc.property(
        fc.oneof(printed, fc.string({ unit: 'grapheme' })),
        fc.integer({ min: 8, max: 40 }),
        (text, width) => {
          expect(wrapText(text, width).replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
        },
      ),
    );
  });

  test('gives no line wider than the screen', () => {
    fc.assert(
      fc.property(printed, fc.integer({ min: 8, max: 40 }), (text, width) => {
        for (const line of wrapText(text, width).split('\n')) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});

describe('wrapStretches', () => {
  const tagged = (text: string) => `<${text}>`;

  test('styles what a line shows of each stretch, without the indent', () => {
    const stretches = [{ text: '一二三' }, { text: '四五。六', style: tagged }, { text: '七' }];
    expect(wrapStretches(stretches, { ...plainLook, width: 8 }, '  ')).toBe(
      '一二三<四>\n  <五。六>\n  七',
    );
    expect(wrapStretches(stretches, plainLook)).toBe('一二三<四五。六>七');
  });

  test('never cuts a marker, and styles nothing that is empty', () => {
    const marker = { text: '[12]', style: tagged };
    const text = wrapStretches(
      [{ text: '一二三四' }, { text: '', style: tagged }, marker, marker],
      { ...plainLook, width: 8 },
    );
    expect(text).toBe('一二三四\n<[12]><[12]>');
  });

  const texts = fc.array(
    fc.string({ unit: fc.constantFrom(...'一二，。《》a1. ', '[1]', '👍🏽', '\n', '\u0301') }),
    { maxLength: 6 },
  );

  test('without styles gives the very text that wrapping gives', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 8, max: 30 }), (parts, width) => {
        const stretches: Stretch[] = parts.map((text, at) =>
          at % 2 ? { text, style: String } : { text },
        );
        expect(wrapStretches(stretches, { ...plainLook, width }, '  ')).toBe(
          wrapText(parts.join(''), width, '  '),
        );
      }),
    );
  });

  test('hides no text by styling it', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 8, max: 30 }), (parts, width) => {
        const stretches = parts.map((text) => ({ text, style: tagged }));
        const shown = wrapStretches(stretches, { ...plainLook, width });
        expect(shown.replace(/[<>\s]/gu, '')).toBe(parts.join('').replace(/\s/gu, ''));
      }),
    );
  });
});
