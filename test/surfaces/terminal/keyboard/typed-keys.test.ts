import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Typed, TypedKeys } from '../../../../src/surfaces/terminal/keyboard/typed-keys.ts';

/** Text of any script that holds no key: no control characters and no line breaks. */
const plainText = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .map((text) => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, '文'));

const anything = fc.string({
  unit: fc.oneof(
    fc.constantFrom('\u001b', '\u001b[200~', '\u001b[', '\u001b[A', '\u0003', '\u0004', '\r', '\n'),
    fc.constantFrom('\t', '\u2028', '\u009b', '\u0085', '中', 'a', '~', '0', '\u202e'),
  ),
});

describe('TypedKeys', () => {
  test('hands over any text unchanged, in whatever pieces its bytes come', () => {
    fc.assert(
      fc.property(plainText, fc.array(fc.nat(9), { maxLength: 20 }), (text, sizes) => {
        const typed = type(...piecesOf(Buffer.from(text), sizes));
        expect(typed).toHaveLength(texts(typed).length);
        expect(texts(typed).join('')).toBe(text);
      }),
    );
  });

  test('makes a paste text on one line, whatever stands in it and in whatever pieces it comes', () => {
    fc.assert(
      fc.property(anything, fc.array(fc.nat(9), { maxLength: 20 }), (pasted, sizes) => {
        const sent = Buffer.from(`\u001b[200~${pasted}\u001b[201~`);
        const typed = type(...piecesOf(sent, sizes));
        expect(typed).toHaveLength(texts(typed).length);
        expect(texts(typed).join('')).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u);
      }),
    );
  });

  test('takes an end of a paste that stands in the pasted text for text', () => {
    const pasted = '一\u001b[201~\r/quit\r\u001b[200~二\u0003';
    expect(type('\u001b[200~', pasted, '\u001b[201~')).toEqual([{ text: '一 /quit 二' }]);
  });

  test('keeps joined emoji in a paste, and makes tabs and breaks one space each', () => {
    expect(type('\u001b[200~👨‍👩‍👧\t一\r\n\r\n二\u001b[201~')).toEqual([{ text: '👨‍👩‍👧 一 二' }]);
  });

  test('takes no answer of the terminal, and no sign that turns the direction, for text', () => {
    const answers = '\u001b]11;rgb:ff/ff/ff\u001b\\\u001bP>|XTerm(390)\u001b\\\u001b]10;?\u0007';
    expect(type(`问${answers}\u202e题`)).toEqual([{ text: '问' }, { text: '题' }]);
  });

  test('knows what is pasted from what is typed behind it', async () => {
    const seen: Typed[] = [];
    const keys = new TypedKeys((typed) => seen.push(typed));
    keys.write('\u001b[200~一\r二。\r三\u001b[20');
    keys.write('1~四\r');
    await expect.poll(() => seen.length).toBe(3);
    expect(texts(seen)).toEqual(['一二。 三', '四']);
    expect(names(seen)).toEqual(['return']);
  });

  test('takes a paste for ended whose end never comes', async () => {
    const seen: Typed[] = [];
    const keys = new TypedKeys((typed) => seen.push(typed));
    keys.write('\u001b[200~一\r');
    await expect.poll(() => seen.length).toBe(1);
    keys.write('\u0003');
    expect(texts(seen)).toEqual(['一 ']);
    expect(names(seen)).toEqual(['c']);
  });

  test('reads keys whose sequences are cut anywhere', () => {
    const sent = '\u001b[D\u001b[3~\u001bOA\u001b[1;5C\u007f\t\r\n\u0003';
    const expected = ['left', 'delete', 'up', 'right', 'backspace', 'tab', 'return', 'c'];
    fc.assert(
      fc.property(fc.array(fc.nat(4), { maxLength: 9 }), (sizes) => {
        const typed = type(...piecesOf(Buffer.from(sent), sizes));
        expect(names(typed).filter((name) => name !== 'enter')).toEqual(expected);
        expect(texts(typed)).toEqual([]);
      }),
    );
  });

  test('takes no part of a sequence that it does not know for text', () => {
    const unknown =
      '\u001b[1;10A\u001b[<0;10;12M\u001b[13;2u\u001b[I\u001b[\u001b\u001b[201~\u009b\u001c';
    expect(texts(type(unknown, '后'))).toEqual(['后']);
  });

  test('presses Ctrl-C also behind a lone escape, and keeps text behind one', () => {
    expect(names(type('\u001b', '\u0003'))).toEqual(['c']);
    expect(texts(type('\u001b', '中'))).toEqual(['中']);
  });
});

/** What comes of these chunks when nothing follows. */
function type(...chunks: readonly (Buffer | string)[]): Typed[] {
  const typed: Typed[] = [];
  const keys = new TypedKeys((one) => typed.push(one));
  for (const chunk of chunks) keys.write(chunk);
  keys.end();
  keys.drop();
  return typed;
}

function piecesOf(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  let start = 0;
  for (const size of sizes) {
    pieces.push(bytes.subarray(start, start + size));
    start += size;
  }
  return [...pieces, bytes.subarray(start)];
}

function texts(typed: readonly Typed[]): string[] {
  return typed.flatMap((one) => ('text' in one ? [one.text] : []));
}

function names(typed: readonly Typed[]): (string | undefined)[] {
  return typed.flatMap((one) => ('key' in one ? [one.key.name] : []));
}
