import { describe, expect, it } from 'vitest';
import { periodsNamed } from '../../src/language/periods-named.ts';

describe('the periods that a question names', () => {
  it.each([
    ['2022年和2024年茶叶产量各是多少?', ['2022年', '2024年']],
    ['2022年上半年和2024年上半年茶叶产量相差多少?', ['2022年上半年', '2024年上半年']],
    ['茶叶产量2024年比2022年多多少?', ['2024年', '2022年']],
    ['2022年、2023年、2024年茶叶产量各是多少?', ['2022年', '2023年', '2024年']],
  ])('are several, in its order: %s', (question, periods) => {
    expect(periodsNamed(question)?.periods).toEqual(periods);
  });

  it.each([
    ['上半年茶叶产量2022年和2024年各是多少?', ['2022年上半年', '2024年上半年']],
    ['上半年茶叶产量哪年更高,2022还是2024?', ['2022年上半年', '2024年上半年']],
  ])('each take the part of a year that is named once: %s', (question, periods) => {
    expect(periodsNamed(question)?.periods).toEqual(periods);
  });

  it.each([
    '茶叶产量是多少?',
    '2024年茶叶产量是多少?',
    '2024年上半年茶叶产量是多少?',
    '上半年和下半年茶叶产量各是多少?',
    '2000亩茶园和1900亩果园的产量各是多少?',
  ])('are not several: %s', (question) => {
    expect(periodsNamed(question)).toBeUndefined();
  });

  it('are not told twice, and leave the rest of the question', () => {
    const named = periodsNamed('2022年和2024年茶叶产量,2022年更高吗?');
    expect(named?.periods).toEqual(['2022年', '2024年']);
    expect(named?.rest).toContain('茶叶产量');
    expect(named?.rest).not.toMatch(/\d/u);
  });
});
