import { describe, expect, test } from 'vitest';
import { findFault, isRight } from '../../../src/evaluation/judging/judge.ts';
import { abstained, answered, articleId, sampleCase } from '../samples.ts';

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
