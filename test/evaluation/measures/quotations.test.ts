import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quotationExactness } from '../../../src/evaluation/measures/quotations.ts';

const article = '青河镇去年种茶２3.6万亩，\n产值“近1\n2亿元”，用工3500。2025年又添5家茶厂。';

function stands(quote: string, text = article): boolean {
  return quotationExactness([{ quote, articleTexts: ['别的报道', text] }]) === 1;
}

describe('quotationExactness', () => {
  test.each([
    '青河镇去年种茶23.6万亩',
    '种茶 ２３．６ 万亩,产值',
    '产值"近12亿元"',
    '用工3500。',
    '用工3500。2025年又添',
    article,
  ])('lets %j stand, which is what is printed', (quote) => {
    expect(stands(quote)).toBe(true);
  });

  test.each([
    ['another digit', '去年种茶23.7万亩'],
    ['another name', '清河镇去年种茶'],
    ['a word left out', '青河镇种茶'],
    ['the start of a number', '去年种茶23'],
    ['the end of a number', '3.6万亩，产值'],
    ['a full stop for a decimal point', '去年种茶23。6万亩'],
    ['a decimal point for a full stop', '用工3500.2025年又添'],
    ['another mark', '用工3500；2025年'],
    ['nothing', ''],
    ['white space', ' \n'],
    ['one character', '茶'],
  ])('does not let %s stand: %j', (_, quote) => {
    expect(stands(quote)).toBe(false);
  });

  test('keeps two numbers apart that only a space parts', () => {
    expect(stands('到20235家', '到2023 5家')).toBe(false);
    expect(stands('到2023 5家', '到2023 5家')).toBe(true);
    expect(stands('到2023 5家', '到20235家')).toBe(false);
  });

  test('is the share of the quotations that stand', () => {
    const articleTexts = [article];
    const quotes = ['青河镇', '又添5家茶厂', '又添6家茶厂', ''];
    expect(quotationExactness(quotes.map((quote) => ({ quote, articleTexts })))).toBe(1 / 2);
    expect(quotationExactness([{ quote: '青河镇', articleTexts: [] }])).toBe(0);
    expect(quotationExactness([])).toBeUndefined();
  });

  test('lets every span stand that cuts no number, and none of them with a character exchanged', () => {
    const plain = '青河镇去年种茶，产值与用工都比上年多，又添茶厂。';
    const places = fc.tuple(fc.nat(plain.length - 3), fc.integer({ min: 2, max: 12 }));
    fc.assert(
      fc.property(places, fc.nat(), ([start, length], seed) => {
        const quote = plain.slice(start, start + length);
        const at = seed % quote.length;
        expect(stands(quote, plain)).toBe(true);
        expect(stands(`${quote.slice(0, at)}莲${quote.slice(at + 1)}`, plain)).toBe(false);
      }),
    );
  });
});
