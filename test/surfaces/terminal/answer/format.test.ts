import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Answer, Answered } from '../../../../src/answering/answer.ts';
import {
  formatAnswer,
  formatQuotes,
  formatRemarks,
  sourceLine,
} from '../../../../src/surfaces/terminal/answer/format.ts';
import { toPrintable, toPrintableLine } from '../../../../src/surfaces/terminal/text/printable.ts';
import { type Look, plainLook } from '../../../../src/surfaces/terminal/text/screen.ts';
import { answered, citation } from '../../../support/scripted-assistant.ts';

/** Shows where text is bold and where it is dim. */
const marked: Look = { bold: (text) => `<b>${text}</b>`, dim: (text) => `<d>${text}</d>` };

const full = citation({
  headline: '标题',
  publication: '荆州区新闻',
  date: '2025-08-26',
  datePrecision: 'day',
});

/** A short answer and the sentence that proves it. */
const profit: Answered = {
  status: 'answered',
  statements: [
    { text: '约36亿元。', markers: [1], isShort: true },
    { text: '预计年利润约36亿元。', markers: [1] },
  ],
  citations: [citation()],
};

const yearly: Answered = {
  ...profit,
  confidence: 'likely',
  series: [10, 20, 40].map((value, index) => ({
    label: `${2021 + index}年`,
    printed: `${value}亿元`,
    value,
    marker: index + 1,
  })),
};

describe('sourceLine', () => {
  test('puts the marker before the place', () => {
    expect(sourceLine(full)).toBe('[1] 《标题》，荆州区新闻，2025年8月26日，003.txt 第105—112行');
  });

  test('stays one line whatever the headline holds', () => {
    expect(sourceLine(citation({ headline: '上\n下\u202e\u001b[31m红' }))).toBe(
      '[1] 《上 下红》，003.txt 第105—112行',
    );
  });

  test('keeps what stands behind an escape sequence that never ends', () => {
    expect(sourceLine({ ...full, headline: '题\u001b]0;', section: '\u001b]8;;3' })).toBe(
      '[1] 《题》，荆州区新闻，2025年8月26日，003.txt 第105—112行',
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

  test('has the short answer in bold before its proof, and how sure it is last', () => {
    expect(
      formatAnswer({ ...profit, confidence: 'likely', remark: '口径可能不同。' }, marked),
    ).toBe(
      [
        '<b>约36亿元。[1]</b>',
        '预计年利润约36亿元。[1]',
        '<d>可信度：较可能，请看原文。注意：口径可能不同。</d>',
        '',
        '<d>[1] （无标题），003.txt 第105—112行</d>',
      ].join('\n'),
    );
  });

  test('says what was searched, and nothing that is not the answer in bold', () => {
    const nearest: Answer = { ...profit, confidence: 'certain', remark: '口径可能不同。' };
    const searched = '查了43篇报道';
    expect(formatAnswer({ status: 'abstained', reason: '没有。', searched, nearest }, marked)).toBe(
      [
        '<b>没有。</b>',
        '<d>查了43篇报道</d>',
        '最接近的内容（不是答案）：约36亿元。[1]',
        '预计年利润约36亿元。[1]',
        '<d>注意：口径可能不同。</d>',
        '',
        '<d>[1] （无标题），003.txt 第105—112行</d>',
      ].join('\n'),
    );
  });

  test('draws a figure over time on a screen, and not for a pipe', () => {
    expect(formatAnswer(yearly)).not.toContain('█');
    expect(formatAnswer(yearly, { ...marked, width: 40 }).split('\n\n')[1]).toBe(
      [
        '2021年 █████▊ 10亿元[1]',
        '2022年 ███████████▌ 20亿元[2]',
        '2023年 ███████████████████████ 40亿元[3]',
      ].join('\n'),
    );
  });

  test('stays within forty columns', () => {
    const nearest = { ...yearly, remark: '这两个数字的统计口径可能不同，请比较原文之后再用。' };
    const reason = '档案里有这个项目，但没有说它在二〇二三年的产值是多少。';
    const searched = '查了43篇报道（2022年2月至2025年8月）';
    const abstained: Answer = { status: 'abstained', reason, searched, nearest };
    for (const answer of [nearest, abstained]) {
      const lines = formatAnswer(answer, { ...plainLook, width: 40 }).split('\n');
      expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(40);
    }
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

  test.each([' 某厂税收呢？', '请问某廠税收', '另外，某厂税收呢'])(
    'is silent where there is nothing to say: %s',
    (asked) => {
      expect(formatRemarks(asked, reply)).toEqual([]);
    },
  );
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
        section: given,
        source: given,
        date: given,
        quote: given,
      });
      const answer: Answered = {
        ...answered(given, source),
        remark: given,
        series: [1, 2, 3].map((value) => ({ label: given, printed: given, value, marker: 1 })),
      };
      expect(formatAnswer(answer)).not.toMatch(unsafe);
      expect(formatAnswer(answer, { ...plainLook, width: 80 })).not.toMatch(unsafe);
      expect(formatQuotes(answer)).not.toMatch(unsafe);
      const abstained: Answer = {
        status: 'abstained',
        reason: given,
        searched: given,
        nearest: answer,
      };
      expect(formatAnswer(abstained)).not.toMatch(unsafe);
      expect(toPrintableLine(given)).not.toMatch(/\n/);
      const reply = { answer, question: given, notice: given, elapsedMs: 1 };
      expect(formatRemarks('', reply).join('')).not.toMatch(unsafe);
    }),
  );
});
