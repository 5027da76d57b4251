import { describe, expect, test } from 'vitest';
import { containsFact } from '../../../src/evaluation/measures/facts.ts';

describe('containsFact', () => {
  test.each([
    ['预计年利润约36亿元。', '36亿'],
    ['预计年利润约３６ 亿\n元。', '36亿元'],
    ['增长１４９．８６％', '149.86%'],
    ['三库共进1,609个项目', '1609个'],
    ['先136亿元，后36亿元', '36亿'],
    ['用工3500。2025年投产', '3500'],
    ['总产值130.36亿元', '130.36'],
    ['谋划要"深"', '谋划要“深”'],
    ['在荆州市排第三，比去年进一位', '第三'],
  ])('finds in %s the fact %s', (text, fact) => {
    expect(containsFact(text, [fact])).toBe(true);
  });

  test.each([
    ['利润136亿元', '36亿'],
    ['利润3.36亿元', '36亿'],
    ['利润3.6亿元', '36亿'],
    ['利润36.5亿元', '36'],
    ['利润360亿元', '36'],
    ['共1,609个', '609个'],
    ['12月21日召开', '2月21日'],
    ['12月21日召开', '1日'],
    ['二十个方面', '十个方面'],
    ['排名第三十', '第三'],
    ['投资20万亿元', '20万'],
    ['第二', '第三'],
    ['', '第三'],
  ])('does not find in %s the fact %s', (text, fact) => {
    expect(containsFact(text, [fact])).toBe(false);
  });

  test('needs only one of the alternatives', () => {
    expect(containsFact('交税10137万元', ['1.0137亿', '10137万'])).toBe(true);
    expect(containsFact('交税10137万元', [])).toBe(false);
  });
});
