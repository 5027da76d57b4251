import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { soundOf } from '../../src/language/pronunciation.ts';

describe('the sound of a word', () => {
  it('is its syllables without tones', () => {
    expect(soundOf('协会')).toEqual({ exact: 'xie hui', folded: 'xie hui' });
    expect(soundOf('人民代表大会')?.exact).toBe('ren min dai biao da hui');
  });

  it.each([
    ['协会', '鞋会'],
    ['监利', '监理'],
    ['西安', '溪岸'],
  ])('is the same for %s and %s', (one, other) => {
    expect(soundOf(one)?.exact).toBe(soundOf(other)?.exact);
  });

  it('keeps syllables apart', () => {
    expect(soundOf('西安')?.exact).not.toBe(soundOf('先')?.exact);
    expect(soundOf('方案')?.folded).not.toBe(soundOf('反感')?.folded);
  });

  it.each([
    { one: '荆州', other: '金邹', sounds: 'zh and z, ing and in' },
    { one: '商场', other: '三藏', sounds: 'sh and s, ch and c, ang and an' },
    { one: '南京', other: '兰金', sounds: 'n and l' },
    { one: '正风', other: '镇分', sounds: 'eng and en' },
  ])('does not tell $sounds apart when folded', ({ one, other }) => {
    expect(soundOf(one)?.folded).toBe(soundOf(other)?.folded);
    expect(soundOf(one)?.exact).not.toBe(soundOf(other)?.exact);
  });

  it.each(['', '会', '一二三四五六七', 'AB', '协h', '2022', '𠮷𠮷', '協、會'])(
    'is not given for %s',
    (word) => {
      expect(soundOf(word)).toBeUndefined();
    },
  );

  it('is given for any word of common Han characters', () => {
    const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code));
    const word = fc.string({ unit: han, minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(word, (text) => {
        expect(soundOf(text)?.folded.split(' ')).toHaveLength(text.length);
      }),
    );
  });
});
