import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnWidth, endsSentence, visibleLines } from '../../src/corpus/line.ts';

const texts = fc.string({
  unit: fc.constantFrom('字', 'a', '1', '#', ' ', '\u3000', '\t', '\n', '\r', '。', '𠮷'),
  maxLength: 40,
});

describe('the visible lines of a page', () => {
  it('hold every visible character once, in its place', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const spans = visibleLines(text).flatMap(({ start, end, headingMark }) => [
          ...(headingMark ? [headingMark] : []),
          { start, end },
        ]);
        const rest = spans.reduceRight(
          (left, { start, end }) => left.slice(0, start) + left.slice(end),
          text,
        );
        expect(rest.trim()).toBe('');
      }),
    );
  });

  it('say what stands at their place, without white space at the ends', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start, end, text: printed } of visibleLines(text)) {
          expect(text.slice(start, end)).toBe(printed);
          expect(printed.trim()).toBe(printed);
        }
      }),
    );
  });

  it('tell what comes before them', () => {
    const [first, second, third] = visibleLines('一\n\u3000\u3000二\n \t\n三');
    expect(first).toMatchObject({ afterBlank: true, indented: false });
    expect(second).toMatchObject({ afterBlank: false, indented: true, start: 4, end: 5 });
    expect(third).toMatchObject({ afterBlank: true, indented: false });
  });

  it('set a converter’s heading mark apart', () => {
    const [line] = visibleLines('  ### 荆州日报');
    expect(line).toMatchObject({ text: '荆州日报', headingMark: { start: 2, end: 5 }, start: 6 });
    expect(visibleLines('#1高炉投产')[0]).not.toHaveProperty('headingMark');
  });

  it.each([
    ['产值36亿元，', 12, false],
    ['“好！”', 8, false],
    ['监 利 市 发 展', 10, true],
    ['瞿俊森率队 赴重庆开展招商考察', 28, false],
  ])('measures %s', (text, width, letterSpaced) => {
    expect(visibleLines(text)[0]).toMatchObject({ width, letterSpaced });
  });
});

describe('endsSentence', () => {
  it.each(['完。', '完？', '完!', '“完。”', '（完。）', '完……'])(
    'takes %s for a whole sentence',
    (text) => {
      expect(endsSentence({ text })).toBe(true);
    },
  );

  it.each(['完，', '完', '完；', '“完”'])('takes %s for a part of one', (text) => {
    expect(endsSentence({ text })).toBe(false);
  });
});

describe('columnWidth', () => {
  it('is a high one of the widths, but not that of a single outlier', () => {
    const widths = [40, 40, 40, 12, 40, 40, 8, 60].map((width) => ({ width }));
    expect(columnWidth(widths)).toBe(40);
  });

  it('is 0 without lines', () => {
    expect(columnWidth([])).toBe(0);
  });
});
