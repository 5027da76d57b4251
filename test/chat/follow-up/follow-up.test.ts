import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeWhole } from '../../../src/chat/follow-up/follow-up.ts';
import type { Turn } from '../../../src/chat/memory/memory.ts';
import { answered } from '../../support/scripted-assistant.ts';

const revenue = turn('2024年上半年青山县财政收入多少？');
const output = turn('云峰钢铁2024年产值是多少？');
const visit = turn('张建国哪天去石门村调研？');
const start = turn('云峰钢铁什么时候投产？');
const meeting = turn('市文联第二次会议由谁主持？');
const head = turn('青山县县长是谁？', '青山县县长王海涛。');
const firm = turn('哪家企业中标？', '云峰钢铁有限公司中标。');

describe('makeWhole', () => {
  test.each([
    ['another period', revenue, '2023年呢？', '2023年上半年青山县财政收入多少？'],
    ['a year for a year', output, '那2022年的呢？', '云峰钢铁2022年产值是多少？'],
    ['the whole of the same year', revenue, '2024年呢？', '2024年青山县财政收入多少？'],
    ['a part of the year', revenue, '下半年呢？', '2024年下半年青山县财政收入多少？'],
    ['the same period of a year', revenue, '2022年同期呢？', '2022年上半年青山县财政收入多少？'],
    ['the same period a year before', revenue, '去年同期呢？', '2023年上半年青山县财政收入多少？'],
    ['another measured thing', output, '那税收呢？', '云峰钢铁2024年税收是多少？'],
    ['period and thing', output, '那2023年的利润呢？', '云峰钢铁2023年利润是多少？'],
    ['another office', head, '副县长呢？', '青山县副县长是谁？'],
    ['another place', revenue, '那白水县呢？', '2024年上半年白水县财政收入多少？'],
    ['another number', meeting, '那第三次呢？', '市文联第三次会议由谁主持？'],
    ['how it changed', revenue, '同比增长多少？', '2024年上半年青山县财政收入同比增长多少？'],
    ['a period of its own', output, '2025年打算做到多少？', '云峰钢铁2025年产值打算做到多少？'],
    ['no subject', start, '总投资多少？', '云峰钢铁总投资多少？'],
    ['who else', meeting, '还有谁参加了？', '市文联第二次会议还有谁参加了？'],
    ['an occasion', visit, '还有谁陪同？', '张建国去石门村调研时，还有谁陪同？'],
    ['the meeting', meeting, '会议审议了什么？', '市文联第二次会议审议了什么？'],
    ['a person of the question', visit, '他是什么职务？', '张建国是什么职务？'],
    ['a person of the answer', head, '他强调了什么？', '王海涛强调了什么？'],
    ['a thing of the question', start, '它有多少员工？', '云峰钢铁有多少员工？'],
    ['a thing of the answer', firm, '它的总投资是多少？', '云峰钢铁有限公司的总投资是多少？'],
    ['this project', start, '这个项目投资多少？', '云峰钢铁这个项目投资多少？'],
    ['the reason', start, '为什么？', '云峰钢铁为什么投产？'],
  ])('adds what is missing: %s', (_, previous, followUp, whole) => {
    expect(makeWhole(followUp, [previous])).toBe(whole);
  });

  test.each([
    ['a whole question', output, '2024年青山县县长是谁？'],
    ['a whole question with a pronoun inside', visit, '青山县县长是谁，他还兼什么职？'],
    ['a description of its own', output, '那家做纸的大厂一年交多少税？'],
    ['small talk', output, '谢谢，辛苦了'],
    ['an office that nothing before speaks of', visit, '市长是谁？'],
    ['a reason for a figure', output, '为什么？'],
    ['two periods before', turn('2023年和2024年青山县财政收入各多少？'), '2022年呢？'],
    ['two people in the answer', turn('谁出席？', '张建国、李明出席。'), '他是什么职务？'],
    ['a thing of an unknown kind', output, '那小龙虾呢？'],
    ['a pronoun that was never resolved', turn('她走访了哪里？'), '还有谁参加了？'],
  ])('leaves alone %s', (_, previous, question) => {
    expect(makeWhole(question, [previous])).toBe(question);
  });

  test('leaves everything alone where nothing was asked before', () => {
    expect(makeWhole('那税收呢？', [])).toBe('那税收呢？');
  });

  test('passes over small talk between question and follow-up', () => {
    expect(makeWhole('那税收呢？', [output, turn('谢谢')])).toBe('云峰钢铁2024年税收是多少？');
  });

  test('goes on from a follow-up that was made whole', () => {
    const whole = makeWhole('那税收呢？', [output]);
    expect(makeWhole('2022年呢？', [output, turn(whole)])).toBe('云峰钢铁2022年税收是多少？');
  });

  test('copes with any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom(...'那他它第年月的呢谁多少几这个会议2024$'), { maxLength: 40 })
        .map((characters) => characters.join('')),
    );
    fc.assert(
      fc.property(text, text, (question, before) => {
        expect(makeWhole(question, [turn(before)])).toBeTypeOf('string');
      }),
    );
  });
});

function turn(question: string, answer?: string): Turn {
  if (answer !== undefined) return { question, answer: answered(answer) };
  return { question, answer: { status: 'abstained', reason: '没有找到。' } };
}
