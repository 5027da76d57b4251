import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examinePages } from '../../../scripts/doctor/groups/pages.ts';
import { surroundingsWith, told } from './surroundings.ts';

const story = '本报讯（记者张三）青河大桥昨日通车，全长3.6公里，总投资12.5亿元。';

async function examined(files: Readonly<Record<string, string | Uint8Array>>) {
  const surroundings = await surroundingsWith({});
  const { seedsPath } = surroundings.config;
  await mkdir(seedsPath);
  for (const [name, content] of Object.entries(files))
    await writeFile(join(seedsPath, name), content);
  return examinePages(surroundings);
}

describe('the pages', () => {
  test('that are nowhere are told, with the variable that says where they are', async () => {
    const checks = await examinePages(await surroundingsWith({ SEEDS_PATH: 'nowhere' }));
    expect(told(checks, '版面')).toMatch(/^error 找不到 .*nowhere。请?.*SEEDS_PATH/u);
  });

  test('are counted by kind, encoding and what they hold', async () => {
    const checks = await examined({
      '2024-08-12.txt': story,
      '2024-08-13.md': Buffer.from(`\ufeff${story}`, 'utf16le'),
      'a.jsonl': JSON.stringify({ id: 'a', text: story, date: '2024-08-14' }),
    });
    expect(checks.every(({ state }) => state === 'ok')).toBe(true);
    expect(told(checks, '位置')).toContain('3 个文件（.txt 1 个、.md 1 个、.jsonl 1 个）');
    expect(told(checks, '编码')).toBe('ok UTF-8 1 个、UTF-16LE 1 个。');
    expect(told(checks, '内容')).toBe('ok 3 个版面，3 篇报道。');
  });

  test('that are passed over are named with the reason', async () => {
    const checks = await examined({ '2024-08-12.txt': story, 'empty.txt': '', 'b.jsonl': '{}' });
    expect(told(checks, '内容')).toBe(
      'warning 1 个版面，1 篇报道。跳过 b.jsonl 第1行：字段 id 缺少或不合要求；' +
        '跳过 empty.txt：文件是空的。 请改正或移走它们。',
    );
  });

  test('are an error where none of them can be read', async () => {
    expect(told(await examined({ 'a.txt': '' }), '内容')).toMatch(/^error 0 个版面/u);
  });

  test('without a date are named', async () => {
    const checks = await examined({ 'a.txt': story, '2024-08-12.txt': story });
    expect(told(checks, '日期')).toMatch(/^warning 1 个版面没有：a\.txt。 .*catalog\.json/u);
  });

  test('have a catalog whose fault is told in one sentence', async () => {
    const checks = await examined({ 'a.txt': story, 'catalog.json': '{' });
    expect(checks).toHaveLength(1);
    expect(told(checks, '版面')).toMatch(/^error .*catalog\.json 有误（不是有效的 JSON）。/u);
  });

  test('have a catalog that may speak of files that are not there', async () => {
    const entry = { date: '2024-08', precision: 'month' };
    const catalog = JSON.stringify({ 'a.txt': entry, 'gone.txt': entry });
    const checks = await examined({ 'a.txt': story, 'catalog.json': catalog });
    expect(told(checks, 'catalog.json')).toContain('warning gone.txt 没有对应的文件。');
    expect(told(checks, '日期')).toBe('ok 每个版面都有。');
  });
});
