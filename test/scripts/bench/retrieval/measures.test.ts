import { describe, expect, it } from 'vitest';
import { measures } from '../../../../scripts/bench/retrieval/measures.ts';
import type { Found } from '../../../../scripts/bench/retrieval/outcome.ts';
import type { RetrievalQuestion } from '../../../../scripts/bench/retrieval/question-set.ts';
import { foundOf, questionOf } from './samples.ts';

const others = Array.from({ length: 8 }, (_, index) => `other ${index}`);

describe('measures', () => {
  it('tell recall of all relevant documents from a hit of any', () => {
    const question = questionOf({ relevant: new Set(['a', 'b']) });
    expect(measure(foundOf(['x', 'a', ...others, 'b']), question)).toEqual({
      'recall@1': 0,
      'recall@5': 0.5,
      'recall@10': 0.5,
      'hit@1': 0,
      'hit@5': 1,
      'hit@10': 1,
      MRR: 0.5,
      'nDCG@10': 1 / Math.log2(3) / (1 + 1 / Math.log2(3)),
    });
  });

  it('look for a sentence that proves the answer, whatever the white space', () => {
    const question = questionOf({ evidence: ['全长3.6公里。', '大桥通车'] });
    const recallOf = (...quotes: string[]) =>
      measure(foundOf([], quotes), question)['sentence recall@5'];
    expect(recallOf('别的', '青河大桥 全长３.６\n公里。')).toBe(1);
    expect(recallOf('全长3.6', '公里。')).toBe(0);
    expect(recallOf()).toBe(0);
  });

  it('count nothing found as failed', () => {
    const given = Object.values(measure(foundOf([]), questionOf()));
    expect(given.every((value) => value === 0)).toBe(true);
  });
});

/** What each measure gives that can be taken. */
function measure(found: Found, question: RetrievalQuestion): Record<string, number> {
  const given = measures.flatMap(({ name, of }) => {
    const value = of(found, question);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}
