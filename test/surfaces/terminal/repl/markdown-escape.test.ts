import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  escapeMarkdown,
  escapeMarkdownLines,
} from '../../../../src/surfaces/terminal/repl/markdown-escape.ts';
import { toPrintable } from '../../../../src/surfaces/terminal/text/printable.ts';

describe('a line as Markdown', () => {
  test.each([
    ['全长3.6公里，投资（1-2）亿元；8:30开工', '全长3.6公里，投资（1-2）亿元；8:30开工'],
    ['# 标题', '\\# 标题'],
    ['- 一项', '\\- 一项'],
    ['+ 一项', '\\+ 一项'],
    ['1. 一项', '1\\. 一项'],
    ['12) 一项', '12\\) 一项'],
    ['===', '\\==='],
    ['---', '\\---'],
    ['> 引文', '\\> 引文'],
    ['<b>&amp;</b>', '\\<b\\>\\&amp;\\</b\\>'],
    ['*强* _调_ ~~删~~ `码`', '\\*强\\* \\_调\\_ \\~\\~删\\~\\~ \\`码\\`'],
    ['[链](x) ![图](y)', '\\[链\\](x) \\!\\[图\\](y)'],
    ['| 甲 | 乙 |', '\\| 甲 | 乙 |'.replaceAll(' |', ' \\|')],
    ['http://x.cn www.x.cn a@x.cn', 'http\\://x.cn www\\.x.cn a\\@x.cn'],
    ['C:\\路径', 'C\\:\\\\路径'],
    ['    四格', '&#32;&#32;&#32;&#32;四格'],
    ['　　两格 ', '&#12288;&#12288;两格&#32;'],
  ])('shows %j as it is', (line, markdown) => {
    expect(escapeMarkdown(line)).toBe(markdown);
  });
});

const markup = fc.constantFrom(
  ...['# ', '- ', '+ ', '1. ', '> ', '```', '**', '_', '[x](y)', '![i](j)', '<b>', '<!--', '&lt;'],
  ...['---', '===', '| a |', 'http://x.cn', 'www.', 'a@b', ':smile:', '$x$', '\\', '\\\n', '    '],
  ...['3.6公里', '，', '“', '8:30', '\n', '\n\n', '\u001b[31m', '\u0007', '\t', '　'],
);
const anyText = fc
  .array(fc.oneof(markup, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 12 })
  .map((parts) => toPrintable(parts.join('')).replace(/^\n+|\n+$/gu, ''));

describe('a quotation as Markdown', () => {
  test('comes back character for character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readBack(escapeMarkdownLines(text, '  > '), '  > ')).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  test('has nothing that could be taken for markup', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const line of text.split('\n').map(escapeMarkdown)) {
          // What stands on both sides of an escape does not meet.
          const bare = line.replace(/\\[!-/:-@[-`{-~]|&#\d+;/gu, '字');
          expect(bare).not.toMatch(/[\\`*_[\]<>|~#!&$^{}@]|:\D|www\./u);
          expect(line).not.toMatch(/^(?:\s|[-+=]|\d{1,9}[.)](?:\s|$))/u);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

/** What a reader of Markdown shows: without prefixes, escapes and marks of a line break. */
function readBack(markdown: string, prefix: string): string {
  const lines = markdown.split('\n');
  return lines
    .map((line, index) => {
      expect(line.startsWith(prefix)).toBe(true);
      const isLast = index === lines.length - 1;
      const ended = isLast ? line : line.replace(/\\$/u, '');
      expect(isLast || ended !== line).toBe(true);
      return ended
        .slice(prefix.length)
        .replace(/\\([!-/:-@[-`{-~])|&#(\d+);/gu, (_, mark, code) =>
          mark === undefined ? String.fromCodePoint(Number(code)) : mark,
        );
    })
    .join('\n');
}
