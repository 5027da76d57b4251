import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typescriptLoader } from '../../scripts/typescript-loader.ts';
import { readRun } from '../../src/evaluation/records/run-file.ts';
import { startChatServer } from '../support/chat-server.ts';

const page = `青河大桥建成通车
本报讯（记者林知远） 8月12日，青河大桥建成通车，全长3.6公里，总投资12.5亿元。大桥由清河路桥公司承建，建设历时28个月。
通车仪式上，市交通局局长苏怀瑾说，大桥将使两岸往来由四十分钟缩短到八分钟。
`;
const cases = [
  {
    id: 'long',
    question: '青河大桥全长多少公里？',
    kind: 'figure',
    expect: { facts: [['3.6公里']] },
  },
  { id: 'toll', question: '青河大桥收费多少元？', kind: 'refusal', expect: { refuse: true } },
];
const missed = {
  ...cases[0],
  id: 'missed',
  question: '青河大桥总投资多少？',
  expect: { facts: [['9亿元']] },
};

describe('npm run eval', () => {
  let folder: string;
  let environment: NodeJS.ProcessEnv = {};

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wenbao-'));
    mkdirSync(join(folder, 'seeds'));
    writeFileSync(join(folder, 'seeds', '2024-08-13.txt'), page);
    write('cases.jsonl', lines(cases));
    write('more.jsonl', lines([...cases, missed]));
    write('thresholds.json', '{ "measures": { "right": { "min": 0.9 } } }');
    await run('--model', 'reader', 'cases.jsonl');
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  function write(name: string, text: string): void {
    writeFileSync(join(folder, name), text);
  }

  /** Runs the program in the folder and gives what it wrote and its exit code. */
  function run(...argv: string[]): Promise<{ out: string; told: string; exitCode: number | null }> {
    const script = join(import.meta.dirname, '../../scripts/evaluate.ts');
    const child = spawn(process.execPath, ['--import', typescriptLoader, script, ...argv], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        WENBAO_TRANSPILED: process.env.WENBAO_TRANSPILED,
        WENBAO_LOADER: process.env.WENBAO_LOADER,
        ...environment,
      },
    });
    let [out, told] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      told += text;
    });
    return new Promise((resolve) => {
      child.on('close', (exitCode) => resolve({ out, told, exitCode }));
    });
  }

  function savedRuns(): string[] {
    const names = readdirSync(join(folder, '.evaluations'));
    return names.filter((name) => name.endsWith('.json')).sort();
  }

  test('keeps each run, and tells what differs from one before', async () => {
    const [first = ''] = savedRuns();
    const saved = readRun(join(folder, '.evaluations', first));
    expect(saved.cases.map(({ fault }) => fault)).toEqual([undefined, undefined]);
    const { out, told, exitCode } = await run(
      '--against',
      'last',
      '--html',
      'page.html',
      'cases.jsonl',
    );
    expect(out).toContain('没有失败的题。');
    expect(told).toContain('网页报告：page.html。');
    expect(exitCode).toBe(0);
    expect(savedRuns()).toHaveLength(2);
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toMatch(/^<!doctype html>/iu);
  });

  test('ends with 1 below a threshold, naming the measure, and writes JUnit XML', async () => {
    const wanted = ['--thresholds', 'thresholds.json', '--junit', 'junit.xml', '--no-save'];
    const { out, told, exitCode } = await run(...wanted, 'more.jsonl');
    expect(exitCode).toBe(1);
    expect(told).not.toContain('已存为');
    expect(out).toContain('right');
    expect(out).toContain('缺少：9亿元');
    expect(readFileSync(join(folder, 'junit.xml'), 'utf8')).toContain(
      '<failure message="缺少：9亿元"',
    );
  });

  test('asks the language model that is named, and counts its tokens', async () => {
    const usage = { promptTokens: 900, completionTokens: 40 };
    const pieces = ['青河大桥全长3.6公里。[1]'];
    const server = await startChatServer({ pieces, end: 'stop', usage });
    environment = { OPENAI_API_KEY: 'key', OPENAI_BASE_URL: server.baseUrl };
    const wanted = ['--model', 'openai:scripted', '--filter', 'id=long', '--no-save'];
    const { out, exitCode } = await run(...wanted, 'cases.jsonl');
    environment = {};
    expect(exitCode).toBe(0);
    expect(out).toMatch(/词元 +1 +940 /u);
    expect(server.requests).toHaveLength(1);
  });

  test('scores what another system gave by the same measures', async () => {
    write(
      'peer.jsonl',
      lines([{ id: 'long', answer: '全长3.6公里。[1]', citations: [{ quote: '全长3.6公里' }] }]),
    );
    const { out, exitCode } = await run('--jsonl', 'peer.jsonl', '--no-save', 'cases.jsonl');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/数字 +1 +1 +100\.0%/u);
    expect(out).toMatch(/引文逐字 +1 +100\.0%/u);
    expect(out).toContain('没有给出回答。');
  });

  test.each([
    [['--against', 'never', 'cases.jsonl'], /never/u],
    [['--filter', 'kind=list', 'cases.jsonl'], /^没有合条件“kind=list”的题。/u],
    [['--thresholds', 'cases.jsonl', 'cases.jsonl'], /cases\.jsonl/u],
    [['--jsonl', 'nothing.jsonl', 'cases.jsonl'], /nothing\.jsonl/u],
  ])('%j ends with 2 and one sentence', async (argv, complaint) => {
    const { out, told, exitCode } = await run(...argv);
    expect([out, exitCode]).toEqual(['', 2]);
    expect(told).toMatch(complaint);
    expect(told.trimEnd().split('\n')).toHaveLength(1);
  });
});

function lines(values: readonly object[]): string {
  return values.map((value) => JSON.stringify(value)).join('\n');
}
