import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bold,
  italic,
  join,
  joinLines,
  link,
  type Mark,
  quotation,
  type RichText,
  slice,
  toHtml,
  toMessage,
  trimmed,
} from '../../../../src/surfaces/telegram/messages/rich-text.ts';
import { parseTelegramHtml } from '../../../support/telegram-html.ts';
import { hostileText } from './hostile-text.ts';

const marks: readonly Mark[] = [
  { tag: 'b' },
  { tag: 'i' },
  { tag: 'u' },
  { tag: 'a', href: 'https://example.org/?a=1&b="2"' },
  { tag: 'blockquote', isFolded: true },
  { tag: 'blockquote', isFolded: false },
];

/** Any text with any marks, which may also cross each other. */
const richTexts: fc.Arbitrary<RichText> = fc
  .tuple(
    hostileText.map((text) => join([text])),
    fc.array(fc.tuple(fc.nat(60), fc.nat(60), fc.constantFrom(...marks)), { maxLength: 8 }),
  )
  .map(([{ text }, spans]) => ({
    text,
    spans: spans
      .map(([a, b, mark]) => ({ start: Math.min(a, b), end: Math.max(a, b), mark }))
      .filter(({ start, end }) => start < end && end <= text.length),
  }));

describe('toHtml', () => {
  test('escapes everything, also in the address of a link', () => {
    expect(toHtml(link('<b>&"', 'https://t.me/x?a="&b=<1>'))).toBe(
      '<a href="https://t.me/x?a=&quot;&amp;b=&lt;1&gt;">&lt;b&gt;&amp;&quot;</a>',
    );
  });

  test('nests what stands in each other', () => {
    const text = bold(join(['36亿元', link('[1]', 'https://t.me/x')]));
    expect(toHtml(quotation(text, { isFolded: true }))).toBe(
      '<blockquote expandable><b>36亿元<a href="https://t.me/x">[1]</a></b></blockquote>',
    );
  });

  test('closes and opens again where marks cross', () => {
    const spans = [
      { start: 0, end: 2, mark: { tag: 'b' } },
      { start: 1, end: 3, mark: { tag: 'u' } },
    ] as const;
    expect(toHtml({ text: '一二三', spans })).toBe('<b>一<u>二</u></b><u>三</u>');
  });

  test('is what Telegram can read, with any marks, and says the same as the plain text', () => {
    fc.assert(
      fc.property(richTexts, (rich) => {
        expect(parseTelegramHtml(toHtml(rich))).toBe(rich.text);
      }),
    );
  });

  test('shows each character with the marks that it has', () => {
    fc.assert(
      fc.property(richTexts, (rich) => {
        for (const tag of ['b', 'i', 'u', 'a', 'blockquote']) {
          const marked = rich.spans.filter(({ mark }) => mark.tag === tag);
          const characters = Array.from({ length: rich.text.length }, (_, at) =>
            marked.some(({ start, end }) => start <= at && at < end) ? rich.text.charAt(at) : '',
          );
          const shown = characters.join('');
          expect(textInTag(toHtml(rich), tag)).toBe(shown);
        }
      }),
    );
  });
});

describe('joining', () => {
  test('moves the marks with their text, and leaves out blank lines', () => {
    const text = joinLines([bold('一'), '', ' ', join(['二', italic('三')], '：')]);
    expect(toHtml(text)).toBe('<b>一</b>\n二：<i>三</i>');
  });

  test('makes one line of a bare string', () => {
    expect(join(['全年\n利\u202e润']).text).toBe('全年利润');
  });

  test('marks nothing where there is nothing', () => {
    expect(bold('\u200b')).toEqual({ text: '', spans: [] });
  });
});

describe('slice', () => {
  test('closes a mark that is cut and opens it again', () => {
    const text = bold('一二三');
    expect([toHtml(slice(text, 0, 1)), toHtml(slice(text, 1))]).toEqual([
      '<b>一</b>',
      '<b>二三</b>',
    ]);
  });

  test('loses neither text nor marks', () => {
    fc.assert(
      fc.property(richTexts, fc.nat(60), (rich, cut) => {
        const at = Math.min(cut, rich.text.length);
        const whole = join([slice(rich, 0, at), slice(rich, at)]);
        expect(whole.text).toBe(rich.text);
        for (const tag of ['b', 'i', 'u']) {
          expect(textInTag(toHtml(whole), tag)).toBe(textInTag(toHtml(rich), tag));
        }
      }),
    );
  });
});

test('trimmed takes white space from the ends and leaves the marks where they belong', () => {
  const text = join([' ', bold('一 二'), ' ']);
  expect(toHtml(trimmed(text))).toBe('<b>一 二</b>');
  expect(trimmed(join(['  ']))).toEqual({ text: '', spans: [] });
});

test('toMessage leaves out rows without buttons, and a keyboard without rows', () => {
  const button = { text: '一', data: 'x' };
  expect(toMessage(join(['甲']), [[], [button]]).keyboard).toEqual([[button]]);
  expect(toMessage(join(['甲']), [[]])).toEqual({ html: '甲', plain: '甲' });
});

/** The text that stands in tags of this name, read without knowing how it was written. */
function textInTag(html: string, tag: string): string {
  let depth = 0;
  let text = '';
  for (const [token] of html.matchAll(/<[^>]*>|[^<]+/gu)) {
    if (token.startsWith(`</${tag}>`)) depth--;
    else if (token.startsWith(`<${tag}>`) || token.startsWith(`<${tag} `)) depth++;
    else if (!token.startsWith('<') && depth > 0) text += parseTelegramHtml(token);
  }
  return text;
}
