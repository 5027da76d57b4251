import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/corpus/decode.ts';

const chineseTexts = fc
  .string({ unit: fc.constantFrom('监', '利', '一', '𠮷', '。', '3', 'a', '\n', '\r') })
  .filter((written) => /\S/u.test(written));

describe('decodeText', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    fc.assert(
      fc.property(chineseTexts, fc.boolean(), (written, hasMark) => {
        const bytes = Buffer.from(hasMark ? `\ufeff${written}` : written);
        expect(decodeText(bytes)).toEqual({ text: written, encoding: 'utf-8' });
      }),
    );
  });

  it('reads UTF-16 of both byte orders by its byte order mark', () => {
    fc.assert(
      fc.property(chineseTexts, (written) => {
        const littleEndian = Buffer.from(`\ufeff${written}`, 'utf16le');
        const bigEndian = Buffer.from(littleEndian).swap16();
        expect(decodeText(littleEndian)).toEqual({ text: written, encoding: 'utf-16le' });
        expect(decodeText(bigEndian)).toEqual({ text: written, encoding: 'utf-16be' });
      }),
    );
  });

  it('reads GB18030', () => {
    const jianli = Buffer.from([0xbc, 0xe0, 0xc0, 0xfb]);
    expect(decodeText(jianli)).toEqual({ text: '监利', encoding: 'gb18030' });
  });

  it('reads the four-byte characters of GB18030 and ASCII between', () => {
    // 监利 36 㐀。 — 㐀 (U+3400) is 81 39 EE 39, the full stop A1 A3.
    const bytes = [
      0xbc, 0xe0, 0xc0, 0xfb, 0x33, 0x36, 0x81, 0x39, 0xee, 0x39, 0xa1, 0xa3, 0xbc, 0xe0,
    ];
    expect(decodeText(Buffer.from(bytes))).toMatchObject({ text: '监利36㐀。监' });
  });

  it.each([
    ['an empty file', Buffer.alloc(0), '文件是空的'],
    ['white space', Buffer.from(' \r\n\u3000\t'), '文件里没有文字'],
    ['a byte order mark alone', Buffer.from('\ufeff'), '文件里没有文字'],
    ['zeroes', Buffer.alloc(64), '是二进制文件，不是文本'],
    [
      'ASCII full of control characters',
      Buffer.from('ELF\x01\x01\x02\x00\x00\x00'),
      '是二进制文件，不是文本',
    ],
    [
      'half a UTF-16 character',
      Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]),
      '不是有效的 utf-16le 文本',
    ],
    [
      'a picture',
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      '不是 UTF-8、UTF-16 或 GB18030 文本',
    ],
  ])('rejects %s and says why', (_, bytes, reason) => {
    expect(decodeText(bytes)).toEqual({ rejected: reason });
  });

  it('reads a page of UTF-8 that was cut inside its last character, without that character', () => {
    const page = readFileSync('seeds/000_af927e14cbacbdc8.txt');
    const firstBytes = [...page.keys()].filter((at) => (page[at] ?? 0) >= 0xe0).slice(0, 200);
    for (const at of firstBytes.slice(1)) {
      const whole = decodeText(page.subarray(0, at));
      expect(decodeText(page.subarray(0, at + 1))).toEqual(whole);
    }
  });

  it('never throws, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const decoded = decodeText(bytes);
        expect('text' in decoded || decoded.rejected !== '').toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
