import { describe, expect, test } from 'vitest';
import { type CaseValues, measureNames } from '../../../src/evaluation/measures/measure.ts';
import type { Score } from '../../../src/evaluation/scores/score.ts';
import { scoresOf, scoresWithoutIntervals } from '../../../src/evaluation/scores/scores.ts';
import { allMeasures } from '../../../src/evaluation/scores/traits.ts';
import { wilsonInterval } from '../../../src/evaluation/statistics/proportion.ts';
import { sampleCase } from '../samples.ts';

function measured(values: CaseValues, kind: 'figure' | 'date' = 'figure') {
  return { testCase: sampleCase({ facts: [['1']] }, { kind }), values };
}

function scoreOf(cases: readonly ReturnType<typeof measured>[], name: string) {
  return scoresOf(cases).all.find(({ measure }) => measure === name);
}

describe('the scores of a run', () => {
  test('give each measure, in one order, over the cases of which it says something', () => {
    const scores = scoresOf([measured({ right: 1 }), measured({})]);
    expect(scores.all.map(({ measure }) => measure)).toEqual([...measureNames]);
    expect(scores.all[0]).toEqual({
      measure: 'right',
      n: 1,
      value: 1,
      interval: wilsonInterval({ hits: 1, total: 1 }),
    });
    expect(scores.all[1]).toEqual({ measure: 'fact-accuracy', n: 0 });
  });

  test('give the same for each kind, in the order in which kinds come', () => {
    const cases = [
      measured({ right: 1 }, 'date'),
      measured({ right: 0 }),
      measured({ right: 0 }, 'date'),
    ];
    expect(
      scoresOf(cases).kinds.map(({ kind, scores }) => [kind, scores[0]?.n, scores[0]?.value]),
    ).toEqual([
      ['date', 2, 0.5],
      ['figure', 1, 0],
    ]);
  });

  test('are means of shares, with an interval by resampling where they are not 0 or 1', () => {
    const score = scoreOf(
      [0, 0.5, 1, 0.5].map((value) => measured({ 'fact-accuracy': value })),
      'fact-accuracy',
    );
    expect(score?.value).toBe(0.5);
    expect(score?.interval?.[0]).toBeLessThan(0.5);
    expect(score?.interval?.[1]).toBeGreaterThan(0.5);
  });

  test('are percentiles of times, and the sum of costs', () => {
    const cases = Array.from({ length: 20 }, (_, index) =>
      measured({ 'latency-p50': index + 1, 'latency-p95': index + 1, cost: 0.25 }),
    );
    expect(scoreOf(cases, 'latency-p50')?.value).toBe(10);
    expect(scoreOf(cases, 'latency-p95')?.value).toBe(19);
    expect(scoreOf(cases, 'cost')).toEqual({ measure: 'cost', n: 20, value: 5 });
  });

  test('are the same without intervals where these are not wanted', () => {
    const cases = [0.1, 0.7, 1].map((value, index) =>
      measured({ 'ndcg-at-10': value, 'latency-p50': value }, index === 0 ? 'date' : 'figure'),
    );
    const bare = ({ interval, ...score }: Score) => score;
    const { all, kinds } = scoresOf(cases);
    expect(scoresWithoutIntervals(cases)).toEqual({
      all: all.map(bare),
      kinds: kinds.map(({ kind, scores }) => ({ kind, scores: scores.map(bare) })),
    });
  });

  test('of nothing are no figures', () => {
    expect(scoresOf([])).toEqual({
      all: measureNames.map((measure) => ({ measure, n: 0 })),
      kinds: [],
    });
  });

  test('are the same each time', () => {
    const cases = [0.1, 0.7, 0.9, 0.3].map((value) => measured({ 'ndcg-at-10': value }));
    expect(scoresOf(cases)).toEqual(scoresOf(cases));
  });
});

test('every measure has a label and a meaning of its own', () => {
  expect(allMeasures.map(({ name }) => name)).toEqual([...measureNames]);
  for (const field of ['label', 'meaning'] as const) {
    const texts = allMeasures.map((traits) => traits[field]);
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(text).toMatch(/\p{sc=Han}|MRR|nDCG/u);
  }
});
