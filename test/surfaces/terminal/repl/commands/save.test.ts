import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { describeError } from '../../../../../src/errors.ts';
import type { Turn } from '../../../../../src/surfaces/terminal/repl/command.ts';
import { temporaryFolder } from '../../../../support/indexed.ts';
import { TestDesk } from '../../../../support/repl-desk.ts';
import { answered, citation } from '../../../../support/scripted-assistant.ts';

const turn: Turn = {
  asked: '年利润多少？',
  reply: {
    answer: answered('约36亿元。', citation({ headline: '标题' })),
    question: '年利润多少？',
    elapsedMs: 1,
  },
};

const projectFolder = process.cwd();
let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  process.chdir(folder);
});

afterEach(() => {
  process.chdir(projectFolder);
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe('/save', () => {
  test.each([
    ['对话.md', '对话.md'],
    ['对话', '对话.md'],
    ['我的 对话.txt', '我的 对话.txt'],
    ['"我的 对话"', '我的 对话.md'],
    ['“对话”', '对话.md'],
    ["'a.b'", 'a.b'],
    ['./对话', './对话.md'],
    ['对\u200b话\u001b[31m\0', '对话.md'],
  ])('keeps the conversation in a new file: %j', async (typed, path) => {
    expect(await outcomeOf(`/save ${typed}`)).toBe(`已存入 ${resolve(path)}，2 个问答。`);
    expect(readFileSync(path, 'utf8')).toMatch(
      /^# 问报对话，\d{4}年\d+月\d+日\n\n## 年利润多少？\n/u,
    );
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('finds the home folder behind ~', async () => {
    vi.stubEnv('HOME', folder);
    expect(await outcomeOf('/save ~/对话')).toBe(`已存入 ${folder}/对话.md，2 个问答。`);
    expect(readdirSync(folder)).toEqual(['对话.md']);
  });

  test('takes the name of the day without one, and numbers it where it is taken', async () => {
    vi.useFakeTimers({ now: new Date(2026, 10, 1, 23, 59), toFake: ['Date'] });
    for (const name of ['对话-2026-11-01.md', '对话-2026-11-01-2.md', '对话-2026-11-01-3.md']) {
      expect(await outcomeOf('/save')).toBe(`已存入 ${resolve(name)}，2 个问答。`);
    }
    expect(readFileSync('对话-2026-11-01.md', 'utf8')).toContain('# 问报对话，2026年11月1日\n');
  });

  test('never writes over what is there, not where a link leads either', async () => {
    writeFileSync('旧.md', '旧的');
    symlinkSync('别处.md', '链.md');
    const sentence = '已经有了，不会覆盖。请换个名字，或存到别处。';
    expect(await outcomeOf('/save 旧')).toBe(`没有存成：旧.md ${sentence}`);
    expect(await outcomeOf('/save 链.md')).toBe(`没有存成：链.md ${sentence}`);
    expect(readFileSync('旧.md', 'utf8')).toBe('旧的');
    expect(readdirSync(folder).sort()).toEqual(['旧.md', '链.md'].sort());
  });

  test.each([
    ['没有/对话', '没有/对话.md 所在的文件夹不存在'],
    ['夹', '夹 是文件夹'],
    ['夹/', '夹/ 是文件夹'],
    ['旧.md/对话', '旧.md/对话.md 不在文件夹里'],
    ['""', '文件名是空的'],
    ['长'.repeat(300), `${'长'.repeat(300)}.md 名字太长`],
  ])('says in one sentence why there is no file: %j', async (typed, reason) => {
    mkdirSync('夹');
    writeFileSync('旧.md', '旧的');
    expect(await outcomeOf(`/save ${typed}`)).toBe(`没有存成：${reason}。请换个名字，或存到别处。`);
    expect(readdirSync(folder).sort()).toEqual(['夹', '旧.md'].sort());
  });

  test('writes nothing before a question was asked', async () => {
    expect(await outcomeOf('/save 对话', [])).toBe('还没有问答，没有可存的。');
    expect(readdirSync(folder)).toEqual([]);
  });
});

/** The one sentence that a person sees. */
async function outcomeOf(line: string, turns: readonly Turn[] = [turn, turn]): Promise<string> {
  const desk = new TestDesk({ turns });
  await desk.obey(line).catch((error: unknown) => desk.tell(describeError(error)));
  expect(desk.told).toHaveLength(1);
  return desk.told.join('');
}
