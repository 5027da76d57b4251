import { describe, expect, test } from 'vitest';
import { makeWhole } from '../../../src/chat/follow-up/follow-up.ts';
import type { Turn } from '../../../src/chat/memory/memory.ts';
import { answered, citation } from '../../support/scripted-assistant.ts';

const output = turn('云峰钢铁2024年产值是多少？');
const standing = turn('2024年上半年青山县财政收入占全市的百分之几？');
const held = turn('市文联第二次会议是什么时候召开的？');
const visit = turn('张建国去石门村调研了哪些企业？');
const trip = turn('张建国去哪里考察？');
const projects = turn('青山县2024年新签约了多少个项目？');
const industries = turn('青山县的主导产业有哪些？');

describe('makeWhole', () => {
  test.each([
    ['how it changed in one word', output, '同比呢？', '云峰钢铁2024年产值同比增长多少？'],
    ['against last year', output, '跟去年同期比呢', '云峰钢铁2024年产值同比增长多少？'],
    ['against a year', output, '比2020年增长多少？', '云峰钢铁2024年产值比2020年增长多少？'],
    ['its rank', output, '在全省排第几？', '云峰钢铁2024年产值在全省排第几？'],
    ['its share', output, '占全县的百分之几？', '云峰钢铁2024年产值占全县的百分之几？'],
    ['another share', standing, '税收呢？', '2024年上半年青山县税收占全市的百分之几？'],
    ['a meeting that was held', held, '是谁主持的？', '市文联第二次会议是谁主持的？'],
    ['the place of a meeting', held, '在哪里？', '市文联第二次会议在哪里召开？'],
    ['the reason for a meeting', held, '为什么要开？', '市文联第二次会议为什么要开？'],
    ['companions', visit, '谁陪同？', '张建国去石门村调研时，谁陪同？'],
    ['what was said there', visit, '他强调了什么？', '张建国去石门村调研时强调了什么？'],
    ['what else was done there', trip, '他还去了哪里？', '张建国去考察时还去了哪里？'],
    ['when somebody went', trip, '什么时候？', '张建国去考察是什么时候？'],
    ['those that were counted', projects, '总投资多少？', '青山县2024年新签约的项目总投资多少？'],
    ['which these are', projects, '具体有哪些？', '青山县2024年新签约的项目具体有哪些？'],
    ['more of it', industries, '还有呢？', '青山县的主导产业还有哪些？'],
    ['who else', turn('市文联年会谁参加了？'), '还有谁？', '市文联年会还有谁参加了？'],
    ['a verb the archive may know', output, '派了多少名干部？', '云峰钢铁2024年派了多少名干部？'],
    ['another person', turn('张建国是什么职务？'), '李明呢？', '李明是什么职务？'],
    [
      'another level',
      turn('青山县有几个市级样板村？'),
      '乡镇级的呢？',
      '青山县有几个乡镇级样板村？',
    ],
    ['what is now', turn('石门村以前环境怎么样？'), '现在呢？', '石门村现在环境怎么样？'],
    ['another crop', turn('青山县的水稻面积是多少？'), '小麦呢？', '青山县的小麦面积是多少？'],
    ['after a request', turn('介绍一下云峰钢铁的情况'), '产值多少？', '云峰钢铁产值多少？'],
    ['after a bare phrase', turn('云峰钢铁2024年产值'), '税收呢？', '云峰钢铁2024年税收多少？'],
    ['why it changed', output, '为什么增长这么快？', '云峰钢铁2024年产值为什么增长这么快？'],
    ['a target by its own', output, '2025年的目标是多少？', '云峰钢铁2025年的目标是多少？'],
    ['what it is', output, '是什么公司？', '云峰钢铁是什么公司？'],
    ['traditional characters', output, '那稅收呢？', '云峰钢铁2024年税收是多少？'],
    ['full-width digits', output, '２０２３年呢？', '云峰钢铁2023年产值是多少？'],
  ])('adds what is missing: %s', (_, previous, followUp, whole) => {
    expect(makeWhole(followUp, [previous])).toBe(whole);
  });

  test('takes 他 after a question for companions to be the one whom they were with', () => {
    const others = turn('张建国去石门村调研时，还有谁陪同？', '李明陪同。');
    expect(makeWhole('他强调了什么？', [others])).toBe('张建国去石门村调研时强调了什么？');
  });

  test('finds 他 in the answer in a few words where its evidence names others', () => {
    const [short, ...rest] = [
      { text: '王海涛（青山县县长）', markers: [1], isShort: true },
      { text: '县长王海涛、副县长李明出席。', markers: [1] },
    ];
    const answer = { status: 'answered', statements: [short, ...rest], citations: [] } as const;
    const who = { question: '谁出席了？', answer };
    expect(makeWhole('他是什么职务？', [who])).toBe('王海涛是什么职务？');
  });

  test('knows a person in a question by what the answer quotes', () => {
    const quote = '副县长向阳花介绍，石门村种茶。';
    const before = {
      question: '向阳花在石门村种什么？',
      answer: answered('种茶。', citation({ quote })),
    };
    expect(makeWhole('她是什么职务？', [before])).toBe('向阳花是什么职务？');
  });

  test('places at the meeting what somebody said whom the answer names', () => {
    const meeting = turn('市文联第二次会议由谁主持？', '会议由王海涛主持。');
    const whole = '王海涛在市文联第二次会议上说了什么？';
    expect(makeWhole('王海涛说了什么？', [meeting])).toBe(whole);
    expect(makeWhole('李明说了什么？', [meeting])).toBe('李明说了什么？');
  });

  test.each([
    ['who took part in what is no event', turn('石门村有多少亩茶园？'), '还有谁参加了？'],
    ['the firm of a person', turn('张建国是哪个协会的会长？'), '公司得了多少资金？'],
    ['a pronoun that nobody fits', turn('青山县县长是谁？'), '他去哪里接访？'],
    ['another crop for a firm', turn('云峰钢铁产值多少？'), '小麦呢？'],
    ['a meeting by its own number', held, '第三届文代会谁主持的？'],
    ['an owner of its own', head(), '白水县人大常委会主任是谁？'],
    ['more of an amount', output, '还有呢？'],
    ['why a target grew', turn('云峰钢铁2025年目标是多少？'), '为什么增长这么快？'],
  ])('leaves alone %s', (_, previous, question) => {
    expect(makeWhole(question, [previous])).toBe(question);
  });
});

function head(): Turn {
  return turn('青山县县长是谁？');
}

function turn(question: string, answer?: string): Turn {
  if (answer !== undefined) return { question, answer: answered(answer) };
  return { question, answer: { status: 'abstained', reason: '没有找到。' } };
}
