import { describe, expect, it } from 'vitest';
import { Bm25Index } from '../../../../scripts/bench/retrieval/bm25-index.ts';

/** Four documents with twelve terms in all, three on average. */
const documents = [
  { id: 'a', terms: ['桥', '桥', '通车'] },
  { id: 'b', terms: ['桥', '茶', '茶', '亩', '户'] },
  { id: 'c', terms: ['茶', '亩', '户'] },
  { id: 'd', terms: ['医'] },
];

describe('Bm25Index', () => {
  it('scores as reckoned by hand', async () => {
    const index = await Bm25Index.of(documents);
    // 桥 stands in 2 of 4 documents: ln(1 + 2.5 / 2.5) = ln 2.
    const [a, b, ...others] = index.search(['桥'], 10);
    expect(others).toEqual([]);
    // a: twice in 3 terms, as long as the mean: 2 · 2.2 / (2 + 1.2) = 1.375.
    expect(a).toEqual({ id: 'a', score: expect.closeTo(Math.LN2 * 1.375, 12) });
    // b: once in 5 terms: 2.2 / (1 + 1.2 · (0.25 + 0.75 · 5 / 3)) = 2.2 / 2.8.
    expect(b).toEqual({ id: 'b', score: expect.closeTo((Math.LN2 * 2.2) / 2.8, 12) });
  });

  it('adds up the terms, and counts a repeated one of the question once', async () => {
    const index = await Bm25Index.of(documents);
    const of = (...terms: string[]) => index.search(terms, 10).find(({ id }) => id === 'b')?.score;
    expect(of('桥', '茶', '桥')).toBeCloseTo((of('桥') ?? 0) + (of('茶') ?? 0), 12);
    expect(index.search(['桥', '医'], 10).map(({ id }) => id)).toEqual(['d', 'a', 'b']);
  });

  it('gives at most as many as asked for, ties in the order of the ids', async () => {
    const alike = ['e', 'b', 'd', 'a', 'c'].map((id) => ({ id, terms: ['茶'] }));
    const index = await Bm25Index.of([...alike, { id: 'best', terms: ['茶', '茶'] }]);
    const idsOf = (limit: number) => index.search(['茶'], limit).map(({ id }) => id);
    expect(idsOf(10)).toEqual(['best', 'a', 'b', 'c', 'd', 'e']);
    expect(idsOf(3)).toEqual(['best', 'a', 'b']);
  });

  it('finds nothing for unknown terms, no terms, or among no documents', async () => {
    const index = await Bm25Index.of(documents);
    expect(index.search(['船'], 10)).toEqual([]);
    expect(index.search([], 10)).toEqual([]);
    expect((await Bm25Index.of([])).search(['桥'], 10)).toEqual([]);
  });

  it('holds more postings than it made room for at first', async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => ({
      id: String(index),
      terms: ['茶', `第${index}`],
    }));
    const index = await Bm25Index.of(many);
    expect(index.search(['第2999'], 10).map(({ id }) => id)).toEqual(['2999']);
    expect(index.search(['茶'], 5_000)).toHaveLength(3_000);
  });
});
