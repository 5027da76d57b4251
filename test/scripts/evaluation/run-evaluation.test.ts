import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { askProgram } from '../../../scripts/evaluation/ask-program.ts';
import { incompleteReport } from '../../../scripts/evaluation/incomplete-report.ts';
import { runEvaluation } from '../../../scripts/evaluation/run-evaluation.ts';
import { readTestSet } from '../../../scripts/evaluation/test-set.ts';
import { type App, openApp } from '../../../src/app.ts';
import type { Config } from '../../../src/config.ts';
import type { CaseRecord } from '../../../src/evaluation/records/run-record.ts';
import { runRecordSchema } from '../../../src/evaluation/records/run-record.ts';
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
  let config: Config;

  beforeAll(async () => {
    config = await newsroomConfig();
    app = await openApp(config);
    return () => app.close();
  });

  async function run(lines: readonly object[], { jobs = 1, repeat = 1 } = {}) {
    const read = readTestSet([await fileOf(lines)]);
    const settings = { system: 'reader', files: [...read.files], repeat, jobs };
    return runEvaluation(app, settings, () =>
      askProgram(read.cases, { app, config, withoutModel: true, jobs }),
    );
  }

  test('is recorded with its scores, its settings, and what the archive holds', async () => {
    const { run: recorded, articles, unknownNames } = await run(cases);
    expect(runRecordSchema.parse(JSON.parse(JSON.stringify(recorded)))).toEqual(recorded);
    expect(recorded.scores.all[0]).toMatchObject({ measure: 'right', n: 3, value: 1 });
    expect(recorded.settings.files[0]?.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(recorded.archive).toMatchObject({ pages: 7, articles: 7 });
    expect(articles.map(({ headline }) => headline)).toContain('南坪水库除险加固工程开工');
    expect(unknownNames).toEqual([]);
  });

  test('gives the same answers and scores in several processes as in this one, and each time', async () => {
    const runs = [await run(cases), await run(cases), await run(cases, { jobs: 2 })];
    const [first, ...others] = runs.map(({ run: { cases: results } }) => results.map(timeless));
    for (const other of others) expect(other).toEqual(first);
  });

  test('is asked as often as wanted', async () => {
    const { run: recorded } = await run(cases, { repeat: 3 });
    expect(recorded.repeats?.map(({ all }) => all[0]?.value)).toEqual([1, 1, 1]);
    expect(recorded.cases.map(({ rightRuns }) => rightRuns)).toEqual([3, 3, 3]);
  });

  test('names what was wrong, and articles that are not there', async () => {
    const wrong = { ...cases[1], expect: { facts: [['9亿元']], articles: ['北坪水库'] } };
    const { run: recorded, unknownNames } = await run([wrong]);
    expect(recorded.cases[0]?.fault).toBe('缺少：9亿元');
    expect(unknownNames).toEqual(['北坪水库']);
  });

  test('that was stopped is reported as far as it came, and said to be incomplete', async () => {
    const { cases: all } = readTestSet([await fileOf(cases)]);
    const [first] = all;
    if (!first) throw new Error('there are no cases');
    const failed = { testCase: first, failure: '档案打不开。' };
    const report = await incompleteReport(app, all, [failed]);
    expect(report).toMatch(/^没有问完：3 题只问了 1 题，以下只算这些题。\n\n失败 1 题：/u);
    expect(report).toMatch(/^合计 +1 +0 /mu);
    expect(await incompleteReport(app, all, [])).toBe('没有问完：3 题只问了 0 题。\n');
  });

  test('rejects with the reason when it is stopped, and leaves no conversation behind', async () => {
    const assistant = new ScriptedAssistant({ [cases[1]?.question ?? '']: 'wait' });
    const stopped = new AbortController();
    const read = readTestSet([await fileOf(cases)]);
    const asking = { app: { assistant }, config, withoutModel: true, jobs: 1 };
    const asked = askProgram(read.cases, { ...asking, signal: stopped.signal });
    stopped.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
    const sessions = assistant.asked.map(({ session }) => session);
    expect(sessions).toEqual([expect.stringMatching(/.+ s$/u)]);
    expect(assistant.forgotten).toEqual(sessions);
  });
});

describe('the test set', () => {
  test('of the project is found from any folder, and is the same from there', async () => {
    const here = readTestSet();
    process.chdir(await temporaryFolder());
    expect(readTestSet()).toEqual(here);
    expect(here.isOfProject).toBe(true);
    expect(here.files.map(({ path }) => path)).toContain('test/qa/seeds-before.jsonl');
  });

  test('that is not there is told of in one sentence', () => {
    expect(() => readTestSet([join('没有', '题.jsonl')])).toThrow(
      '读不了测试题文件 没有/题.jsonl。',
    );
  });

  test('without a case is told of in one sentence', async () => {
    const file = await fileOf([]);
    expect(() => readTestSet([file])).toThrow(`${file} 里一道题也没有。`);
  });
});

async function fileOf(lines: readonly object[]): Promise<string> {
  const file = join(await temporaryFolder(), 'cases.jsonl');
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  return file;
}

/** Without what differs from run to run. */
function timeless({ given, values, ...rest }: CaseRecord) {
  const { elapsedMs: _, ...answer } = given ?? {};
  const { 'latency-p50': _p50, 'latency-p95': _p95, ...others } = values;
  return { ...rest, answer, others };
}
