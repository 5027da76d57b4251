import { describe, expect, it } from 'vitest';
import { mayBeTraditional, toSimplified } from '../../src/language/simplified.ts';

describe('mayBeTraditional', () => {
  it.each(['漢字', '反覆', '一坏土', '二噁英', '\u{20bb7}野家'])('asks to convert %s', (text) => {
    expect(mayBeTraditional(text)).toBe(true);
  });

  it('passes over text that conversion leaves as it is', () => {
    const text = '二〇二四年，全市“十四五”规划完成12.5%。';
    expect(mayBeTraditional(text)).toBe(false);
    expect(toSimplified(text)).toBe(text);
  });
});
