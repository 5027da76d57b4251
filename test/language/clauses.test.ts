import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutIntoClauses } from '../../src/language/clauses.ts';

const anyText = fc
  .array(fc.constantFrom('山', '水', '，', '；', '、', ',', '3', '\u{20bb7}', ' ', 'a'), {
    maxLength: 120,
  })
  .map((characters) => characters.join(''));

describe('the clauses of a long sentence', () => {
  it('follow each other without a gap, are short, and cut no character in two', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 30 }), fc.nat(), (text, maxChars, from) => {
        const span = { start: from % (text.length + 1), end: text.length };
        fc.pre(!/^[\udc00-\udfff]/.test(text.slice(span.start)));
        const pieces = cutIntoClauses(text, span, maxChars);
        expect(pieces[0]?.start).toBe(span.start);
        expect(pieces.at(-1)?.end).toBe(span.end);
        pieces.forEach(({ start, end }, index) => {
          expect(end - start).toBeLessThanOrEqual(maxChars);
          expect(pieces[index + 1]?.start ?? end).toBe(end);
          expect(text.slice(start, end)).not.toMatch(/[\ud800-\udbff]$|^[\udc00-\udfff]/);
        });
      }),
    );
  });

  it.each([
    ['甲乙；丙，丁戊己', 6, ['甲乙；', '丙，丁戊己']],
    ['甲乙，丙丁，戊己庚', 7, ['甲乙，丙丁，', '戊己庚']],
    ['甲乙丙丁戊', 2, ['甲乙', '丙丁', '戊']],
    ['共计3,000元整', 5, ['共计3,0', '00元整']],
    ['甲乙', 2, ['甲乙']],
  ])('of %s, at most %i characters each, are %j', (text, maxChars, expected) => {
    const pieces = cutIntoClauses(text, { start: 0, end: text.length }, maxChars);
    expect(pieces.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});
