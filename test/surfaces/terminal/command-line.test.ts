import { Option } from 'commander';
import { describe, expect, test } from 'vitest';
import { createCommand } from '../../../src/surfaces/terminal/command-line.ts';
import { packageVersion } from '../../../src/surfaces/terminal/package-version.ts';

describe('the help of a command', () => {
  test('is Chinese, also where the library tells of values', () => {
    const help = createCommand('npm run x --', '做一件事。')
      .argument('[甲...]', '一个参数', '缺省')
      .addOption(new Option('--of <x>', '哪一个').choices(['a', 'b']).default('a'))
      .helpInformation();
    expect(help.split('\n')).toEqual([
      '用法： npm run x -- [选项] [甲...]',
      '',
      '做一件事。',
      '',
      '参数：',
      '  甲          一个参数（默认 "缺省"）',
      '',
      '选项：',
      '  --of <x>    哪一个（可选 "a", "b"；默认 "a"）',
      '  -h, --help  显示用法',
      '',
    ]);
  });
});

test('the version is that of the package a module is in', () => {
  expect(packageVersion(import.meta.url)).toMatch(/^\d+\.\d+\.\d+/u);
  expect(packageVersion('file:///nowhere/at/all.ts')).toBe('');
});
