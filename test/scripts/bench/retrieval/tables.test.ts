import { describe, expect, it } from 'vitest';
import { compareWithBm25 } from '../../../../scripts/bench/retrieval/estimates.ts';
import { toGroups } from '../../../../scripts/bench/retrieval/groups.ts';
import { halfOf } from '../../../../scripts/bench/retrieval/halves.ts';
import type { QuestionSet } from '../../../../scripts/bench/retrieval/question-set.ts';
import { formatFigures } from '../../../../scripts/bench/retrieval/tables.ts';
import { outcomeOf, questionOf } from './samples.ts';

/** Both found it for two questions, only the whole for one, and neither for one. */
const outcomes = [
  outcomeOf(['a'], ['a']),
  outcomeOf(['a'], ['x', 'a']),
  outcomeOf(['x', 'a'], ['x']),
  outcomeOf(['x'], ['y']),
];

describe('compareWithBm25', () => {
  it('pairs what both found for each question', () => {
    const { recallGain, hitGain, errorRatio } = compareWithBm25(outcomes);
    expect([recallGain?.value, hitGain?.value, errorRatio?.value]).toEqual([0.25, 0.25, 0.5]);
    expect(recallGain?.interval).toEqual([0, 0.75]);
    expect(errorRatio?.interval).toEqual([0, 1]);
  });

  it('has no ratio to no errors', () => {
    const { hitGain, errorRatio } = compareWithBm25([
      outcomeOf(['x'], ['a']),
      outcomeOf(['x'], ['a']),
    ]);
    expect(hitGain).toEqual({ value: -1, interval: [-1, -1] });
    expect(errorRatio).toBeUndefined();
  });
});

describe('formatFigures', () => {
  const lines = formatFigures('wiki，全部', outcomes).split('\n');

  it('names n and the times', () => {
    expect(lines[0]).toBe('wiki，全部：n = 4，每题 p50 10.0 ms、p95 10.0 ms');
  });

  it('gives each system its column, with intervals', () => {
    const hits = lines.find((line) => line.startsWith('hit@1 '));
    expect(hits).toMatch(
      /^hit@1 +0\.250 \[0\.000, 0\.750\] +0\.000 \[0\.000, 0\.000\] +0\.500 \[0\.000, 1\.000\]$/u,
    );
    expect(lines.find((line) => line.startsWith('hit@10 之差'))).toMatch(/\+0\.250 \[0\.000, /u);
  });

  it('leaves out what no question has', () => {
    expect(lines.some((line) => line.startsWith('sentence'))).toBe(false);
  });

  it('says of how many questions a figure is that not all have', () => {
    const proved = outcomeOf(['a'], [], questionOf({ evidence: ['句子'] }));
    const figures = formatFigures('题', [...outcomes, proved]);
    expect(figures).toContain('sentence recall@5（n = 1）');
  });
});

describe('toGroups', () => {
  const set: QuestionSet = {
    name: 'news',
    corpus: 'news.jsonl',
    unit: 'record',
    kinds: ['event', 'sub'],
    questions: [],
    leftOut: 0,
  };
  const asked = Array.from({ length: 40 }, (_, index) =>
    outcomeOf([], [], questionOf({ id: String(index), kind: 'event' })),
  );

  it('are all, and each kind, also one without questions', () => {
    const groups = toGroups(set, asked, false);
    expect(groups.map(({ title, outcomes: grouped }) => [title, grouped.length])).toEqual([
      ['news，全部', 40],
      ['news，event', 40],
      ['news，sub', 0],
    ]);
  });

  it('are those of each half where that is asked for', () => {
    const [choose, , , report] = toGroups(set, asked, true);
    expect([choose?.title, report?.title]).toEqual([
      'news（choose 半），全部',
      'news（report 半），全部',
    ]);
    expect((choose?.outcomes.length ?? 0) + (report?.outcomes.length ?? 0)).toBe(40);
    expect(choose?.outcomes.every(({ question }) => halfOf(question.id) === 'choose')).toBe(true);
  });
});
