import { describe, expect, it } from 'vitest';
import { findDateExpressions } from '../../src/language/dates.ts';
import { otherWritings } from '../../src/language/number-writings.ts';
import { findQuantities } from '../../src/language/numbers.ts';

function writings(text: string): string[] {
  return otherWritings(findQuantities(text), findDateExpressions(text));
}

describe('a number of a question', () => {
  it.each([
    { text: '产值一百三十亿元', expected: ['130'] },
    { text: '产值一百三十点三六亿元', expected: ['130.36'] },
    { text: '补助五十万元', expected: ['50'] },
    { text: '三千二百人参加', expected: ['3200'] },
    { text: '一万五千名党员', expected: ['1.5', '15000'] },
    { text: '百分之六十二的项目', expected: ['62'] },
    { text: '一百零五个村', expected: ['105'] },
    { text: '二〇二二年九月十五日', expected: ['2022', '9', '15'] },
  ])('in words is given in digits: $text', ({ text, expected }) => {
    expect(writings(text)).toEqual(expected);
  });

  it.each([
    { text: '15个项目', expected: ['十五'] },
    { text: '投资130亿元', expected: ['一百三十'] },
    { text: '补助50万元', expected: ['五十'] },
    { text: '105个村', expected: ['一百零五'] },
    { text: '1600名党员', expected: ['一千六百'] },
    { text: '2030户', expected: ['两千零三十'] },
    { text: '1010户', expected: ['一千零一十'] },
  ])('in digits is given in words: $text', ({ text, expected }) => {
    expect(writings(text)).toEqual(expected);
  });

  it.each(['产值130.36亿元', '三个项目', '3个项目', '2022年9月', '今年上半年'])(
    'is left as it is where nobody writes it otherwise: %s',
    (text) => {
      expect(writings(text)).toEqual([]);
    },
  );
});
