import { describe, expect, test } from 'vitest';
import { EntryLines } from '../../../../src/surfaces/terminal/keyboard/entry-lines.ts';

describe('EntryLines', () => {
  test.each([
    ['a line', ['  问题　'], '问题'],
    ['a block', ['"""', '一', ' 二\\', '"""'], '一\n 二\\'],
    ['a block that begins and ends with text', ['"""一', '二"""'], '一\n二'],
    ['a block on one line', ['"""一 二"""'], '一 二'],
    ['quotation marks of an input method', ['“”“一', '二＂＂＂'], '一\n二'],
    ['lines continued by a backslash', ['一\\', '二＼', '三'], '一二三'],
    ['quotation marks in mid-line', ['他说"""好"""吗'], '他说"""好"""吗'],
    ['an empty line', ['  '], ''],
    ['an empty block', ['"""', '', ' ', '"""'], ''],
    ['an empty block on one line', ['""""""'], ''],
  ])('puts together %s', (_name, lines, entry) => {
    const entryLines = new EntryLines();
    const results = lines.map((line) => entryLines.add(line));
    expect(results).toEqual([...lines.slice(1).map(() => undefined), entry]);
    expect(entryLines.isBegun).toBe(false);
  });

  test('forgets a begun block', () => {
    const entryLines = new EntryLines();
    entryLines.add('"""一');
    expect(entryLines.isBegun).toBe(true);
    entryLines.drop();
    expect(entryLines.add('二')).toBe('二');
  });
});
