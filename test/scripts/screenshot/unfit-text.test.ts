import { describe, expect, it } from 'vitest';
import { failuresIn, tracesIn } from '../../../scripts/screenshot/unfit-text.ts';
import { describeError } from '../../../src/errors.ts';
import { describeUnknown } from '../../../src/surfaces/terminal/repl/commands.ts';

describe('what tells of a machine', () => {
  it.each([
    ['在 /srv/pages/a.txt 里', '/srv/pages/a.txt'],
    ['读不了/home/someone/', '/home/someone/'],
    ['file:a.txt', 'file:'],
    ['C:\\pages', 'C:\\'],
    ['由 someone 建立', 'someone'],
    ['《a+b》', 'a+b'],
  ])('is found in: %s', (text, trace) => {
    expect(tracesIn(text, ['someone', 'a+b'])).toContain(trace);
  });

  it.each([
    '问报> /open 1',
    '第3/4版，docs/images/a.svg，https://example.org/a/b',
    'someones，aab',
    '时间：8:30',
  ])('is not found in: %s', (text) => {
    expect(tracesIn(text, ['someone', 'a+b', ''])).toEqual([]);
  });
});

describe('that something that was typed failed', () => {
  it.each([
    ['an error of the program', describeError(new Error('no such thing'))],
    ['an unknown command', describeUnknown('/nonsense')],
  ])('is found where the screen tells of %s', (_, told) => {
    expect(failuresIn(`问报> x\n${told}\n问报> y\n`)).toEqual([told]);
  });

  it('is not found where stories and answers tell of such things', () => {
    expect(failuresIn('问报> 为什么程序内部出错？\n据说没有命令。\n')).toEqual([]);
  });
});
