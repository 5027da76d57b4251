import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleMatch } from '../../src/archive/archive.ts';
import { toChunkId } from '../../src/archive/rows.ts';
import { findDateExpressions, type IssueDate, rangeOf } from '../../src/language/dates.ts';
import {
  type ArticleEvidence,
  chunkScoreOf,
  evidenceOf,
  scoreOf,
} from '../../src/retrieval/article-score.ts';

const [first, second] = [toChunkId(1), toChunkId(2)];
const match: ArticleMatch = {
  score: 3,
  coverage: 0.75,
  chunks: new Map([
    [first, 0.25],
    [second, 0.5],
  ]),
};

function periodOf(question: string, issue: IssueDate | undefined): number {
  const dated = issue ? { ...match, days: rangeOf(issue) } : match;
  return evidenceOf(dated, new Map(), 3, findDateExpressions(question)).period;
}

const day = (date: string): IssueDate => ({ date, precision: 'day' });
const month = (date: string): IssueDate => ({ date, precision: 'month' });
const year = (date: string): IssueDate => ({ date, precision: 'year' });

describe('what speaks for an article', () => {
  it('is its score beside the best one, its coverage, and what its best chunks have', () => {
    const similarities = new Map([
      [first, 0.625],
      [second, 0.125],
    ]);
    expect(evidenceOf(match, similarities, 6, [])).toEqual({
      terms: 0.5,
      coverage: 0.75,
      chunkCoverage: 0.5,
      similarity: 0.625,
      period: 0,
    });
  });

  it('is never below zero, and a number where no article holds a term', () => {
    const unlike = new Map([
      [first, -0.5],
      [second, -0.25],
    ]);
    const none = { ...match, score: 0, coverage: 0, chunks: new Map([[first, 0]]) };
    const nothing = { terms: 0, coverage: 0, chunkCoverage: 0, similarity: 0, period: 0 };
    expect(evidenceOf(none, unlike, 0, [])).toEqual(nothing);
    expect(evidenceOf({ ...none, chunks: new Map() }, unlike, 0, [])).toEqual(nothing);
  });
});

describe('the period of an issue', () => {
  it.each([
    { name: 'lies within the period', issue: day('2024-03-05') },
    { name: 'is its first day', issue: day('2024-01-01') },
    { name: 'is its last day', issue: day('2024-06-30') },
    { name: 'comes within half its length after it', issue: day('2024-09-20') },
    { name: 'is a month that begins in it', issue: month('2024-06') },
    { name: 'is a month soon after it', issue: month('2024-09') },
    { name: 'is its year, known no better', issue: year('2024') },
  ])('is the one that is asked for if the issue $name', ({ issue }) => {
    expect(periodOf('2024年上半年利润是多少？', issue)).toBe(1);
  });

  it.each([
    { name: 'comes the day before', issue: day('2023-12-31') },
    { name: 'comes more than half its length after it', issue: day('2024-10-08') },
    { name: 'comes a year before', issue: day('2023-03-05') },
    { name: 'comes a year after', issue: day('2025-03-05') },
    { name: 'is a month too late', issue: month('2024-11') },
    { name: 'is the same month a year before', issue: month('2023-06') },
    { name: 'is another year', issue: year('2025') },
    { name: 'is not dated', issue: undefined },
  ])('is another one if the issue $name', ({ issue }) => {
    expect(periodOf('2024年上半年利润是多少？', issue)).toBe(0);
  });

  it('may be some days after a single day, as it takes time to print', () => {
    expect(periodOf('2024年8月12日谁来了？', day('2024-08-14'))).toBe(1);
    expect(periodOf('2024年8月12日谁来了？', day('2024-08-16'))).toBe(0);
    expect(periodOf('2024年8月12日谁来了？', month('2024-08'))).toBe(1);
  });

  it('counts once, if it is any of those that are asked for', () => {
    expect(periodOf('2019年和2024年各有多少？', day('2024-03-05'))).toBe(1);
  });

  it('is nothing where a question names none, or one that has no year', () => {
    expect(periodOf('利润是多少？', day('2024-03-05'))).toBe(0);
    expect(periodOf('3月5日谁来了？', day('2024-03-05'))).toBe(0);
  });
});

const share = fc.double({ min: 0, max: 0.5, noNaN: true });
const evidence: fc.Arbitrary<ArticleEvidence> = fc.record({
  terms: share,
  coverage: share,
  chunkCoverage: share,
  similarity: share,
  period: share,
});

describe('the score of an article', () => {
  it.each(['terms', 'coverage', 'chunkCoverage', 'similarity', 'period'] as const)(
    'rises with its %s',
    (kind) => {
      fc.assert(
        fc.property(evidence, (given) => {
          const more = { ...given, [kind]: given[kind] + 0.25 };
          expect(scoreOf(more)).toBeGreaterThan(scoreOf(given));
        }),
      );
    },
  );
});

describe('the score of a chunk beside the others of its article', () => {
  it('rises with the terms that it holds and with its similarity', () => {
    expect(chunkScoreOf(0.5, 0.25)).toBeGreaterThan(chunkScoreOf(0.25, 0.25));
    expect(chunkScoreOf(0.5, 0.5)).toBeGreaterThan(chunkScoreOf(0.5, 0.25));
  });

  it('takes a negative similarity for none', () => {
    expect(chunkScoreOf(0.5, -0.5)).toBe(chunkScoreOf(0.5, 0));
  });
});
