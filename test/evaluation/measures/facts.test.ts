import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { containsFact, factAccuracy } from '../../../src/evaluation/measures/facts.ts';
import { amountsOfMoney, notationsOf } from './notations.ts';

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
    ['同比增长−11.72％', '-11.72%'],
    ['投资3-5亿元', '5亿元'],
    ['总产值——130.36亿元', '130.36亿元'],
    ['在荆州市排第三，比去年进一位', '第三'],
    ['已巡查5轮次', '5轮'],
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
    ['同比增长-11.72%', '11.72%'],
    ['增速为负11.72%', '11.72%'],
    ['二十个方面', '十个方面'],
    ['排名第三十', '第三'],
    ['投资20万亿元', '20万'],
    ['第二', '第三'],
    ['', '第三'],
  ])('does not find in %s the fact %s', (text, fact) => {
    expect(containsFact(text, [fact])).toBe(false);
  });

  test.each([
    ['交税13036万元', '1.3036亿元'],
    ['交税1.3036亿元', '130,360,000元'],
    ['交税130,360,000元', '13036万'],
    ['围绕4个环节、十个方面', '四个环节'],
    ['围绕4个环节、十个方面', '10 个方面'],
    ['围绕4个环节、十个方面', '四个环节、10个方面'],
    ['产量增长三成', '30%'],
    ['产量增长30%', '三成'],
    ['占百分之十二点五', '12.5%'],
    ['全市居第3位，进一位', '第三'],
    ['预计年利润约三十六亿元左右', '36亿'],
    ['每天发3至4车', '三至四车'],
    ['清理排口20余处', '二十多处'],
  ])('finds in %s the fact %s, which is written otherwise there', (text, fact) => {
    expect(containsFact(text, [fact])).toBe(true);
  });

  test.each([
    ['总产值130.4亿元', '13036000000元'],
    ['总产值13.036亿元', '130.36亿元'],
    ['利润36万元', '36亿元'],
    ['粮食36亿吨', '3600000000元'],
    ['上升10个百分点', '10个'],
    ['上升10个百分点', '十个'],
    ['每亩500元/亩', '500元'],
    ['用了3个多月', '3个'],
    ['产量增长三倍', '30%'],
    ['产量增长3%', '三成'],
    ['每天发3至4车', '三至五车'],
    ['清理排口20余处', '二十处'],
    ['第十三', '第3位'],
    ['围绕4个环节、十个方面', '四个方面'],
    ['围绕4个环节、十个方面', '四个环节、十二个方面'],
    ['投资1234567891元', '123456.7892万元'],
    ['利润36亿', '3600000000元'],
  ])('does not find in %s the fact %s, which is another figure', (text, fact) => {
    expect(containsFact(text, [fact])).toBe(false);
  });

  test('finds a figure in any notation, and no other figure', () => {
    fc.assert(
      fc.property(amountsOfMoney, (amount) => {
        const texts = notationsOf(amount).map((printed) => `全年完成税收${printed}，居全省第一。`);
        const findsIn = (other: number) =>
          texts.map((text) =>
            notationsOf(other).map((printed) => containsFact(text, [`税收${printed}`])),
          );
        expect(new Set(findsIn(amount).flat())).toEqual(new Set([true]));
        const others = [amount + 1, amount * 10, amount + 10_000];
        expect(new Set(others.flatMap(findsIn).flat())).toEqual(new Set([false]));
      }),
      { numRuns: 25 },
    );
  });

  test('needs only one of the alternatives', () => {
    expect(containsFact('交税10137万元', ['1.0138亿', '10137万'])).toBe(true);
    expect(containsFact('交税10137万元', [])).toBe(false);
    expect(containsFact('交税10137万元', [''])).toBe(false);
  });
});

describe('factAccuracy', () => {
  const facts = [['36亿元'], ['205亿元'], ['第三', '第3']];

  test('is the share of the facts that are stated', () => {
    expect(factAccuracy(['利润36亿元，居全省第三。'], facts)).toBe(2 / 3);
    expect(factAccuracy(['总投资205亿元。', '利润36亿元。', '居第三。'], facts)).toBe(1);
    expect(factAccuracy([], facts)).toBe(0);
    expect(factAccuracy(['利润36亿元。'], [])).toBe(0);
  });

  test('puts no fact together from two statements', () => {
    expect(factAccuracy(['利润36', '亿元'], [['36亿元']])).toBe(0);
  });

  test('is a share that no order changes', () => {
    const text = fc.constantFrom('利润36亿元', '投资205亿元', '居第三', '没有说');
    fc.assert(
      fc.property(
        fc.array(text),
        fc.shuffledSubarray(facts, { minLength: 3 }),
        (texts, shuffled) => {
          const accuracy = factAccuracy(texts, facts);
          expect(accuracy).toBeGreaterThanOrEqual(0);
          expect(accuracy).toBeLessThanOrEqual(1);
          expect(factAccuracy(texts.toReversed(), shuffled)).toBe(accuracy);
        },
      ),
    );
  });
});
