import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citedSentences } from '../../../src/evaluation/answers/cited-sentences.ts';

describe('the sentences of an answer', () => {
  it.each([
    ['before the full stop', '全长3.6公里[1]。', '全长3.6公里。', [1]],
    ['behind it', '全长3.6公里。[1]', '全长3.6公里。', [1]],
    ['several in one pair of brackets', '全长3.6公里[1, 3]。', '全长3.6公里。', [1, 3]],
    ['several in a row', '全长3.6公里 [1] [3]。', '全长3.6公里。', [1, 3]],
    ['Chinese brackets', '全长3.6公里。【12】', '全长3.6公里。', [12]],
    ['full-width brackets', '全长3.6公里［1、2］。', '全长3.6公里。', [1, 2]],
    ['behind a part', '长3.6公里[1]，宽30米[2]。', '长3.6公里，宽30米。', [1, 2]],
    ['one twice', '长3.6公里[1]，宽30米[1]。', '长3.6公里，宽30米。', [1]],
    ['on a line of its own', '全长3.6公里。\n[1][2]', '全长3.6公里。', [1, 2]],
    ['on both sides of the full stop', '全长3.6公里[2]。[1]', '全长3.6公里。', [2, 1]],
  ])('have their markers read and removed: %s', (_, text, plain, markers) => {
    expect(citedSentences(text)).toEqual([{ text: plain, markers }]);
  });

  it.each([
    ['the number of a document', '按青政发[2024]5号办理。'],
    ['words', '[甲]标段先通车。'],
    ['nought', '得票为[0]。'],
    ['a list with a year', '见[1,2024]。'],
  ])('keep what stands in brackets otherwise: %s', (_, text) => {
    expect(citedSentences(text)).toEqual([{ text, markers: [] }]);
  });

  it('begin a line with a marker of their own', () => {
    expect(citedSentences('全长3.6公里[1]。\n[1] 《青河大桥通车》\n[2] 《乙》')).toEqual([
      { text: '全长3.6公里。', markers: [1] },
      { text: '《青河大桥通车》', markers: [1] },
      { text: '《乙》', markers: [2] },
    ]);
  });

  it('are none where there is no word', () => {
    expect(citedSentences('[1]\n……[2]。 \n')).toEqual([]);
  });

  it('have the markers that were written behind them, whatever the brackets', () => {
    const sentence = fc.constantFrom('甲县建桥', '长3.6公里', '“好”，他说', '投资12亿元（暂定）');
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 4 });
    const style = fc.constantFrom(
      (all: number[]) => all.map((each) => `[${each}]`).join(''),
      (all: number[]) => (all.length > 0 ? `【${all.join('，')}】` : ''),
      (all: number[]) => (all.length > 0 ? ` [${all.join(', ')}]` : ''),
    );
    const written = fc.record({ sentence, numbers, style, isBehind: fc.boolean() });
    fc.assert(
      fc.property(fc.array(written), (all) => {
        const text = all
          .map(({ sentence: words, numbers: cited, style: write, isBehind }) =>
            isBehind ? `${words}。${write(cited)}` : `${words}${write(cited)}。`,
          )
          .join('');
        expect(citedSentences(text)).toEqual(
          all.map(({ sentence: words, numbers: markers }) => ({ text: `${words}。`, markers })),
        );
      }),
    );
  });
});
