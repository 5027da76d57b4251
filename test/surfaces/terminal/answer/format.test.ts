import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import type { Answer, Answered } from '../../../../src/answering/answer.ts';
import { WenbaoError } from '../../../../src/errors.ts';
import {
  formatAnswer,
  formatFailure,
  formatQuotes,
  formatRemarks,
} from '../../../../src/surfaces/terminal/answer/format.ts';
import { sourceLine } from '../../../../src/surfaces/terminal/answer/source-line.ts';
import { toPrintable } from '../../../../src/surfaces/terminal/text/printable.ts';
import { plainLook } from '../../../../src/surfaces/terminal/text/screen.ts';
import { answered, citation } from '../../../support/scripted-assistant.ts';
import { taggedLook } from '../tagged-look.ts';

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
      formatAnswer({ ...profit, confidence: 'likely', remark: '口径可能不同。' }, taggedLook),
    ).toBe(
      [
        '<b>约36亿元。</b><m>[1]</m>',
        '预计年利润约36亿元。<m>[1]</m>',
        '<caution>可信度：较可能，请看原文</caution>。<caution>注意：口径可能不同。</caution>',
        '',
        '<m>[1]</m><d> （无标题），003.txt 第105—112行</d>',
      ].join('\n'),
    );
  });

  test('has a colour of its own for what is certain', () => {
    expect(formatAnswer({ ...profit, confidence: 'certain' }, taggedLook)).toContain(
      '\n<certain>可信度：确定</certain>\n',
    );
  });

  test('warns that there is no answer, and has nothing that is not the answer in bold', () => {
    const nearest: Answer = { ...profit, confidence: 'certain', remark: '口径可能不同。' };
    const searched = '查了43篇报道';
    expect(
      formatAnswer({ status: 'abstained', reason: '没有。', searched, nearest }, taggedLook),
    ).toBe(
      [
        '<b><caution>没有。</caution></b>',
        '<d>查了43篇报道</d>',
        '最接近的内容（不是答案）：约36亿元。<m>[1]</m>',
        '预计年利润约36亿元。<m>[1]</m>',
        '<caution>注意：口径可能不同。</caution>',
        '',
        '<m>[1]</m><d> （无标题），003.txt 第105—112行</d>',
      ].join('\n'),
    );
  });

  test('warns of nothing where somebody only greets', () => {
    const greeting: Answer = { status: 'abstained', reason: '你好，请问。' };
    expect(formatAnswer(greeting, taggedLook)).toBe('你好，请问。');
  });

  test('has the name of a source file for a link where the file is known', () => {
    const addressOf = (source: string) => (source === '003.txt' ? 'file:///003.txt' : undefined);
    const known = formatAnswer(answered('好。', full), taggedLook, { addressOf });
    expect(known.split('\n').at(-1)).toBe(
      '<m>[1]</m><d> 《标题》，荆州区新闻，2025年8月26日，</d>' +
        '<d><a file:///003.txt>003.txt</a></d><d> 第105—112行</d>',
    );
    const other = citation({ source: '4.txt' });
    expect(formatAnswer(answered('好。', other), taggedLook, { addressOf })).not.toContain('<a');
  });

  test('styles each line of a wrapped text by itself, a link too', () => {
    const source = citation({ source: '某年某月的长名字.txt' });
    const look = { ...taggedLook, width: 20 };
    const text = formatAnswer(answered('好。', source), look, { addressOf: () => 'file:///x' });
    expect(text.split('\n').slice(2)).toEqual([
      '<m>[1]</m><d> （无标题），</d><d><a file:///x>某年</a></d>',
      '    <d><a file:///x>某月的长名字.txt</a></d>',
      '    <d>第105—112行</d>',
    ]);
  });

  test('without sources has neither markers nor their list, in no part of it', () => {
    const hidden = { showsSources: false };
    const all = { ...yearly, remark: '口径可能不同。' };
    expect(formatAnswer(all, { ...plainLook, width: 40 }, hidden)).toMatch(
      /^约36亿元。\n预计年利润约36亿元。\n可信度：[^\n]*\n[^\n]*\n\n2021年 █[^[]*40亿元$/u,
    );
    const abstained: Answer = { status: 'abstained', reason: '没有。', nearest: profit };
    expect(formatAnswer(abstained, plainLook, hidden)).toBe(
      '没有。\n最接近的内容（不是答案）：约36亿元。\n预计年利润约36亿元。',
    );
  });

  test('draws a figure over time on a screen, and not for a pipe', () => {
    expect(formatAnswer(yearly)).not.toContain('█');
    expect(formatAnswer(yearly, { ...plainLook, width: 40 }).split('\n\n')[1]).toBe(
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

test('formatFailure says on one line what is wrong and what to do', () => {
  const error = new WenbaoError('archive', '档案\u001b[2J坏了。', '请\n重建。');
  expect(formatFailure(error, taggedLook)).toBe('<failure>档案坏了。请 重建。</failure>');
});
