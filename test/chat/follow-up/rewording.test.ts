import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isReworded } from '../../../src/chat/follow-up/rewording.ts';

describe('isReworded', () => {
  test.each([
    ['云峰钢铁2024年产值是多少', '云峰钢铁2024年产值是多少？'],
    ['请问云峰钢铁２０２４年产值是多少呢？', '云峰钢铁2024年产值是多少'],
    ['你好，云峰 钢铁投产了吗？？', '云峰钢铁投产了？'],
    ['雲峰鋼鐵什麼時候投產？', '云峰钢铁什么时候投产？'],
    ['麻烦问一下，青山县县长是谁啊，谢谢', '青山县县长是谁？'],
    ['换个话题，青山县县长是谁？', '青山县县长是谁？'],
    ['“云峰钢铁”的产值？', '云峰钢铁的产值'],
    ['gdp是多少', 'GDP是多少？'],
    ['谢谢！', '谢谢'],
    ['？', '？'],
  ])('does not count courtesies and marks: %s', (asked, whole) => {
    expect(isReworded(asked, whole)).toBe(false);
  });

  test.each([
    ['那税收呢？', '云峰钢铁2024年税收是多少？'],
    ['他是什么职务？', '王海涛是什么职务？'],
    ['2023年产值是多少？', '2024年产值是多少？'],
    ['产值是1.5亿吗', '产值是15亿吗'],
    ['青山县县长是谁？', '青山县副县长是谁？'],
    ['同比增长5%？', '同比增长5？'],
  ])('counts what changes the question: %s', (asked, whole) => {
    expect(isReworded(asked, whole)).toBe(true);
  });

  test('finds no text reworded against itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !isReworded(text, text)));
  });
});
