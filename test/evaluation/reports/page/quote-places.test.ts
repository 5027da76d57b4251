import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markQuotes } from '../../../../src/evaluation/reports/page/app/text/quote-places.ts';

const text = '奶站日产鲜奶８.５\n吨，供应全镇。\n奶站扩建。';

describe('a quotation', () => {
  it('is found although its text breaks the line within it and has full-width figures', () => {
    const { pieces, missing } = markQuotes(text, [{ mark: '1', text: '日产鲜奶8.5吨' }]);
    expect(missing).toEqual([]);
    expect(pieces.filter(({ marks }) => marks.length > 0)).toEqual([
      { text: '日产鲜奶８.５\n吨', marks: ['1'] },
    ]);
  });

  it('is marked at every place where it stands', () => {
    const { pieces } = markQuotes(text, [{ mark: '1', text: '奶站' }]);
    expect(pieces.filter(({ marks }) => marks.includes('1'))).toHaveLength(2);
  });

  it.each(['日产鲜奶9.5吨', '', ' \n'])('that stands nowhere is told: %j', (quote) => {
    const { pieces, missing } = markQuotes(text, [{ mark: '1', text: quote }]);
    expect(missing).toEqual(['1']);
    expect(pieces).toEqual([{ text, marks: [] }]);
  });

  it('keeps its mark where another overlaps it', () => {
    const { pieces } = markQuotes('甲乙丙丁', [
      { mark: '1', text: '甲乙丙' },
      { mark: '2', text: '乙丙丁' },
    ]);
    expect(pieces).toEqual([
      { text: '甲', marks: ['1'] },
      { text: '乙丙', marks: ['1', '2'] },
      { text: '丁', marks: ['2'] },
    ]);
  });
});

describe('the marked text', () => {
  it('is the text, whatever is quoted', () => {
    const words = fc.array(fc.constantFrom('甲', '乙', ' ', '\n', '８', '8', '“', '"'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(words, fc.array(words, { maxLength: 4 }), (letters, quotes) => {
        const whole = letters.join('');
        const { pieces } = markQuotes(
          whole,
          quotes.map((quote, index) => ({ mark: `${index}`, text: quote.join('') })),
        );
        expect(pieces.map((piece) => piece.text).join('')).toBe(whole);
      }),
    );
  });
});
