import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bold,
  join,
  joinLines,
  link,
  quotation,
  type RichText,
  toHtml,
} from '../../../../src/surfaces/telegram/messages/rich-text.ts';
import {
  excerptAround,
  firstMessage,
  splitMessages,
  unfinishedMessage,
} from '../../../../src/surfaces/telegram/messages/split.ts';
import { parseTelegramHtml } from '../../../support/telegram-html.ts';
import { hostileText } from './hostile-text.ts';

/** Lines of any text, some of them bold, quoted, or with a marker behind them. */
const richTexts = fc
  .array(fc.tuple(hostileText, fc.constantFrom('bare', 'bold', 'marker', 'quoted')), {
    maxLength: 12,
  })
  .map((lines) => joinLines(lines.map(([text, kind]) => toLine(text, kind))));
const limits = fc.integer({ min: 12, max: 200 });

function toLine(text: string, kind: string): RichText {
  if (kind === 'bold') return bold(text);
  if (kind === 'quoted') return quotation(text, { isFolded: true });
  return kind === 'marker' ? join([text, link('[12]', 'https://t.me/x')]) : join([text]);
}

const texts = (parts: readonly RichText[]) => parts.map(({ text }) => text);
const withoutSpace = (text: string) => text.replace(/\s/gu, '');
const isHalf = /\p{Cs}/u;

describe('splitMessages', () => {
  test('leaves what fits as it is', () => {
    expect(texts(splitMessages(join(['一二。三四。']), 7))).toEqual(['一二。三四。']);
  });

  test('cuts at a line end rather than at a sentence end', () => {
    const text = joinLines(['一二。三四。', '五六。七八。']);
    expect(texts(splitMessages(text, 11))).toEqual(['一二。三四。', '五六。七八。']);
  });

  test('cuts at the last sentence end that fits, where a line end would leave a stub', () => {
    expect(texts(splitMessages(join(['一二。三四。五六七。']), 7))).toEqual([
      '一二。三四。',
      '五六七。',
    ]);
    const stub = joinLines(['一', '二三四五六。七八九十百。']);
    expect(texts(splitMessages(stub, 12))).toEqual(['一\n二三四五六。', '七八九十百。']);
  });

  test('leaves a closing quotation mark with its sentence', () => {
    expect(texts(splitMessages(join(['“一二。”“三四。”五。']), 6))).toEqual([
      '“一二。”',
      '“三四。”',
      '五。',
    ]);
  });

  test('cuts inside a sentence that is too long, but not inside a character or a link', () => {
    expect(texts(splitMessages(join(['一𠮷𠮷𠮷']), 4))).toEqual(['一𠮷', '𠮷𠮷']);
    const marked = join(['一二三', link('[12]', 'https://t.me/x'), '四']);
    expect(texts(splitMessages(marked, 5))).toEqual(['一二三', '[12]四']);
  });

  test('closes what is bold where a message ends, and opens it again in the next', () => {
    const parts = splitMessages(bold('一&二。三四。'), 5);
    expect(parts.map(toHtml)).toEqual(['<b>一&amp;二。</b>', '<b>三四。</b>']);
  });

  test('puts no more marks into a message than Telegram shows', () => {
    const text = join(Array.from({ length: 250 }, () => join([bold('一'), '二'])));
    const parts = splitMessages(text);
    expect(parts.map(({ spans }) => spans.length)).toEqual([100, 100, 50]);
    expect(texts(parts).join('')).toBe(text.text);
  });

  test('has no message for blank text', () => {
    expect(splitMessages(join([' \n ']))).toEqual([]);
  });

  test('loses nothing but white space, keeps the limit, and cuts no link', () => {
    fc.assert(
      fc.property(richTexts, limits, (rich, limit) => {
        const parts = splitMessages(rich, limit);
        expect(withoutSpace(texts(parts).join(''))).toBe(withoutSpace(rich.text));
        for (const part of parts) {
          expect(part.text.length).toBeLessThanOrEqual(limit);
          expect(part.text).not.toBe('');
          expect(part.text).not.toMatch(isHalf);
          expect(parseTelegramHtml(toHtml(part))).toBe(part.text);
        }
        const links = parts.flatMap(({ text, spans }) =>
          spans
            .filter(({ mark }) => mark.tag === 'a')
            .map(({ start, end }) => text.slice(start, end)),
        );
        expect(links).toEqual(rich.spans.filter(({ mark }) => mark.tag === 'a').map(() => '[12]'));
      }),
    );
  });
});

describe('firstMessage', () => {
  test('says where something was left out', () => {
    expect(firstMessage(join(['一二。三四。']), 6).text).toBe('一二。三四。');
    expect(firstMessage(join(['一二。三四。五六七。']), 8).text).toBe('一二。三四。……');
  });
});

describe('unfinishedMessage', () => {
  test('ends with …… whether or not all of it fits', () => {
    expect(unfinishedMessage(join(['一二。']), 6).text).toBe('一二。……');
    expect(unfinishedMessage(join(['一二。三四。']), 6).text).toBe('一二。……');
    expect(unfinishedMessage(join([]), 6).text).toBe('……');
  });
});

describe('excerptAround', () => {
  const text = join(['一二三。四五六。七八九。十百千。']);
  const middle = { start: text.text.indexOf('七'), end: text.text.indexOf('九') };

  test('leaves what fits as it is', () => {
    expect(excerptAround(text, middle, 16)).toBe(text);
  });

  test('keeps the middle, and cuts at sentence ends on both sides', () => {
    expect(excerptAround(text, middle, 15).text).toBe('……四五六。七八九。……');
    expect(excerptAround(text, { start: 0, end: 0 }, 13).text).toBe('一二三。四五六。……');
    expect(excerptAround(text, { start: 15, end: 16 }, 13).text).toBe('……七八九。十百千。');
  });

  test('begins with a middle that is longer than the room', () => {
    expect(excerptAround(text, { start: 4, end: 16 }, 10).text).toBe('……四五六。……');
  });

  test('cuts no character in two at either end', () => {
    const faces = join(['😀'.repeat(40)]);
    for (const start of [30, 31]) {
      const excerpt = excerptAround(faces, { start, end: start + 2 }, 21).text;
      expect(excerpt).toMatch(/^……(?:😀)+……$/u);
      expect(excerpt.length).toBeLessThanOrEqual(21);
    }
  });

  test('keeps the limit and the middle, whatever the text', () => {
    const lengths = fc.integer({ min: 20, max: 80 });
    fc.assert(
      fc.property(hostileText, fc.nat(60), fc.nat(6), lengths, (hostile, from, length, limit) => {
        const rich = bold(hostile);
        const start = Math.min(from, rich.text.length);
        const end = Math.min(start + length, rich.text.length);
        const excerpt = excerptAround(rich, { start, end }, limit);
        expect(excerpt.text.length).toBeLessThanOrEqual(limit);
        expect(excerpt.text).not.toMatch(isHalf);
        expect(excerpt.text).toContain(withoutHalves(rich.text.slice(start, end)));
        expect(parseTelegramHtml(toHtml(excerpt))).toBe(excerpt.text);
      }),
    );
  });
});

/** A middle that began or ended within a character is shown with all of that, or without it. */
function withoutHalves(text: string): string {
  return text.replace(/\p{Cs}/gu, '').trim();
}
