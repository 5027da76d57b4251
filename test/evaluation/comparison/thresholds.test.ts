import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  checkThresholds,
  readThresholds,
  type Thresholds,
} from '../../../src/evaluation/comparison/thresholds.ts';
import { scoresOf } from '../../../src/evaluation/scores/scores.ts';
import { sampleRecord } from '../records/sample-run.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'thresholds-'));
  path = join(folder, 'thresholds.json');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function read(text: string): Thresholds {
  writeFileSync(path, text);
  return readThresholds(path);
}

describe('readThresholds', () => {
  test('reads bounds over all cases and over those of a kind', () => {
    const bounds = { measures: { right: { min: 0.85 }, 'latency-p95': { min: 1, max: 900 } } };
    const kinds = { figure: { right: { min: 0.9 } } };
    expect(read(JSON.stringify({ ...bounds, kinds }))).toEqual({ ...bounds, kinds });
    expect(read(JSON.stringify(bounds))).toEqual({ ...bounds, kinds: {} });
    expect(read(JSON.stringify({ kinds }))).toEqual({ measures: {}, kinds });
  });

  test.each([
    ['{', '不是有效的 JSON'],
    ['{}', '没有写任何门槛'],
    ['{"measures":{},"kinds":{"figure":{}}}', '没有写任何门槛'],
    ['{"measures":{"rigth":{"min":0.9}}}', 'measures → rigth：没有指标 rigth，是不是 right？'],
    [
      '{"kinds":{"figures":{"right":{"min":0.9}}}}',
      'kinds → figures：没有题型 figures，是不是 figure？',
    ],
    ['{"kinds":{"date":{"ndcg":{"min":1}}}}', 'kinds → date → ndcg：没有指标 ndcg，是不是 '],
    ['{"measures":{"right":{"min":85}}}', 'measures → right：应在 0 和 1 之间'],
    ['{"measures":{"wrong-period":{"max":2}}}', 'measures → wrong-period：应在 0 和 1 之间'],
    ['{"measures":{"latency-p50":{"max":-1}}}', 'measures → latency-p50：不应小于 0'],
    ['{"measures":{"right":{}}}', 'measures → right：应写 min 或 max'],
    ['{"measures":{"right":{"min":0.9,"max":0.8}}}', 'measures → right：min 大于 max'],
    ['{"measures":{"right":{"min":"0.9"}}}', 'measures → right → min：应是一个有限的数'],
    ['{"measures":{"right":{"max":1e999}}}', 'measures → right → max：应是一个有限的数'],
    ['{"measures":{"right":0.9}}', 'measures → right：应写成 {"min": 0.5} 这样'],
    ['{"measures":{"right":{"least":0.9}}}', 'right：不认识 "least"，只能写 min 和 max'],
    ['{"measure":{"right":{"min":0.9}}}', '（不认识 "measure"，只能写 measures 和 kinds）'],
    ['{"measures":{"right":{"min":0.9}},"kinds":{"figure":{}}}', 'kinds → figure：没有写任何门槛'],
    ['{"measures":{"right":{"min":0.9},"__proto__":{"min":1}}}', 'measures：不认识 "__proto__"'],
    ['{"kinds":{"__proto__":{"right":{"min":1}}}}', 'kinds：不认识 "__proto__"'],
    ['[]', '（应是一个对象）'],
  ])('refuses %s, naming file and field', (text, problem) => {
    expect(() => read(text)).toThrow(`门槛文件 ${path} 有误（`);
    expect(() => read(text)).toThrow(problem);
  });

  test('reads a file with a byte order mark, and refuses one that is not UTF-8', () => {
    const text = '{"measures":{"right":{"min":0.9}}}';
    expect(read(`\uFEFF${text}`)).toEqual(read(text));
    writeFileSync(path, Buffer.from([0x7b, 0xc3, 0xc5, 0x7d]));
    expect(() => readThresholds(path)).toThrow(`门槛文件 ${path} 有误（不是 UTF-8 文字）。`);
  });

  test('says that there is no such file', () => {
    expect(() => readThresholds(path)).toThrow(`读不了门槛文件 ${path}。`);
  });
});

describe('checkThresholds', () => {
  const right = sampleRecord({ values: { right: 1, 'latency-p95': 300 } });
  const wrong = sampleRecord({ testCase: { kind: 'date' }, values: { right: 0 } });
  const scores = scoresOf([right, right, wrong, right]);

  function verdicts(thresholds: Partial<Thresholds>) {
    return checkThresholds(scores, { measures: {}, kinds: {}, ...thresholds });
  }

  test('gives a verdict on each bound, with the figure and the number of cases', () => {
    const measures = { 'latency-p95': { min: 1, max: 299 }, right: { min: 0.75 } };
    expect(verdicts({ measures, kinds: { date: { right: { max: 0 } } } })).toEqual([
      { measure: 'right', bound: 'min', limit: 0.75, value: 0.75, n: 4, isMet: true },
      { measure: 'latency-p95', bound: 'min', limit: 1, value: 300, n: 3, isMet: true },
      { measure: 'latency-p95', bound: 'max', limit: 299, value: 300, n: 3, isMet: false },
      { measure: 'right', bound: 'max', limit: 0, value: 0, n: 1, isMet: true, kind: 'date' },
    ]);
  });

  test('holds a measure without a value to be beyond every bound', () => {
    expect(verdicts({ measures: { cost: { min: 0, max: 9 } } })).toEqual([
      { measure: 'cost', bound: 'min', limit: 0, n: 0, isMet: false },
      { measure: 'cost', bound: 'max', limit: 9, n: 0, isMet: false },
    ]);
    const nothing = checkThresholds(scoresOf([]), { measures: { right: { min: 0 } }, kinds: {} });
    expect(nothing).toMatchObject([{ n: 0, isMet: false }]);
  });

  test('holds a kind of which the run has no cases to be beyond every bound', () => {
    expect(verdicts({ kinds: { person: { 'wrong-period': { max: 1 } } } })).toEqual([
      { measure: 'wrong-period', kind: 'person', bound: 'max', limit: 1, n: 0, isMet: false },
    ]);
  });

  test('forgives the last digits of a sum of fractions, and no more', () => {
    const thirds = scoresOf(
      [0.1, 0.7, 0.1].map((share) => sampleRecord({ values: { right: share } })),
    );
    const isMet = (min: number) =>
      checkThresholds(thirds, { measures: { right: { min } }, kinds: {} })[0]?.isMet;
    expect([isMet(0.3), isMet(0.300001)]).toEqual([true, false]);
  });
});
