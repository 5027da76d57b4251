import { describe, expect, test } from 'vitest';
import {
  containsFact,
  findFault,
  isRight,
  percentile,
  proportionOf,
  refusalScores,
  wilsonInterval,
} from '../../src/evaluation/measures.ts';
import { abstained, answered, articleId, sampleCase } from './samples.ts';

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

describe('isRight', () => {
  const twoFacts = sampleCase({ facts: [['36亿元', '36亿'], ['205亿元']] });

  test('wants every fact, in whichever sentence', () => {
    expect(isRight(twoFacts, answered(['总投资205亿元。', '利润36亿元。']))).toBe(true);
    expect(findFault(twoFacts, answered(['利润36亿元。']))).toBe('缺少：205亿元');
  });

  test('does not put a fact together from two sentences', () => {
    const testCase = sampleCase({ facts: [['36亿元']] });
    expect(isRight(testCase, answered(['共36', '亿元']))).toBe(false);
  });

  test('does not take a marker for a figure', () => {
    expect(isRight(sampleCase({ facts: [['1']] }), answered(['一共五个。']))).toBe(false);
  });

  test('wants an answer where there is one', () => {
    expect(findFault(twoFacts, abstained)).toBe('应作答而拒答');
    const withNearest = { ...abstained, nearest: answered(['总投资205亿元，利润36亿元。']) };
    expect(isRight(twoFacts, withNearest)).toBe(false);
  });

  test('wants a refusal where there is none', () => {
    const refusal = sampleCase({ refuse: true, near: ['36亿元'] });
    expect(isRight(refusal, abstained)).toBe(true);
    expect(findFault(refusal, answered(['利润36亿元。']))).toBe('应拒答而作答');
  });

  describe('of an answer that readers rejected', () => {
    const short = { text: '36亿元', markers: [1], isShort: true };
    const answer = { ...answered(['利润36亿元。']), statements: [short] };

    test('wants any other one, or a refusal', () => {
      const rejection = sampleCase({ rejected: '３６ 亿元' });
      expect(findFault(rejection, answer)).toBe('读者否定过的回答又出现了');
      const others = [
        { ...short, text: '136亿元' },
        { ...short, text: '约36亿元' },
      ];
      for (const other of others)
        expect(isRight(rejection, { ...answer, statements: [other] })).toBe(true);
      expect(isRight(rejection, abstained)).toBe(true);
    });

    test('knows one without a short answer by all that it states', () => {
      const rejection = sampleCase({ rejected: '利润36亿元。；总投资205亿元。' });
      expect(isRight(rejection, answered(['利润36亿元。', '总投资205亿元。']))).toBe(false);
      expect(isRight(rejection, answered(['利润36亿元。']))).toBe(true);
    });

    test('wants an answer where a refusal was rejected', () => {
      const rejection = sampleCase({ rejected: 'refusal' });
      expect(isRight(rejection, abstained)).toBe(false);
      expect(isRight(rejection, { ...abstained, reason: '报上也许没有。' })).toBe(false);
      expect(isRight(rejection, answer)).toBe(true);
    });
  });

  describe('with expected articles', () => {
    const articles = ['区委常委会(扩大)会议召开', '记者在中泰电子'];
    const testCase = sampleCase({ facts: [['36亿']], articles });
    const sentences = ['利润36亿元。'];

    test('wants one of them cited', () => {
      expect(findFault(testCase, answered(sentences))).toBe('出处不在所列文章之内');
      const headline = '区委常委会（扩大）\n会议召开';
      expect(isRight(testCase, answered(sentences, { headline }))).toBe(true);
    });

    test('knows an article by the quotation where it has no headline', () => {
      const quote = '2月8日，记者 在中泰电子看到，利润36亿元。';
      expect(isRight(testCase, answered(sentences, { quote }))).toBe(true);
    });

    test('looks openings up', () => {
      const openingOf = (id: string) =>
        id === articleId ? '2月8日，记者在中泰电子看到' : undefined;
      expect(isRight(testCase, answered(sentences), { openingOf })).toBe(true);
      expect(isRight(testCase, answered(sentences), { openingOf: () => undefined })).toBe(false);
    });
  });
});

describe('wilsonInterval', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i out of %i is as published', (hits, total, low, high) => {
    const interval = wilsonInterval({ hits, total });
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });

  test('says nothing without data', () => {
    expect(wilsonInterval({ hits: 0, total: 0 })).toEqual([0, 1]);
  });
});

describe('refusalScores', () => {
  test('counts the refusals made and the refusals due', () => {
    const outcomes = [
      { expected: true, refused: true },
      { expected: true, refused: true },
      { expected: true, refused: false },
      { expected: false, refused: true },
      { expected: false, refused: false },
      { expected: true, refused: false },
    ];
    expect(refusalScores(outcomes)).toEqual({
      precision: { hits: 2, total: 3 },
      recall: { hits: 2, total: 4 },
    });
  });
});

test('proportionOf counts hits and all', () => {
  expect(proportionOf([1, 2, 3], (value) => value > 1)).toEqual({ hits: 2, total: 3 });
});

describe('percentile', () => {
  // The worked example of the nearest-rank method in Wikipedia's article "Percentile".
  test.each([
    [5, 15],
    [30, 20],
    [40, 20],
    [50, 35],
    [100, 50],
  ])('%i of 15, 20, 35, 40, 50 is %i', (percent, value) => {
    expect(percentile([50, 15, 40, 20, 35], percent)).toBe(value);
  });

  test('is undefined without values', () => {
    expect(percentile([], 50)).toBeUndefined();
  });
});
