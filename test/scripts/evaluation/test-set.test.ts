import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readTestSet, runTestSet } from '../../../scripts/evaluation/test-set.ts';
import { type App, openApp } from '../../../src/app.ts';
import { temporaryFolder } from '../../support/indexed.ts';
import { newsroomConfig } from '../../support/newsroom.ts';
import { ScriptedAssistant } from '../../support/scripted-assistant.ts';

const cases = [
  { id: 'a', question: '青河大桥全长多少公里？', kind: 'figure', expect: { facts: [['3.6公里']] } },
  {
    id: 'b',
    question: '南坪水库除险加固工程总投资是多少？',
    kind: 'figure',
    session: 's',
    expect: { facts: [['2.35亿元']], articles: ['南坪水库'] },
  },
  {
    id: 'c',
    question: '工期呢？',
    kind: 'followup',
    session: 's',
    expect: { facts: [['18个月']] },
  },
];

const projectFolder = process.cwd();

afterEach(() => process.chdir(projectFolder));

describe('a run of a test set', () => {
  let app: App;

  beforeAll(async () => {
    app = await openApp(await newsroomConfig());
    return () => app.close();
  });

  test('reports how many were right, the same each time', async () => {
    const read = readTestSet([await fileOf(cases)]);
    const told: string[] = [];
    const onProgress = (done: number, total: number) => told.push(`${done}/${total}`);
    for (const _ of [1, 2]) {
      const { report, isAllRight } = await runTestSet(app, { cases: read, onProgress });
      expect(isAllRight).toBe(true);
      expect(report).toMatch(/合计 +3 +3 /u);
    }
    expect(told).toEqual(['1/3', '2/3', '3/3', '1/3', '2/3', '3/3']);
  });

  test('names what was wrong', async () => {
    const wrong = cases.slice(0, 1).map((each) => ({ ...each, expect: { facts: [['9公里']] } }));
    const { report, isAllRight } = await runTestSet(app, {
      cases: readTestSet([await fileOf(wrong)]),
    });
    expect(isAllRight).toBe(false);
    expect(report).toContain('失败 1 题');
  });

  test('rejects with the reason when it is stopped, and leaves no conversation behind', async () => {
    const assistant = new ScriptedAssistant({ [cases[1]?.question ?? '']: 'wait' });
    const stopped = new AbortController();
    const read = readTestSet([await fileOf(cases)]);
    const run = runTestSet(
      { assistant, useArchive: app.useArchive },
      { cases: read, signal: stopped.signal },
    );
    stopped.abort(new Error('enough'));
    await expect(run).rejects.toThrow('enough');
    const sessions = assistant.asked.map(({ session }) => session);
    expect(sessions).toEqual([expect.stringMatching(/.+ s$/u)]);
    expect(assistant.forgotten).toEqual(sessions);
  });
});

describe('the test set', () => {
  test('of the project is found from any folder', async () => {
    const here = readTestSet();
    process.chdir(await temporaryFolder());
    expect(readTestSet()).toEqual(here);
    expect(here.length).toBeGreaterThan(50);
  });

  test('that is not there is told of in one sentence', async () => {
    expect(() => readTestSet([join('没有', '题.jsonl')])).toThrow(
      '读不了测试题文件 没有/题.jsonl。',
    );
  });
});

async function fileOf(lines: readonly object[]): Promise<string> {
  const file = join(await temporaryFolder(), 'cases.jsonl');
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  return file;
}
