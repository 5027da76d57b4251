import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { withoutUnseen } from '../../../../src/language/unseen.ts';
import {
  printedLine,
  printedParagraphs,
  printedSpans,
  shortColumns,
  shortLine,
} from '../../../../src/surfaces/telegram/messages/printed-text.ts';
import { hostileText } from './hostile-text.ts';

describe('printedLine', () => {
  test.each([
    ['全年\n利润', '全年利润'],
    ['CEO\r\nTim', 'CEO Tim'],
    ['36 \u2028 亿', '36亿'],
    ['甲\u0085乙\t丙', '甲乙 丙'],
    ['甲\u3000乙', '甲\u3000乙'],
    ['增\u202e产\u0007\ud800，\u200b零\ufeff宽', '增产，零宽'],
    ['CEO\u200b\nTim', 'CEO Tim'],
    ['笑😀', '笑😀'],
  ])('makes one clean line of %j', (text, line) => {
    expect(printedLine(text)).toBe(line);
  });

  test('leaves nothing that breaks, hides or turns a line, and does nothing the second time', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const line = printedLine(text);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
        expect(printedLine(line)).toBe(line);
      }),
    );
  });

  test('takes time in proportion to white space that never ends', () => {
    const space = ' '.repeat(200_000);
    expect(printedLine(`甲${space}乙`)).toBe(`甲${space}乙`);
  });
});

describe('printedParagraphs', () => {
  test('keeps single line breaks, and none at the ends', () => {
    expect(printedParagraphs('\r\n 一 \r\n\r\n\u200b 二\u2029三\n')).toBe('一\n二\n三');
  });
});

describe('shortColumns', () => {
  test.each([
    ['煤业公司增产', 12, '煤业公司增产'],
    ['煤业公司增产', 11, '煤业公司增…'],
    ['煤业公司增产', 10, '煤业公司…'],
    ['CEO 2024', 8, 'CEO 2024'],
    ['CEO 2024', 7, 'CEO 20…'],
    ['笑😀笑', 4, '笑…'],
    ['甲\n乙', 4, '甲乙'],
  ])('keeps of %j what %i columns hold', (text, most, line) => {
    expect(shortColumns(text, most)).toBe(line);
  });

  test('is one clean line that is never wider, and whole where it fits', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 60 }), (text, most) => {
        const line = shortColumns(text, most);
        expect(stringWidth(line)).toBeLessThanOrEqual(most);
        expect(line.length).toBeLessThanOrEqual(most);
        expect(line).toBe(printedLine(line));
        const whole = printedLine(text).trim();
        const fits = stringWidth(whole) <= most && whole.length <= most;
        expect(line === whole).toBe(fits);
      }),
    );
  });
});

describe('printedSpans', () => {
  test('moves stretches with their words', () => {
    const text = '\n甲\u200b乙\r\n\r\n丙丁';
    const at = (words: string) => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
    });
    const printed = printedSpans({ text, spans: [at('甲\u200b乙'), at('丁')] });
    expect(printed.text).toBe('甲乙\n丙丁');
    expect(printed.spans.map(({ start, end }) => printed.text.slice(start, end))).toEqual([
      '甲乙',
      '丁',
    ]);
  });

  test.each([
    [{ start: -1, end: 1 }],
    [{ start: 1, end: 9 }],
    [{ start: 2, end: 2 }],
    [{ start: 2, end: 1 }],
    [{ start: 0.5, end: 1 }],
    [{ start: Number.NaN, end: 1 }],
  ])('leaves out %j, which is not in the text', (span) => {
    expect(printedSpans({ text: '甲乙丙', spans: [span] }).spans).toEqual([]);
  });

  test('never cuts a character in two', () => {
    expect(printedSpans({ text: '😀甲', spans: [{ start: 1, end: 3 }] }).spans).toEqual([
      { start: 0, end: 3 },
    ]);
    expect(printedSpans({ text: '甲😀', spans: [{ start: 0, end: 2 }] }).spans).toEqual([
      { start: 0, end: 3 },
    ]);
  });

  test('marks the same visible characters before and after, whatever stands between them', () => {
    const visible = (text: string) => withoutUnseen(text).replace(/[\s\u0085]/gu, '');
    const parts = fc.tuple(hostileText, hostileText, hostileText);
    fc.assert(
      fc.property(parts, ([before, words, after]) => {
        // Halves of a character must not find each other over the border of a stretch.
        const [a, b, c] = [`${before}，`, `，${words}，`, `，${after}`];
        const span = { start: a.length, end: a.length + b.length };
        const printed = printedSpans({ text: a + b + c, spans: [span] });
        const shown = printed.spans.map(({ start, end }) => printed.text.slice(start, end));
        expect(shown.map(visible)).toEqual([visible(b)]);
      }),
    );
  });
});

describe('shortLine', () => {
  test('shortens to as many characters as there may be, and says so', () => {
    expect(shortLine(' 一二三\n四 ', 4)).toBe('一二三四');
    expect(shortLine('一二三四五', 4)).toBe('一二三…');
    expect(shortLine('一二😀四五', 4)).toBe('一二…');
  });
});
