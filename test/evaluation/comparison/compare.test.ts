import { describe, expect, test } from 'vitest';
import { compareRuns } from '../../../src/evaluation/comparison/compare.ts';
import type { CaseValues } from '../../../src/evaluation/measures/measure.ts';
import type { CaseRecord } from '../../../src/evaluation/records/run-record.ts';
import { allMeasures } from '../../../src/evaluation/scores/traits.ts';
import { sampleGiven, sampleRecord, sampleRun } from '../records/sample-run.ts';

function right(id: string, text = '利润36亿元。'): CaseRecord {
  return sampleRecord({ testCase: { id }, given: sampleGiven(text) });
}

function wrong(id: string, text = '利润3亿元。'): CaseRecord {
  return sampleRecord({ testCase: { id }, given: sampleGiven(text), fault: '缺少：36亿元' });
}

function compare(before: readonly CaseRecord[], after: readonly CaseRecord[]) {
  const [one, other] = [before, after].map((cases) => sampleRun({ cases: [...cases] }));
  return compareRuns(one ?? sampleRun(), other ?? sampleRun(), allMeasures);
}

function idsOf(differences: readonly { readonly after: CaseRecord }[]): string[] {
  return differences.map(({ after }) => after.testCase.id);
}

describe('the cases of two runs', () => {
  test('are sorted by whether they were judged otherwise, and then answered otherwise', () => {
    const { better, worse, reworded } = compare(
      [right('a'), wrong('b'), right('c'), wrong('d'), right('e')],
      [right('a'), right('b'), wrong('c'), wrong('d', '不知道。'), right('e', '共36亿元。')],
    );
    expect([better, worse, reworded].map(idsOf)).toEqual([['b'], ['c'], ['d', 'e']]);
    expect(better[0]?.before.fault).toBe('缺少：36亿元');
  });

  test('are counted by their kind, as the later run has it', () => {
    const placed = sampleRecord({ testCase: { id: 'c', kind: 'place' }, fault: '缺少：36亿元' });
    const { kinds } = compare(
      [wrong('a'), right('b'), right('c')],
      [right('a'), wrong('b'), placed],
    );
    expect(kinds).toEqual([
      { kind: right('a').testCase.kind, n: 2, before: 1, after: 1, better: 1, worse: 1 },
      { kind: 'place', n: 1, before: 1, after: 0, better: 0, worse: 1 },
    ]);
  });

  test('are compared where one run gave nothing', () => {
    const { given, ...failed } = wrong('a');
    expect(given).toBeDefined();
    expect(idsOf(compare([failed], [right('a')]).better)).toEqual(['a']);
    expect(idsOf(compare([wrong('a')], [failed]).reworded)).toEqual(['a']);
  });

  test('are named where one run alone has them', () => {
    const { onlyBefore, onlyAfter, measures } = compare(
      [right('a'), right('b')],
      [right('b'), right('c')],
    );
    expect([onlyBefore, onlyAfter]).toEqual([['a'], ['c']]);
    expect(measures).toMatchObject([{ measure: 'right', n: 1 }]);
  });

  test.each([
    ['question', { question: '收入多少？' }],
    ['expectation', { expect: { facts: [['37亿元']] } }],
    ['session', { session: 's' }],
  ])('are not compared where the %s was changed', (_, testCase) => {
    const other = sampleRecord({ testCase, given: sampleGiven('不同。'), fault: '错' });
    const comparison = compare([sampleRecord()], [other]);
    expect(comparison).toMatchObject({ changed: ['one'], measures: [], worse: [], reworded: [] });
  });

  test('are compared where note, tags or kind were changed, or a property is undefined', () => {
    const notes = { note: '新', tags: ['新'] };
    const expectation = { expect: { facts: [['36亿元']], articles: undefined } };
    const other = sampleRecord({ testCase: { ...notes, kind: 'date', ...expectation } });
    expect(compare([sampleRecord()], [other]).changed).toEqual([]);
  });

  test('of a session are compared only where the questions before them are the same', () => {
    const turn = (id: string, question: string) =>
      sampleRecord({ testCase: { id, question, session: 's' } });
    const before = [turn('s1', '茶厂在哪？'), turn('s2', '何时投产？'), turn('s3', '利润呢？')];
    const after = [turn('s1', '茶厂在哪？'), turn('s2', '谁办的？'), turn('s3', '利润呢？')];
    expect(compare(before, after).changed).toEqual(['s2', 's3']);
    expect(compare(before, before.slice(1))).toMatchObject({
      onlyBefore: ['s1'],
      changed: ['s2', 's3'],
    });
    const elsewhere = sampleRecord({ testCase: { id: 't1', session: 't' } });
    expect(compare(before, [elsewhere, ...before]).changed).toEqual([]);
  });
});

