import { afterEach, describe, expect, test, vi } from 'vitest';
import { type AskMode, readAskArguments } from '../../../src/surfaces/terminal/ask-command.ts';

const both = { input: true, output: true };
const pipe = { input: false, output: false };

afterEach(() => vi.restoreAllMocks());

describe('the arguments of npm start', () => {
  test.each<[string, string[], AskMode]>([
    ['a question', ['大桥', '多长？'], { kind: 'question', question: '大桥 多长？' }],
    ['a question behind --', ['--', '-5℃？'], { kind: 'question', question: '-5℃？' }],
    ['a flag behind --', ['--', '--json'], { kind: 'question', question: '--json' }],
    ['--json', ['--json', '问'], { kind: 'json', question: '问' }],
    ['--jsonl', ['--jsonl'], { kind: 'json-lines' }],
    ['--retrieve', ['--jsonl', '--retrieve', '7'], { kind: 'passages', limit: 7 }],
    ['none', [], { kind: 'conversation' }],
  ])('mean with %s', (_, args, mode) => {
    expect(read(args)?.mode).toEqual(mode);
  });

  test.each([
    [both, 'conversation'],
    [pipe, 'lines'],
    [{ input: true, output: false }, 'lines'],
    [{ input: false, output: true }, 'lines'],
  ])('mean without a question a conversation only with a person at both ends: %o', (at, kind) => {
    expect(read([], at)?.mode).toEqual({ kind });
  });

  test('let a pipe be the one question of --json, but no keyboard', () => {
    expect(read(['--json'], pipe)?.mode).toEqual({ kind: 'json' });
    expect(() => read(['--json'], both)).toThrow('--json 后面要写一个问题。');
  });

  test('give a question the precedence over a pipe', () => {
    expect(read(['问'], pipe)?.mode).toEqual({ kind: 'question', question: '问' });
  });

  test('tell what is shown, and of which archive', () => {
    expect(read(['问'])).toMatchObject({ explains: false, showsSources: true, archive: undefined });
    expect(read(['--explain', '--no-sources', '--archive', '甲', '问'])).toMatchObject({
      explains: true,
      showsSources: false,
      archive: '甲',
    });
  });

  test.each([
    ['both kinds of JSON', ['--json', '--jsonl'], '--json 和 --jsonl 只能用一个。'],
    ['--retrieve alone', ['--retrieve', '5'], '--retrieve 要与 --jsonl 同用。'],
    ['--retrieve with --json', ['--json', '--retrieve', '5'], '--retrieve 要与 --jsonl 同用。'],
    ['--no-sources with JSON', ['--json', '--no-sources', '问'], '--no-sources 只用于文字回答'],
    ['--no-sources with lines', ['--jsonl', '--no-sources'], '--no-sources 只用于文字回答'],
    ['a question with --jsonl', ['--jsonl', '问'], '--jsonl 从标准输入读问题'],
    ['an empty question', [''], '问题是空的。'],
    ['a question of spaces', [' ', '\t'], '问题是空的。'],
    ['an empty question in JSON', ['--json', ''], '问题是空的。'],
    ['an unknown flag', ['--verbose', '问'], '不认识这个选项：--verbose。'],
    ['a question that begins like a flag', ['-5℃？'], '不认识这个选项：-5℃？。'],
    ['a flag without its value', ['--archive'], '这个选项后面缺少内容：--archive <文件夹>。'],
    ['an empty value', ['--archive', ' ', '问'], '选项 --archive 后面是空的。'],
    ['too many passages', ['--jsonl', '--retrieve', '101'], '--retrieve 应是 1 到 100 的整数'],
  ])('are refused in one sentence: %s', (_, args, complaint) => {
    expect(() => read(args)).toThrow(
      expect.objectContaining({
        kind: 'usage',
        message: expect.stringMatching(/^[^\n]+。$/u),
      }),
    );
    expect(() => read(args)).toThrow(complaint);
  });

  test.each([['--version'], ['-V']])('give the version and nothing else: %s', (flag) => {
    expect(printed([flag])).toBe('1.2.3\n');
  });

  test.each([['--help'], ['-h']])(
    'give help in Chinese with examples and exit codes: %s',
    (flag) => {
      const help = printed([flag]);
      expect(help).toMatch(/^用法： npm start -- \[选项\] \[问题\.\.\.\]\n/u);
      expect(help).toMatch(/\n参数：\n.*\n选项：\n.*\n例子：\n(?: {2}npm start[^\n]+\n){4,6}\n/su);
      expect(help).toContain('退出码：0 有答案，1 档案里没有，2 出错');
      expect(help).not.toMatch(/Usage|Options|Arguments|default|display/u);
    },
  );
});

function read(args: readonly string[], isPersonAt = both) {
  return readAskArguments(['node', 'ask.ts', ...args], '1.2.3', isPersonAt);
}

/** What is written to standard output where nothing is left to do. */
function printed(args: readonly string[]): string {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(read(args)).toBeUndefined();
  return write.mock.calls.map(([text]) => String(text)).join('');
}
