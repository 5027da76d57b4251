import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { premiseOf } from '../../../src/evaluation/measures/citations.ts';
import { supports } from '../../../src/evaluation/measures/support.ts';
import { amountsOfMoney, notationsOf } from './notations.ts';

const premise = premiseOf({
  headline: '青河镇茶厂开工',
  publication: '青河日报',
  date: '2023-08-12',
  quote:
    '上半年，青河镇完成产值130.36亿元，同比增长三成；镇长林秋白介绍，今年1至5月，云岭茶厂不停工，投入约1.2亿元，上缴税收370万元，新签约“云岭二号”等5家企业，围绕十个方面抓落实。',
});

describe('supports', () => {
  test.each([
    '130.36亿元',
    '1303600万元（2023年上半年）',
    '上半年，青河镇完成产值130.36亿元。',
    '同比增长30%（2023年8月12日报道）',
    '林秋白（镇长）',
    '鎮長林秋白介紹',
    '云岭茶厂不停工',
    '不是，是5家',
    '是',
    '投入1.2亿元（2023年1至5月）',
    '投入约12000万元',
    '“云岭二号”',
    '青河镇围绕10个方面抓落实。',
    '据《青河日报》2023年8月报道，云岭茶厂上缴税收三百七十万元。',
  ])('finds %s in its premise', (statement) => {
    expect(supports(premise, statement)).toBe(true);
  });

  test.each([
    ['a digit', '上半年，青河镇完成产值130.37亿元。'],
    ['a place of the decimal point', '上半年，青河镇完成产值13.036亿元。'],
    ['a unit', '青河镇完成产值130.36万元'],
    ['a counter', '5个百分点'],
    ['a part of another unit', '围绕十个百分点抓落实'],
    ['a year', '130.36亿元（2022年上半年）'],
    ['a half year', '130.36亿元（2023年下半年）'],
    ['a day', '2023年8月21日报道'],
    ['months', '投入1.2亿元（2023年1至4月）'],
    ['a name', '镇长林秋阳介绍'],
    ['an office', '书记林秋白介绍'],
    ['a place', '清河镇完成产值130.36亿元'],
    ['a deed', '云岭茶厂拆迁'],
    ['a denial that is left out', '云岭茶厂停工'],
    ['a denial that is added', '青河镇没有完成产值130.36亿元'],
    ['a modifier that is added', '上缴税收超370万元'],
    ['a difference that is reckoned', '上半年产值比税收多126.66亿元'],
  ])('does not find what has another figure or word: %s', (_, statement) => {
    expect(supports(premise, statement)).toBe(false);
  });

  test('finds a figure in any notation, and no other', () => {
    fc.assert(
      fc.property(amountsOfMoney, (amount) => {
        const [printed = '', ...others] = notationsOf(amount);
        const stated = premiseOf({ quote: `全镇税收${printed}，居首位。` });
        const says = (figure: string) => supports(stated, `全镇税收${figure}`);
        expect(others.every(says)).toBe(true);
        expect([amount + 1, amount * 10].flatMap(notationsOf).some(says)).toBe(false);
      }),
      { numRuns: 25 },
    );
  });

  test('finds every clause of its own premise', () => {
    const clauses = premise.split(/[，；。\n]/u).filter(Boolean);
    fc.assert(
      fc.property(fc.shuffledSubarray(clauses, { minLength: 1 }), (some) => {
        expect(supports(premise, some.join('，'))).toBe(true);
      }),
    );
  });
});

describe('what containment cannot see', () => {
  test('which words belong together', () => {
    expect(supports(premise, '云岭茶厂完成产值370万元')).toBe(true);
  });

  test('other words for the same', () => {
    expect(supports(premise, '云岭茶厂一直在生产')).toBe(false);
  });
});

describe('premiseOf', () => {
  test('has what a page prints around the quotation, and the date as it is printed there', () => {
    expect(premise.split('\n').slice(0, 3)).toEqual([
      '2023年8月12日。',
      '青河日报。',
      '青河镇茶厂开工。',
    ]);
    expect(premiseOf({ quote: '茶厂开工', date: '2023' })).toBe('2023年。\n茶厂开工');
    expect(premiseOf({ quote: '茶厂开工' })).toBe('茶厂开工');
    expect(premiseOf({ quote: '茶厂开工', date: '去年8月' })).toBe('去年8月。\n茶厂开工');
  });

  test('dates each passage by its own issue', () => {
    const both = [2022, 2023].map((year) =>
      premiseOf({ date: `${year}-08`, quote: year === 2022 ? '一季度收茶5吨' : '三季度收茶6吨' }),
    );
    const together = both.join('。\n');
    expect(supports(together, '5吨（2022年一季度）')).toBe(true);
    expect(supports(together, '6吨（2023年三季度）')).toBe(true);
    expect(supports(together, '6吨（2022年三季度）')).toBe(false);
  });

  test('does without a date that no calendar has', () => {
    const odd = premiseOf({ date: '2023-02-31', quote: '上半年收茶5吨' });
    expect(supports(odd, '上半年收茶5吨')).toBe(true);
    expect(supports(odd, '5吨（2023年上半年）')).toBe(false);
  });
});
