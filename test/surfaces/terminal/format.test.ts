import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/answering/answer.ts';
import {
  formatAnswer,
  formatQuotes,
  formatRemarks,
  sourceLine,
} from '../../../src/surfaces/terminal/format.ts';
import { toPrintable, toPrintableLine } from '../../../src/surfaces/terminal/printable.ts';
import { answered, citation } from '../../support/scripted-assistant.ts';

const full = citation({
  headline: '标题',
  publication: '荆州区新闻',
  date: '2025-08-26',
  datePrecision: 'day',
});

describe('sourceLine', () => {
  test.each([
    ['everything', full, '[1] 《标题》，荆州区新闻，2025年8月26日，003.txt 第105—112行'],
    ['nothing', citation(), '[1] （无标题），003.txt 第105—112行'],
    ['one line', citation({ lines: [7, 7] }), '[1] （无标题），003.txt 第7行'],
    [
      'a month',
      citation({ date: '2024-08', datePrecision: 'month' }),
      '[1] （无标题），2024年8月，003.txt 第105—112行',
    ],
    [
      'a year',
      citation({ date: '2024', datePrecision: 'year' }),
      '[1] （无标题），2024年，003.txt 第105—112行',
    ],
  ])('says where a quotation stands, knowing %s', (_, given, expected) => {
    expect(sourceLine(given)).toBe(expected);
  });

  test('stays one line whatever the headline holds', () => {
    expect(sourceLine(citation({ headline: '上\n下\u202e\u001b[31m红' }))).toBe(
      '[1] 《上 下红》，003.txt 第105—112行',
    );
  });
});

describe('formatAnswer', () => {
  test('puts the sources below the statements', () => {
    expect(formatAnswer(answered('预计年利润约36亿元。', full))).toBe(
      '预计年利润约36亿元。[1]\n\n[1] 《标题》，荆州区新闻，2025年8月26日，003.txt 第105—112行',
    );
  });

  test('marks the nearest thing as not being the answer, and cites it', () => {
    const nearest = answered('2022年产值为8亿元。', citation());
    expect(formatAnswer({ status: 'abstained', reason: '档案里没有2023年的产值。', nearest })).toBe(
      [
        '档案里没有2023年的产值。',
        '最接近的内容（不是答案）：2022年产值为8亿元。[1]',
        '',
        '[1] （无标题），003.txt 第105—112行',
      ].join('\n'),
    );
  });

  test('has only a reason where nothing is near', () => {
    const answer: Answer = { status: 'abstained', reason: '没有找到。' };
    expect(formatAnswer(answer)).toBe('没有找到。');
    expect(formatQuotes(answer)).toBe('');
  });
});

test('formatQuotes gives every line of a quotation in full', () => {
  expect(formatQuotes(answered('好。', citation({ quote: '第一行\n第二行' })))).toBe(
    '[1] （无标题），003.txt 第105—112行\n    第一行\n    第二行',
  );
});

describe('formatRemarks', () => {
  const reply = { answer: answered('好。'), question: '某厂税收呢？', elapsedMs: 1 };

  test('says how a follow-up was understood', () => {
    expect(formatRemarks('税收呢？', { ...reply, notice: '模型没有回应。' })).toEqual([
      '（按这个问题回答：某厂税收呢？）',
      '模型没有回应。',
    ]);
  });

  test('is silent where there is nothing to say', () => {
    expect(formatRemarks(' 某厂税收呢？', reply)).toEqual([]);
  });
});

describe('toPrintable', () => {
  test.each([
    ['a colour', '红\u001b[1;31m字\u001b[0m', '红字'],
    ['a title', '\u001b]0;标题\u0007文', '文'],
    ['a link', '\u001b]8;;http://x\u001b\\链\u001b]8;;\u001b\\', '链'],
    ['an 8-bit sequence', '甲\u009b2J乙', '甲乙'],
    ['bidi controls', '甲\u202e乙\u2066丙\u200f', '甲乙丙'],
    ['odd line breaks', '甲\r\n乙\u2028丙\r丁', '甲\n乙\n丙\n丁'],
    ['half a character', '甲\ud83d乙', '甲乙'],
  ])('takes away %s', (_, text, expected) => {
    expect(toPrintable(text)).toBe(expected);
  });
});

test('no text from outside puts a control character on the screen', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom('\u001b', '[', '3', 'm', ']', '\u0007', '\u009b', '\u202e', '字', '\n'),
      )
      .map((parts) => parts.join('')),
  );
  const unsafe = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;
  fc.assert(
    fc.property(text, (given) => {
      const source = citation({
        headline: given,
        publication: given,
        source: given,
        date: given,
        quote: given,
      });
      const answer = answered(given, source);
      expect(formatAnswer(answer)).not.toMatch(unsafe);
      expect(formatQuotes(answer)).not.toMatch(unsafe);
      expect(formatAnswer({ status: 'abstained', reason: given, nearest: answer })).not.toMatch(
        unsafe,
      );
      expect(toPrintableLine(given)).not.toMatch(/\n/);
      const reply = { answer, question: given, notice: given, elapsedMs: 1 };
      expect(formatRemarks('', reply).join('')).not.toMatch(unsafe);
    }),
  );
});
