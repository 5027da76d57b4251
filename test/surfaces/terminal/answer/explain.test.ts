import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import type { Answered } from '../../../../src/answering/answer.ts';
import type { ExplainedPassage, Explanation } from '../../../../src/answering/explanation.ts';
import type { Reply } from '../../../../src/chat/reply.ts';
import { toArticleId } from '../../../../src/corpus/article.ts';
import { formatExplanation } from '../../../../src/surfaces/terminal/answer/explain/explain.ts';
import {
  outcomeWords,
  verdictWords,
} from '../../../../src/surfaces/terminal/answer/explain/verdict-wording.ts';
import { plainLook } from '../../../../src/surfaces/terminal/text/screen.ts';
import { answered, citation } from '../../../support/scripted-assistant.ts';
import { taggedLook } from '../tagged-look.ts';

const asked = '那税收呢？';
const passage: ExplainedPassage = {
  articleId: toArticleId({ source: '甲.txt', documentId: '甲.txt' }, 1),
  headline: '青河造纸厂投产',
  date: '2024-08',
  source: '甲.txt',
  lines: [3, 9],
  termRank: 1,
  termScore: 32.063,
  vectorRank: 12,
  vectorScore: 0.687,
  score: 29.051,
  isQuoted: true,
};
const bare: ExplainedPassage = {
  articleId: passage.articleId,
  source: '乙.txt',
  lines: [7, 7],
  score: 8.5,
  isQuoted: false,
};
const explanation: Explanation = {
  question: '青河造纸厂的税收呢?',
  kind: 'figure',
  terms: ['青河', '造纸厂', '税收'],
  corrections: [],
  periods: [],
  passages: [passage, bare],
  answeredBy: 'reader',
  heldBack: [],
  steps: [
    { name: 'follow-up', elapsedMs: 0.6 },
    { name: 'retrieve', elapsedMs: 11.4 },
    { name: 'read', elapsedMs: 20.4 },
  ],
};
const reply: Reply = {
  answer: answered('年税收18亿元。', citation()),
  question: '青河造纸厂的税收呢？',
  relation: 'follow-up',
  explanation,
  elapsedMs: 40,
};

