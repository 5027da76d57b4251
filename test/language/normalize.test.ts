import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldForComparison, foldWithOffsets, normalizeText } from '../../src/language/normalize.ts';

describe('normalizeText', () => {
  test.each([
    ['１３０．３６億元', '130.36亿元'],
    ['ＧＤＰ 增長１２％', 'gdp 增长12%'],
    ['　臺灣\n  新聞　', '台湾 新闻'],
    ['100㎡', '100m2'],
    ['乾隆皇帝與皇后', '乾隆皇帝与皇后'],
    ['', ''],
  ])('makes %j searchable as %j', (text, expected) => {
    expect(normalizeText(text)).toBe(expected);
  });

  test('leaves no white space but single spaces inside', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normalizeText(text)).not.toMatch(/^\s|\s$|\s\s|[^\S ]/u);
      }),
    );
  });
});

describe('foldForComparison', () => {
  test.each([
    ['“利润”，约３６亿元。', '"利润",约36亿元.'],
    ['上半年\n  营业收入', '上半年营业收入'],
    ['（一）：是；否？', '(一):是;否?'],
    ['—–─－', '----'],
    ['‘引’ ＇引＇', "'引''引'"],
    ['１２％～１５％', '12%~15%'],
  ])('folds %j to %j', (text, expected) => {
    expect(foldForComparison(text)).toBe(expected);
  });

  test.each(['營業收入', 'GDP', '一、二', '《报》', '①'])('leaves %j as it is', (text) => {
    expect(foldForComparison(text)).toBe(text);
  });

  test('is the same for a text and for its folded form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = foldForComparison(text);
        expect(foldForComparison(folded)).toBe(folded);
      }),
    );
  });
});

describe('foldWithOffsets', () => {
  test('gives each unit the place it came from', () => {
    expect(foldWithOffsets(' “１ 亿”\n')).toEqual({ folded: '"1亿"', offsets: [1, 2, 4, 5] });
  });

  test('folds, at each offset, to the unit that stands there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { folded, offsets } = foldWithOffsets(text);
        expect(offsets).toHaveLength(folded.length);
        const units = offsets.map((offset) => foldForComparison(text.charAt(offset)));
        expect(units.join('')).toBe(folded);
      }),
    );
  });
});
