import { describe, expect, it } from 'vitest';
import {
  toPieces,
  withoutUnseen,
} from '../../../../src/evaluation/reports/page/app/text/control-characters.ts';

describe('a text to be shown', () => {
  it('stays whole where all of it is seen', () => {
    expect(toPieces('第一段\n\t第二段　“引文”')).toEqual([
      { kind: 'plain', text: '第一段\n\t第二段　“引文”' },
    ]);
  });

  it.each([
    ['\u202e', 'U+202E'],
    ['\u200b', 'U+200B'],
    ['\u2028', 'U+2028'],
    ['\0', 'U+0000'],
    ['\u001b', 'U+001B'],
    ['\ud800', 'U+D800'],
    ['\u{e0041}', 'U+E0041'],
    ['\r', 'U+000D'],
  ])('names what is not seen in it: %j', (character, code) => {
    expect(toPieces(`甲${character}乙`)).toEqual([
      { kind: 'plain', text: '甲' },
      { kind: 'control', code },
      { kind: 'plain', text: '乙' },
    ]);
  });

  it('has line ends of either kind alike', () => {
    expect(toPieces('甲\r\n乙')).toEqual([{ kind: 'plain', text: '甲\n乙' }]);
  });

  it('can be told in plain text', () => {
    expect(withoutUnseen('甲\u202e乙')).toBe('甲U+202E乙');
  });

  it('may be empty', () => {
    expect(toPieces('')).toEqual([]);
  });
});