describe('a measure of two runs', () => {
  test('that is 0 or 1 is tested by McNemar over the cases of which it says something', () => {
    const before = ['a', 'b', 'c', 'd', 'e'].map((id) => wrong(id));
    const after = ['a', 'b', 'c', 'd', 'e'].map((id) => right(id));
    const silent = { ...right('f'), values: {} };
    const same = [silent, right('g')];
    const [difference] = compare([...before, ...same], [...after, ...same]).measures;
    expect(difference).toMatchObject({ measure: 'right', n: 6, after: 1, pValue: 2 / 2 ** 5 });
    expect(difference?.before).toBeCloseTo(1 / 6, 12);
  });

  test('whose cases the answers decide has each figure over its own, and an interval of pairs', () => {
    const refused = (id: number, values: CaseValues) => ({ ...right(`${id}`), values });
    const ids = Array.from({ length: 100 }, (_, index) => index);
    const before = ids.map((id) => refused(id, { 'refusal-precision': id < 50 ? 1 : 0 }));
    const after = ids.map((id) => refused(id, id < 50 ? { 'refusal-precision': 1 } : {}));
    const { measures } = compare(before, after);
    expect(measures).toMatchObject([
      { measure: 'refusal-precision', n: 100, before: 0.5, after: 1 },
    ]);
    // After is always 1; before is a share of one half: 0.5 ± 1.96 · √(0.25 / 100).
    const [low = 0, high = 0] = measures[0]?.interval ?? [];
    expect(Math.abs(low - 0.402)).toBeLessThan(0.02);
    expect(Math.abs(high - 0.598)).toBeLessThan(0.02);
    // Which cases count differs as well, so nothing is tested.
    expect(measures[0]?.pValue).toBeUndefined();
    expect(compare(after, before).measures).toMatchObject([{ before: 1, after: 0.5 }]);
  });

  test('is summed up over the values of each run where one failed on a case', () => {
    const timed = (id: string, values: CaseValues) => ({ ...right(id), values });
    const slow = { 'latency-p50': 9, cost: 2 };
    const before = [timed('a', slow), timed('b', slow), timed('c', {}), timed('d', {})];
    const after = [timed('a', {}), timed('b', slow), timed('c', { cost: 5 }), timed('d', {})];
    expect(compare(before, after).measures.map(({ interval, ...figures }) => figures)).toEqual([
      { measure: 'latency-p50', n: 2, before: 9, after: 9 },
      { measure: 'cost', n: 3, before: 4, after: 7 },
    ]);
  });

  test('of which one run says nothing is left out', () => {
    expect(compare([{ ...right('a'), values: {} }], [right('a')]).measures).toEqual([]);
  });

  test('with other values is tested by randomization', () => {
    const withShare = (id: string, share: number) => ({
      ...right(id),
      values: { 'fact-accuracy': share },
    });
    const ids = ['a', 'b', 'c', 'd'];
    const before = ids.map((id) => withShare(id, 0.5));
    const after = ids.map((id) => withShare(id, id === 'a' ? 0.25 : 1));
    // 1.25 of 1.75: besides no sign, only that of the smallest may be turned; and all of these.
    expect(compare(before, after).measures).toMatchObject([
      { measure: 'fact-accuracy', n: 4, before: 0.5, after: 0.8125, pValue: 4 / 16 },
    ]);
  });

  test('is summed up as its traits say, and tested only where that is a mean', () => {
    const timed = (id: string, milliseconds: number) => ({
      ...right(id),
      values: { 'latency-p50': milliseconds, 'latency-p95': milliseconds, cost: milliseconds },
    });
    const before = [timed('a', 1), timed('b', 5), timed('c', 9)];
    const after = [timed('a', 2), timed('b', 6), timed('c', 30)];
    const { measures } = compare(before, after);
    expect(
      measures.map(({ measure, ...figures }) => [measure, figures.before, figures.after]),
    ).toEqual([
      ['latency-p50', 5, 6],
      ['latency-p95', 9, 30],
      ['cost', 15, 38],
    ]);
    expect(measures.filter(({ pValue }) => pValue !== undefined)).toEqual([]);
  });

  test('has an interval around its difference, which is that of the pairs', () => {
    const ids = Array.from({ length: 100 }, (_, index) => `${index}`);
    const before = ids.map((id, index) => (index < 50 ? right(id) : wrong(id)));
    const after = ids.map((id, index) => (index < 60 ? right(id) : wrong(id)));
    const [low = 0, high = 0] = compare(before, after).measures[0]?.interval ?? [];
    // Each difference is 1 with a chance of 0.1: 0.1 ± 1.96 · √(0.1 · 0.9 / 100).
    expect(low).toBeGreaterThan(0.02);
    expect(low).toBeLessThan(0.07);
    expect(high).toBeGreaterThan(0.13);
    expect(high).toBeLessThan(0.19);
    expect(compare(before, after)).toEqual(compare(before, after));
  });

  test('of a single case has no interval', () => {
    expect(compare([wrong('a')], [right('a')]).measures).toEqual([
      { measure: 'right', n: 1, before: 0, after: 1, pValue: 1 },
    ]);
  });
});

test('archives are the same where they hold the same', () => {
  const run = sampleRun();
  const other = (archive: object) => ({ ...run, archive: { ...run.archive, ...archive } });
  const isSame = (archive: object) => compareRuns(run, other(archive), allMeasures).hasSameArchive;
  expect([isSame({ chunks: 1 }), isSame({ sha256: '3' })]).toEqual([true, false]);
});
