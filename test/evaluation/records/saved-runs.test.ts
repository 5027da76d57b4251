import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describeError } from '../../../src/errors.ts';
import { saveRun } from '../../../src/evaluation/records/run-file.ts';
import type { RunRecord } from '../../../src/evaluation/records/run-record.ts';
import { findRun, newestLike, type TestPart } from '../../../src/evaluation/records/saved-runs.ts';
import { sampleRun } from './sample-run.ts';

const hashes = new Map([
  ['main', 'abc1234'.padEnd(40, '0')],
  ['main~1', 'abc1234'.padEnd(40, 'f')],
  ['main~2', 'def5678'.padEnd(40, '0')],
]);
const commitOf = (ref: string) => hashes.get(ref);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runs-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Saves a run of that second. */
function save(second: number, { program, settings, ...rest }: Overrides = {}): string {
  const run = sampleRun({ startedAt: `2024-05-06T07:08:0${second}.000Z`, ...rest });
  return saveRun(folder, {
    ...run,
    program: { ...run.program, ...program },
    settings: { ...run.settings, ...settings },
  });
}

type Overrides = Partial<Omit<RunRecord, 'program' | 'settings'>> & {
  readonly program?: Partial<RunRecord['program']>;
  readonly settings?: Partial<RunRecord['settings']>;
};

function nameOf(path: string): string {
  return basename(path, '.json');
}

function find(ref: string, part?: TestPart): string {
  return findRun(folder, ref, { commitOf, ...(part === undefined ? {} : { part }) }).path;
}

function complaint(ref: string): string {
  try {
    return find(ref);
  } catch (error) {
    return describeError(error);
  }
}

describe('findRun', () => {
  test('finds a run by the path of its file, wherever that is', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'runs-'));
    const path = saveRun(elsewhere, sampleRun({ elapsedMs: 7 }));
    const found = findRun(folder, path, { commitOf });
    expect(found.path).toBe(path);
    expect(found.run.elapsedMs).toBe(7);
    rmSync(elsewhere, { recursive: true });
  });

  test('finds the newest by "last"', () => {
    save(1);
    const second = save(2);
    writeFileSync(join(folder, 'zzz.json'), '{}');
    expect(find('last')).toBe(second);
  });

  test('prefers a run of the questions that are asked now, before a newer one of others', () => {
    const { settings } = sampleRun();
    const whole = save(1);
    const part = save(2, { settings: { limit: 3 } });
    for (const ref of ['last', 'main']) {
      expect(find(ref, settings)).toBe(whole);
      expect(find(ref, { ...settings, limit: 3 })).toBe(part);
      expect(find(ref, { ...settings, limit: 4 })).toBe(part);
    }
  });

  test('finds a run by its name, with or without extension, and by a beginning that is its alone', () => {
    const [first, second] = [save(1), save(2)];
    expect(find(nameOf(first))).toBe(first);
    expect(find(basename(second))).toBe(second);
    expect(find('2024-05-06T07-08-02')).toBe(second);
  });

  test('finds a run whose file was given another name, also where that begins a second one', () => {
    const [first, second] = [save(1), save(2)];
    renameSync(first, join(folder, 'base.json'));
    renameSync(second, join(folder, 'baseline.json'));
    expect(find('base')).toBe(join(folder, 'base.json'));
    expect(find('basel')).toBe(join(folder, 'baseline.json'));
  });

  test('finds the newest run of a commit, and prefers one of unchanged files', () => {
    const first = save(1);
    const second = save(2);
    const changed = save(3, { program: { isChanged: true } });
    expect(find('main')).toBe(second);
    rmSync(second);
    expect(find('main')).toBe(first);
    rmSync(first);
    expect(find('main')).toBe(changed);
  });

  test('tells commits apart that begin alike, and passes over a damaged file', () => {
    const path = save(1, { program: { commit: hashes.get('main~1') } });
    writeFileSync(save(2), 'damaged');
    expect(find('main~1')).toBe(path);
    expect(complaint('main')).toContain('提交 abc1234 没有存下的评测结果。');
  });

  test('says which runs there are where none is meant', () => {
    const names = [1, 2, 3, 4].map((second) => nameOf(save(second)));
    expect(complaint('v1')).toBe(
      `找不到评测结果或提交 v1。现有 ${names.slice(1).reverse().join('、')} 等 4 个；可用 npm run eval 做一次。`,
    );
    expect(complaint('main~2')).toContain('提交 def5678 没有存下的评测结果。现有 ');
  });

  test('says which runs are meant by a beginning of several', () => {
    const names = [nameOf(save(1)), nameOf(save(2))];
    expect(complaint('2024-05')).toBe(
      `以 2024-05 开头的评测结果有 2 个。请写全名称：${names.reverse().join('、')}。`,
    );
  });

  test.each(['last', 'v1', '', '../..', '.'])(
    'says how to make one where there is none: %j',
    (ref) => {
      rmSync(folder, { recursive: true });
      expect(complaint(ref)).toMatch(/^[^。]+。可用 npm run eval 做一次。$/u);
    },
  );

  test('says what is wrong with the newest', () => {
    writeFileSync(save(1), '');
    expect(complaint('last')).toContain('不是有效的 JSON');
  });
});

describe('newestLike', () => {
  const { settings } = sampleRun();

  test('gives the newest run of the same system over the same questions', () => {
    const first = save(1);
    save(2, { settings: { system: 'ollama:small' } });
    save(3, { settings: { filter: 'kind=figure' } });
    save(4, { settings: { limit: 3 } });
    save(5, { settings: { files: [{ path: 'other.jsonl', sha256: '' }] } });
    expect(newestLike(folder, settings)?.path).toBe(first);
    const limited = newestLike(folder, { ...settings, limit: 3 });
    expect(limited?.run.startedAt).toBe('2024-05-06T07:08:04.000Z');
  });

  test('takes a run of files that were changed since', () => {
    const path = save(1, { settings: { files: [{ path: 'test/qa/tea.jsonl', sha256: 'old' }] } });
    expect(newestLike(folder, settings)?.path).toBe(path);
  });

  test('tells systems apart whose names are alike in file names', () => {
    save(1, { settings: { system: 'a/b' } });
    expect(newestLike(folder, { ...settings, system: 'a:b' })).toBeUndefined();
  });

  test('passes over what cannot be read', () => {
    const [first, second] = [save(1), save(2)];
    writeFileSync(second, '{}');
    expect(newestLike(folder, settings)?.path).toBe(first);
  });

  test('gives nothing where there is none', () => {
    expect(newestLike(join(folder, 'none'), settings)).toBeUndefined();
  });
});
