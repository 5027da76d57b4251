import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/answering/verify/verdict.ts';
import { type VerifyOptions, verifyAnswer } from '../../../src/answering/verify/verify.ts';
import { articles, citeWhole, earlier, later } from './stories.ts';

describe('a figure', () => {
  it.each([
    '出口约3.6亿元。',
    '零售总额109.49亿元，增长5.9%。',
    '居全省第一。',
    '就业约3500人。',
    '出口环比下降2.1%。',
  ])('may be repeated: %s', (text) => {
    expect(verdictOn(later, text)).toBe('supported');
  });

  it.each([
    ['a modifier was dropped', '出口3.6亿元。'],
    ['a modifier was dropped behind it', '就业3500人。'],
    ['a modifier was added', '零售总额约109.49亿元。'],
    ['a modifier became another', '出口超3.6亿元。'],
    ['同比 became 环比', '零售总额环比增长5.9%。'],
    ['环比 became a comparison with the year before', '出口较上年下降2.1%。'],
    ['a fall became a rise', '出口环比增长2.1%。'],
    ['a rise became a fall', '零售总额下降5.9%。'],
    ['a share became points', '增长5.9个百分点。'],
    ['a share lost its sign', '增长5.9。'],
    ['hundred millions became ten thousands', '出口约3.6万元。'],
    ['a rank became a count', '共1家。'],
    ['a rank became another', '居全省第二。'],
    ['it was reckoned over', '零售总额1094900万元。'],
  ])('may not be changed: %s', (_, text) => {
    expect(verdictOn(later, text)).toBe('number-not-found');
  });
});

describe('a date', () => {
  it.each([
    [later, '2024年上半年零售总额109.49亿元。'],
    [later, '2024年7月19日挂牌。'],
    [later, '2024年1月至6月零售总额109.49亿元。'],
    [later, '零售总额109.49亿元（2024年8月报道）。'],
    [later, '零售总额109.49亿元（2024年报道）。'],
    [later, '7月19日（2024年）'],
    [earlier, '2022年上半年零售总额94.85亿元。'],
    [earlier, '零售总额94.85亿元（2022年7月21日报道）。'],
    [earlier, '零售总额94.85亿元（2022年7月报道）。'],
  ])('may be given its year by the issue (%#)', (article, text) => {
    expect(verdictOn(article, text)).toBe('supported');
    expect(verdictOn(article, text, { wordsMustStand: true })).toBe('supported');
  });

  it.each([
    [later, '2021年上半年零售总额109.49亿元。'],
    [later, '2024年下半年零售总额109.49亿元。'],
    [later, '2022年7月19日挂牌。'],
    [later, '2024年7月18日挂牌。'],
    [later, '零售总额109.49亿元（2024年7月报道）。'],
    [later, '7月19日（2022年）'],
    [later, '零售总额109.49亿元（2024年8月1日报道）。'],
    [earlier, '零售总额94.85亿元（2022年7月20日报道）。'],
    [earlier, '今年上半年零售总额94.85亿元。'],
  ])('may not be another (%#)', (article, text) => {
    expect(verdictOn(article, text)).toBe('date-not-found');
  });

  it('of the issue dates only the report where no model wrote', () => {
    const text = '2024年8月挂牌。';
    expect(verdictOn(later, text)).toBe('supported');
    expect(verdictOn(later, text, { wordsMustStand: true })).toBe('date-not-found');
  });
});

describe('where words must stand, a statement', () => {
  it.each([
    '109.49亿元',
    '居全省第一',
    '清河市完成零售总额109.49亿元',
    '周文斌是市长',
    '零售总额是109.49亿元（2024年8月报道）',
    '园区[7月19日]',
  ])('may join printed words: %s', (text) => {
    expect(verdictOn(later, text, { wordsMustStand: true })).toBe('supported');
  });

  it.each([
    ['a word is another', '清河市完成销售总额109.49亿元'],
    ['an own word takes the place of a printed one', '清河市完成零售比额109.49亿元'],
    ['a denial was put in', '园区没有吸纳就业'],
    ['a denial was cut off', '有一家企业停产'],
    ['a name was cut', '市长周文'],
    ['a name was put together', '周文是市长'],
    ['a bracket adds to the print', '零售总额109.49亿元（含汽车）'],
  ])('may not when %s', (_, text) => {
    expect(verdictOn(later, text, { wordsMustStand: true })).toBe('words-not-found');
  });

  it('may paraphrase where a model wrote it', () => {
    expect(verdictOn(later, '清河市的零售总额达109.49亿元。')).toBe('supported');
  });
});

function verdictOn(
  article: typeof later,
  text: string,
  options: VerifyOptions = {},
): Verdict | undefined {
  const statements = [{ text, markers: [1] }];
  const citations = [citeWhole(article, 1)];
  return verifyAnswer({ status: 'answered', statements, citations }, articles, options)
    .statements[0];
}
