import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWrongPeriod } from '../../../src/evaluation/measures/periods.ts';

function judge(texts: readonly string[], dates: readonly string[], year = '2023') {
  const statements = texts.map((text) => ({
    text: text.replace('*', ''),
    isShort: text.startsWith('*'),
  }));
  return isWrongPeriod({ statements, citationDates: dates }, year);
}

describe('isWrongPeriod', () => {
  test.each([
    ['*36亿元（2023年）'],
    ['*36亿元（２０２３ 年上半年）'],
    ['*36亿元（二〇二三年）'],
    ['*2022年30亿元，2023年36亿元'],
    ['*2021—2025年共36亿元'],
    ['*2022年至2024年共36亿元'],
    ['*2021至2023年共36亿元'],
    ['*2023-2025年共36亿元'],
  ])('holds %s for right where 2023 was expected', (text) => {
    expect(judge([text], ['2019-08'])).toBe(false);
  });

  test.each([
    ['*36亿元（2022年）'],
    ['*36亿元（二〇二二年）'],
    ['*2019-2021年共36亿元'],
    ['*120230亩（2022年）'],
  ])('holds %s for wrong where 2023 was expected', (text) => {
    expect(judge([text], ['2023-08'])).toBe(true);
  });

  test('goes by the short statements alone where they print a year', () => {
    expect(judge(['*36亿元（2022年）', '2023年产值上升。'], [])).toBe(true);
  });

  test('goes by all statements and the dates of issue where no short one prints a year', () => {
    expect(judge(['*36亿元', '较2021年增长。'], ['2023-02-11'])).toBe(false);
    expect(judge(['*36亿元', '2023年增长。'], ['2024-02'])).toBe(false);
    expect(judge(['*36亿元', '较2021年增长。'], ['2022'])).toBe(true);
    expect(judge(['产值上升。'], ['2022-07'])).toBe(true);
  });

  test('takes a range that is turned round for its first year', () => {
    expect(judge(['*2023年至2021年'], [])).toBe(false);
    expect(judge(['*2023年至2021年'], [], '2022')).toBe(true);
  });

  test('says nothing where no year is known', () => {
    expect(judge(['*36亿元'], [])).toBeUndefined();
    expect(judge([], [])).toBeUndefined();
    expect(judge([], ['去年8月'])).toBeUndefined();
  });

  test('does not depend on the order of statements or dates', () => {
    const text = fc.constantFrom('*2022年', '*三项', '2023年', '较2021年');
    const date = fc.constantFrom('2022-07', '2023');
    fc.assert(
      fc.property(fc.array(text), fc.array(date), (texts, dates) => {
        expect(judge(texts.toReversed(), dates.toReversed())).toBe(judge(texts, dates));
      }),
    );
  });
});
