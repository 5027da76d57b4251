import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Draft, DraftReader } from '../../../src/answering/writing/drafts.ts';

describe('what a model wrote', () => {
  it.each<[string, readonly Draft[]]>([
    ['一句。[1]', [draft('一句。', 1)]],
    ['一句[1]。', [draft('一句。', 1)]],
    ['一句。[1][2]二句。[2]', [draft('一句。', 1, 2), draft('二句。', 2)]],
    ['一句。【1】', [draft('一句。', 1)]],
    ['一句。［2］', [draft('一句。', 2)]],
    ['一句。[1, 2]', [draft('一句。', 1, 2)]],
    ['一句。[1、3]', [draft('一句。', 1, 3)]],
    ['一句。[片段2]', [draft('一句。', 2)]],
    ['一句。[１]', [draft('一句。', 1)]],
    ['一句。[1-3]', [draft('一句。', 1, 2, 3)]],
    ['一句。[^1]', [draft('一句。', 1)]],
    ['如[1]所述，一句。', [draft('一句。', 1)]],
    ['一句。[1]\n[^1]: 片段1', [draft('一句。', 1)]],
    ['一句。\n[1]', [draft('一句。', 1)]],
    ['一句。 [1]\n\n二句。', [draft('一句。', 1), draft('二句。')]],
    ['“一句。”[1]', [draft('“一句。”', 1)]],
    ['一句。[1] [1]', [draft('一句。', 1)]],
    ['[1] 一句。', [draft('一句。', 1)]],
    ['[1] 一句[1]。', [draft('一句。', 1)]],
    ['一句（出处：[1]）。', [draft('一句。', 1)]],
    ['没有句号[1]', [draft('没有句号', 1)]],
    ['It is long.[1]一句。[2]', [draft('It is long.', 1), draft('一句。', 2)]],
    ['[1]', []],
    ['。\n', []],
  ])('%j falls into sentences with their markers', (text, expected) => {
    expect(read([text])).toEqual(expected);
  });

  it.each([
    ['**产值**36亿元。[1]', '产值36亿元。'],
    ['# 产值\n', '产值'],
    ['- 产值36亿元。[1]', '产值36亿元。'],
    ['1. 产值36亿元。[1]', '产值36亿元。'],
    ['2、产值36亿元。[1]', '产值36亿元。'],
    ['| 产值 | 36亿元 |[1]', '产值  36亿元'],
    ['<b>产值</b>36亿元。[1]', '产值36亿元。'],
    ['产值3\u200b6亿\u202e元\u001b。[1]', '产值36亿元。'],
    ['产值㉟亿元。[1]', '产值35亿元。'],
  ])('%j loses its markup', (text, expected) => {
    expect(read([text])[0]?.text).toBe(expected);
  });

  it.each(['3.6公里长。', '12、13两日举行。', '2024年建成。'])('%j keeps its number', (text) => {
    expect(read([text])[0]?.text).toBe(text);
  });

  it('is given sentence by sentence, each as soon as the next one has begun', () => {
    const reader = new DraftReader();
    expect(reader.take('一句。')).toEqual([]);
    expect(reader.take('[1')).toEqual([]);
    expect(reader.take('] ')).toEqual([]);
    expect(reader.take('二')).toEqual([draft('一句。', 1)]);
    expect(reader.take('句。[2]')).toEqual([]);
    expect(reader.end()).toEqual([draft('二句。', 2)]);
    expect(reader.end()).toEqual([]);
  });

  it('is the same in whatever pieces it comes', () => {
    const part = fc.constantFrom(
      '一句',
      '。',
      '！',
      '”',
      '“',
      '[1]',
      '【12】',
      '3.6',
      ' ',
      '\n',
      '- ',
    );
    const text = fc.array(part, { maxLength: 20 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(40), { maxLength: 6 }), (whole, cuts) => {
        expect(read(cutAt(whole, cuts))).toEqual(read([whole]));
      }),
      { numRuns: 500 },
    );
  });
});

function draft(text: string, ...markers: readonly number[]): Draft {
  return { text, markers };
}

function read(pieces: readonly string[]): Draft[] {
  const reader = new DraftReader();
  return [...pieces.flatMap((piece) => reader.take(piece)), ...reader.end()];
}

function cutAt(text: string, cuts: readonly number[]): string[] {
  const places = [...new Set([0, ...cuts.map((cut) => cut % (text.length + 1)), text.length])];
  places.sort((a, b) => a - b);
  return places.slice(1).map((end, index) => text.slice(places[index], end));
}
