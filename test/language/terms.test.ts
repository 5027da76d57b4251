import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toTerms } from '../../src/language/terms.ts';

describe('toTerms', () => {
  test.each([
    ['营业收入130.36亿元', ['营业', '收入', '130.36', '亿元']],
    ['同比增长12.5％', ['同比', '增长', '12.5']],
    ['职工3,000人', ['职工', '3000', '人']],
    ['2024-08-12', ['2024', '08', '12']],
    ['煤業公司的利潤是多少？', ['煤业', '公司', '利润']],
    ['学习C++与5G', ['学习', 'c++', '5g']],
    ['，。！', []],
    ['', []],
  ])('reads %j as %j', (text, expected) => {
    expect(toTerms(text)).toEqual(expected);
  });

  test('gives the words inside a long word too', () => {
    expect(toTerms('有限责任公司')).toEqual(expect.arrayContaining(['有限', '责任', '公司']));
  });

  test('reads traditional, full-width and simplified writing alike', () => {
    expect(toTerms('寧夏銀川ＧＤＰ增長')).toEqual(toTerms('宁夏银川gdp增长'));
  });

  test('never gives white space or a term without a letter or digit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const term of toTerms(text)) expect(term).toMatch(/^\S*[\p{L}\p{N}]\S*$/u);
      }),
    );
  });
});
