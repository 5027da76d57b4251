import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WenbaoError } from '../../../src/errors.ts';
import { readRun, saveRun } from '../../../src/evaluation/records/run-file.ts';
import { namePartsOf, runName } from '../../../src/evaluation/records/run-name.ts';
import { sampleRecord, sampleRun } from './sample-run.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runs-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function runOf(system: string) {
  const run = sampleRun();
  return { ...run, settings: { ...run.settings, system } };
}

describe('a saved run', () => {
  test('is read as it was', () => {
    const failed = sampleRecord({ testCase: { id: 'two' }, given: undefined, fault: '没有回答' });
    const run = sampleRun({ cases: [sampleRecord({ rightRuns: 2 }), failed] });
    expect(readRun(saveRun(join(folder, 'not', 'yet'), run))).toEqual(
      JSON.parse(JSON.stringify(run)),
    );
  });

  test('is named by time in UTC, system and commit, and nothing stays beside it', () => {
    const run = sampleRun({ startedAt: '2024-05-06T07:08:09.999+08:00' });
    saveRun(folder, run);
    expect(readdirSync(folder)).toEqual(['2024-05-05T23-08-09Z_reader_abc1234.json']);
  });

  test('says in its name when files differed from the commit, or there was none', () => {
    const { program } = sampleRun();
    expect(runName(sampleRun({ program: { ...program, isChanged: true } }))).toMatch(
      /_abc1234-changed$/u,
    );
    const { commit, ...uncommitted } = program;
    expect(commit).toBeDefined();
    expect(runName(sampleRun({ program: uncommitted }))).toMatch(/_no-commit$/u);
  });

  test('is never overwritten by another of the same name', () => {
    const paths = [1, 2, 3].map((elapsedMs) => saveRun(folder, sampleRun({ elapsedMs })));
    expect(paths.map((path) => readRun(path).elapsedMs)).toEqual([1, 2, 3]);
    expect(paths.map((path) => basename(path)).sort()).toEqual(paths.map((path) => basename(path)));
  });

  test('takes no name that another program is just writing', () => {
    const taken = `${runName(sampleRun())}.json`;
    writeFileSync(join(folder, `${taken}.new`), '{');
    expect(basename(saveRun(folder, sampleRun()))).not.toBe(taken);
    expect(readdirSync(folder)).toContain(`${taken}.new`);
  });

  test.each(['../../etc/passwd', '..', '/', 'a/b\\c:d*e?', '.hidden', 'x_y', '系统\n一', ''])(
    'stays in its folder where the system is called %j',
    (system) => {
      const path = saveRun(folder, runOf(system));
      expect(dirname(path)).toBe(folder);
      expect(basename(path)).toMatch(/^[\p{L}\p{N}._-]+$/u);
      expect(readRun(path).settings.system).toBe(system);
    },
  );

  const systems = fc
    .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 60 })
    .map((codes) => String.fromCodePoint(...codes));

  test('has a name that can be taken apart, whatever the system is called', () => {
    fc.assert(
      fc.property(systems, (system) => {
        const name = runName(runOf(system));
        expect(Buffer.byteLength(name)).toBeLessThan(240);
        expect(namePartsOf(name)?.commit).toBe('abc1234');
      }),
    );
  });
});

describe('a run that cannot be saved', () => {
  test('is said in one sentence', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => saveRun(file, sampleRun())).toThrow(`评测结果存不进 ${file}。`);
  });
});

describe('what is no saved run is refused in one sentence:', () => {
  const whole = JSON.stringify(sampleRun());

  test.each([
    ['an empty file', '', '不是有效的 JSON，可能已损坏'],
    ['a run that was cut off', whole.slice(0, -9), '不是有效的 JSON，可能已损坏'],
    ['another JSON file', '{"measures":{}}', '不是存下的评测结果'],
    ['a list', '[]', '不是存下的评测结果'],
    ['a run of another format', '{"format":7}', '是第 7 版格式，本程序只读第 1 版'],
    ['a run without cases', whole.replace('"cases"', '"case"'), '内容不对（cases：'],
    ['a run with a figure that is none', whole.replace('"right":1', '"right":"1"'), '→ right：'],
  ])('%s', (_, text, problem) => {
    const path = join(folder, 'run.json');
    writeFileSync(path, text);
    expect(messageOf(() => readRun(path))).toContain(problem);
    expect(messageOf(() => readRun(path))).toMatch(/^评测结果 run\.json .*。$/u);
  });

  test('a missing file, and a folder', () => {
    expect(messageOf(() => readRun(join(folder, 'gone.json')))).toBe('评测结果 gone.json 不存在。');
    expect(messageOf(() => readRun(folder))).toContain('是文件夹，不是文件。');
  });
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(WenbaoError);
    return error instanceof Error ? error.message : '';
  }
  return 'nothing was thrown';
}
