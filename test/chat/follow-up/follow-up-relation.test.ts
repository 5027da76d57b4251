import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFollowUp, turnsOfNewestSubject } from '../../../src/chat/follow-up/follow-up.ts';
import type { Turn } from '../../../src/chat/memory/memory.ts';
import { answered } from '../../support/scripted-assistant.ts';

const steel = turn('云峰钢铁2024年产值是多少？', '云峰钢铁2024年产值21亿元。');
const paper = turn('白水纸业2023年税收是多少？');

describe('readFollowUp', () => {
  test('calls a question first where nothing was asked before it', () => {
    const question = '云峰钢铁2024年产值是多少？';
    expect(readFollowUp(question, [])).toEqual({ question, relation: 'first' });
    expect(readFollowUp(question, [turn('你好')])).toEqual({ question, relation: 'first' });
  });

  test.each([
    ['那税收呢？', '云峰钢铁2024年税收是多少？'],
    ['另外问一下，税收呢？', '云峰钢铁2024年税收是多少？'],
    ['那小龙虾呢？', '那小龙虾呢？'],
    ['能不能说详细一点', '能不能说详细一点'],
  ])('calls %s a follow-up', (asked, question) => {
    expect(readFollowUp(asked, [steel])).toEqual({ question, relation: 'follow-up' });
  });

  test.each(['云峰钢铁2022年招了多少人？', '云峰钢铁的董事长叫什么？', '谢谢'])(
    'calls %s whole and about the same',
    (question) => {
      expect(readFollowUp(question, [steel])).toEqual({ question, relation: 'whole' });
    },
  );

  test('calls a question whole that is about somebody whom the answer named', () => {
    const who = turn('谁主持了市文联年会？', '县长王海涛主持。');
    expect(readFollowUp('王海涛是哪里人？', [who]).relation).toBe('whole');
  });

  test.each(['白水纸业2024年产值是多少？', '石门村有多少亩茶园？', '市文联年会是哪天开的？'])(
    'notices that %s is about something else',
    (question) => {
      expect(readFollowUp(question, [steel])).toEqual({ question, relation: 'new-subject' });
    },
  );

  test.each([
    ['换个话题，石门村有多少亩茶园？', '石门村有多少亩茶园？'],
    ['好的，换一个问题：石门村有多少亩茶园？', '石门村有多少亩茶园？'],
    ['再问个别的：云峰钢铁哪年建的？', '云峰钢铁哪年建的？'],
    ['不说这个了，石门村在哪里？', '石门村在哪里？'],
    ['另外问一下，石门村在哪里？', '石门村在哪里？'],
    ['顺便问一下石门村在哪里？', '石门村在哪里？'],
    ['换个话题', '换个话题'],
  ])('takes what announces another subject out of %s', (asked, question) => {
    expect(readFollowUp(asked, [steel])).toEqual({ question, relation: 'new-subject' });
  });

  test.each(['另外两家企业的产值是多少？', '再问题库里有多少题？'])(
    'keeps %s, which announces nothing',
    (asked) => {
      expect(readFollowUp(asked, [steel]).question).toContain(asked);
    },
  );

  test('leans on the newest subject only, though it was not answered', () => {
    expect(readFollowUp('那产值呢？', [steel, paper]).question).toBe('白水纸业2023年产值是多少？');
    const { question } = readFollowUp('那税收呢？', [steel, turn('石门村的传说讲了什么？')]);
    expect(question).toBe('那税收呢？');
  });

  test('leans on nothing behind a turn that asked nothing it can read', () => {
    const { question } = readFollowUp('那税收呢？', [steel, turn('石门村的茶')]);
    expect(question).toBe('那税收呢？');
  });

  test('never brings a word of an older subject into a question', () => {
    const followUp = fc.constantFrom(
      ...[
        '那税收呢？',
        '还有谁参加了？',
        '他强调了什么？',
        '会议审议了什么？',
        '同比呢？',
        '为什么？',
      ],
      ...['总投资多少？', '还有呢？', '什么时候？', '它有多少员工？', '2022年呢？', '具体有哪些？'],
    );
    const older = fc.constantFrom(
      turn('云峰钢铁2024年产值是多少？', '21亿元。'),
      turn('云峰论坛第三次会议由谁主持？', '县长云峰山主持。'),
      turn('云峰山哪天去云峰村调研？', '县长云峰山8月1日去。'),
    );
    const newer = fc.constantFrom(
      turn('换季时石门村的茶怎么卖？'),
      turn('白水纸业2023年税收是多少？'),
      turn('市文联年会是什么时候召开的？'),
      turn('石门村有多少亩茶园？'),
    );
    fc.assert(
      fc.property(followUp, older, newer, (asked, before, last) => {
        expect(readFollowUp(asked, [before, last]).question).not.toContain('云峰');
      }),
    );
  });

  test('copes with any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom(...'换个话题再问说讲详细那他年的呢谁多少几会占比在排2024，'), {
          maxLength: 60,
        })
        .map((characters) => characters.join('')),
    );
    fc.assert(
      fc.property(text, text, text, (asked, before, last) => {
        const { question } = readFollowUp(asked, [turn(before), turn(last)]);
        expect(question).toBeTypeOf('string');
      }),
    );
  });
});

describe('turnsOfNewestSubject', () => {
  test('gives the turns since the subject changed, without small talk', () => {
    const tax = turn('云峰钢铁2024年税收是多少？');
    expect(turnsOfNewestSubject([paper, steel, turn('谢谢'), tax])).toEqual([steel, tax]);
    expect(turnsOfNewestSubject([steel, paper])).toEqual([paper]);
    expect(turnsOfNewestSubject([turn('你好')])).toEqual([]);
  });
});

function turn(question: string, answer?: string): Turn {
  if (answer !== undefined) return { question, answer: answered(answer) };
  return { question, answer: { status: 'abstained', reason: '没有找到。' } };
}
