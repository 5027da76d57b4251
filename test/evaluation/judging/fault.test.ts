import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/answering/answer.ts';
import { fromAnswer } from '../../../src/evaluation/answers/from-reply.ts';
import type { Case } from '../../../src/evaluation/cases/cases.ts';
import { findFault } from '../../../src/evaluation/judging/fault.ts';
import { abstained, answered, sampleCase } from '../samples.ts';

/** Why an answer is wrong that cites what the case names. */
function faultOf(testCase: Case, answer: Answer): string | undefined {
  return findFault(testCase, fromAnswer(answer), true);
}

function isRight(testCase: Case, answer: Answer): boolean {
  return faultOf(testCase, answer) === undefined;
}

describe('an answer', () => {
  const twoFacts = sampleCase({ facts: [['36亿元', '36亿'], ['205亿元']] });

  test('wants every fact, in whichever sentence', () => {
    expect(isRight(twoFacts, answered(['总投资205亿元。', '利润36亿元。']))).toBe(true);
    expect(faultOf(twoFacts, answered(['利润36亿元。']))).toBe('缺少：205亿元');
  });

  test('does not put a fact together from two sentences', () => {
    const testCase = sampleCase({ facts: [['36亿元']] });
    expect(isRight(testCase, answered(['共36', '亿元']))).toBe(false);
  });

  test('does not take a marker for a figure', () => {
    expect(isRight(sampleCase({ facts: [['1']] }), answered(['一共五个。']))).toBe(false);
  });

  test('wants an answer where there is one', () => {
    expect(faultOf(twoFacts, abstained)).toBe('应作答而拒答');
    const withNearest = { ...abstained, nearest: answered(['总投资205亿元，利润36亿元。']) };
    expect(isRight(twoFacts, withNearest)).toBe(false);
  });

  test('wants a refusal where there is none', () => {
    const refusal = sampleCase({ refuse: true, near: ['36亿元'] });
    expect(isRight(refusal, abstained)).toBe(true);
    expect(faultOf(refusal, answered(['利润36亿元。']))).toBe('应拒答而作答');
  });

  describe('of an answer that readers rejected', () => {
    const short = { text: '36亿元', markers: [1], isShort: true };
    const answer = { ...answered(['利润36亿元。']), statements: [short] };

    test('wants any other one, or a refusal', () => {
      const rejection = sampleCase({ rejected: '３６ 亿元' });
      expect(faultOf(rejection, answer)).toBe('读者否定过的回答又出现了');
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

  test('has to cite one of the articles that the case names', () => {
    const named = sampleCase({ facts: [['36亿']], articles: ['区委常委会召开'] });
    const given = fromAnswer(answered(['利润36亿元。']));
    expect(findFault(named, given, false)).toBe('出处不在所列文章之内');
    expect(findFault(named, { ...given, citations: [] }, false)).toBe('没有给出出处');
    expect(findFault(named, given, true)).toBeUndefined();
    expect(findFault(sampleCase({ facts: [['36亿']] }), given, false)).toBeUndefined();
  });

  test('has to say a fact in few words, where it says anything so', () => {
    const testCase = sampleCase({ facts: [['36亿元']] });
    const short = { text: '205亿元', markers: [1], isShort: true };
    const { statements, ...rest } = answered(['利润36亿元。']);
    expect(faultOf(testCase, { ...rest, statements: [short, ...statements] })).toBe(
      '简短的回答不对',
    );
  });

  test.each(['是', '不是', '否', '没有', '不对。'])('may begin with %s alone', (text) => {
    const testCase = sampleCase({ facts: [['36亿元']] });
    const { statements, ...rest } = answered(['利润36亿元。']);
    const short = { text, markers: [1], isShort: true };
    expect(isRight(testCase, { ...rest, statements: [short, ...statements] })).toBe(true);
    expect(isRight(testCase, { ...rest, statements: [short] })).toBe(false);
  });

  test('has to speak of the year that was asked for, where it names one', () => {
    const testCase = sampleCase({ facts: [['36亿元']], period: '2024' });
    const inYear = (text: string) => {
      const { statements, ...rest } = answered(['利润36亿元。']);
      return { ...rest, statements: [{ text, markers: [1], isShort: true }, ...statements] };
    };
    expect(faultOf(testCase, inYear('36亿元（2022年）'))).toBe('年份不对');
    expect(isRight(testCase, inYear('36亿元（2024年）'))).toBe(true);
    expect(isRight(testCase, inYear('36亿元'))).toBe(true);
  });
});