describe('an explanation', () => {
  test('tells how the question was read, what was found, what was checked, and the time', () => {
    expect(formatExplanation(asked, reply, plainLook).split('\n')).toEqual([
      '问题      那税收呢？（按“青河造纸厂的税收呢？”理解）',
      '对话      承接前文',
      '类型      数字',
      '检索词    青河、造纸厂、税收',
      '时间范围  无',
      '段落      2 段，好的在前，✓ 是引用的',
      '  序 词序  词分 向量序 相似度  总分  标题，日期，出处',
      '✓  1    1 32.06     12   0.69 29.05  青河造纸厂投产，2024-08，甲.txt 第3—9行',
      '   2    -     -      -      -  8.50  （无标题），乙.txt 第7行',
      '核对      通过 1 句',
      '  通过：年税收18亿元。[1]',
      '作答      内置阅读器',
      '用时      理解追问 1 毫秒，检索 11 毫秒，阅读原文 20 毫秒，共 32 毫秒',
    ]);
  });

  test('stands beside or below its figures on a screen, as there is room', () => {
    const titled = (width: number) => {
      const lines = formatExplanation(asked, reply, { ...plainLook, width }).split('\n');
      return lines.slice(lines.findIndex((line) => line.startsWith('✓'))).slice(0, 3);
    };
    expect(titled(80)).toEqual([
      '✓  1    1 32.06     12   0.69 29.05  青河造纸厂投产',
      '     2024-08，甲.txt 第3—9行',
      '   2    -     -      -      -  8.50  （无标题）',
    ]);
    expect(titled(40)).toEqual([
      '✓  1    1 32.06     12   0.69 29.05',
      '     青河造纸厂投产',
      '     2024-08，甲.txt 第3—9行',
    ]);
  });

  test('has its labels in bold, and shows by colours what passed and what did not', () => {
    const heldBack = [{ text: '多。', reason: 'uncited', outcome: 'left-out' }] as const;
    const checked = { ...reply, explanation: { ...explanation, heldBack } };
    const lines = formatExplanation(asked, checked, taggedLook).split('\n');
    expect(lines[1]).toBe('<b>对话</b>      承接前文');
    expect(lines).toContain('  <certain>通过</certain>：年税收18亿元。<m>[1]</m>');
    expect(lines).toContain('  <caution>未通过</caution>（没有注明出处，略去）：多。');
  });

  test('tells what was taken for slips, the periods, and what a model took', () => {
    const typed = '青河造只厂2024年的税收呢？';
    const text = formatExplanation(
      typed,
      {
        ...reply,
        question: typed,
        usage: { promptTokens: 1200, completionTokens: 80, cost: 0.00123456 },
        sessionUsage: { promptTokens: 3000, completionTokens: 150 },
        explanation: {
          ...explanation,
          question: '青河造纸厂2024年的税收呢?',
          corrections: [['造只厂', '造纸厂']],
          periods: ['2024年'],
        },
      },
      plainLook,
    );
    expect(text).toContain(
      '问题      青河造只厂2024年的税收呢？（按“青河造纸厂2024年的税收呢?”理解）\n',
    );
    expect(text).toContain('订正      “造只厂”作“造纸厂”\n');
    expect(text).toContain('时间范围  2024年\n');
    expect(text).toContain(
      '用量      这次读 1200、写 80 词元，费用 0.00123；本次对话共读 3000、写 150 词元',
    );
  });

  test('does not repeat a question that was only written otherwise', () => {
    const text = formatExplanation('请问 青河造纸廠的税收呢', reply, plainLook);
    expect(text.split('\n')[0]).toBe('问题      请问 青河造纸廠的税收呢');
  });

  test('names what a model wrote that did not stand, why, and what became of it', () => {
    const heldBack = [
      { text: '年税收19亿元。', reason: 'number-not-found', outcome: 'mended' },
      { text: '祝您愉快！', reason: 'off-source', outcome: 'left-out' },
    ] as const;
    const text = formatExplanation(
      asked,
      { ...reply, explanation: { ...explanation, answeredBy: 'model', heldBack } },
      plainLook,
    );
    expect(text).toContain(
      [
        '核对      通过 1 句，未通过 2 句',
        '  通过：年税收18亿元。[1]',
        '  未通过（数字不在引文里，已改正）：年税收19亿元。',
        '  未通过（与引文无关，略去）：祝您愉快！',
        '作答      语言模型',
      ].join('\n'),
    );
  });

  test('of a refusal counts what is shown as nearest, or says that there is nothing to check', () => {
    const nearest = answered('2022年税收8亿元。', citation());
    const refusal = { ...reply, answer: { status: 'abstained', reason: '没有。' } } as const;
    expect(formatExplanation(asked, refusal, plainLook)).toContain('核对      没有可核对的句子\n');
    expect(
      formatExplanation(asked, { ...refusal, answer: { ...refusal.answer, nearest } }, plainLook),
    ).toContain('  通过：2022年税收8亿元。[1]\n');
  });

  test('says where nothing was found, and where nothing was searched', () => {
    const nothing = { ...reply, explanation: { ...explanation, passages: [], terms: [] } };
    expect(formatExplanation(asked, nothing, plainLook)).toContain('段落      没有找到\n');
    expect(formatExplanation(asked, nothing, plainLook)).toContain('检索词    无\n');
    const { explanation: _, ...smallTalk } = reply;
    expect(formatExplanation('你好', smallTalk, plainLook)).toBe(
      '这一句没有查档案，没有可说明的。',
    );
  });

  test('has short words for every verdict and outcome, each its own', () => {
    const words = [...Object.values(verdictWords), ...Object.values(outcomeWords)];
    expect(new Set(words).size).toBe(words.length);
    for (const each of words) expect(each).toMatch(/^\p{sc=Han}{2,12}$/u);
  });

  test('keeps to the width and shows no control character, whatever comes from outside', () => {
    const units = fc.constantFrom('字', '，', '《', 'a', ' ', '\n', '\u001b[1m', '\u202e');
    const given = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: units, maxLength: 80 }),
    );
    fc.assert(
      fc.property(given, fc.integer({ min: 20, max: 100 }), (outside, width) => {
        const text = formatExplanation(outside, replyWith(outside), { ...plainLook, width });
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
        for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 60 },
    );
  });
});

/** A reply in which everything that may come from outside is this text. */
function replyWith(outside: string): Reply {
  const answer: Answered = answered(outside, citation());
  return {
    ...reply,
    question: outside,
    answer,
    explanation: {
      ...explanation,
      question: outside,
      terms: [outside, outside],
      corrections: [[outside, outside]],
      periods: [outside],
      passages: [{ ...passage, headline: outside, date: outside, source: outside }],
      heldBack: [{ text: outside, reason: 'uncited', outcome: 'quoted' }],
    },
  };
}
