import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleMatch, ChunkId } from '../../src/archive/archive.ts';
import { toChunkId } from '../../src/archive/rows.ts';
import { findDateExpressions } from '../../src/language/dates.ts';
import { evidenceOf, scoreOf } from '../../src/retrieval/article-score.ts';
import { type RankedChunk, rankChunks } from '../../src/retrieval/passage-ranking.ts';

type Numbers = readonly (readonly [chunk: number, value: number])[];

function byChunk(pairs: Numbers): Map<ChunkId, number> {
  return new Map(pairs.map(([chunk, value]) => [toChunkId(chunk), value]));
}

function matchOf(score: number, chunks: Numbers, details: Partial<ArticleMatch> = {}) {
  const coverage = Math.max(0, ...chunks.map(([, share]) => share));
  return { score, coverage, chunks: byChunk(chunks), ...details };
}

const idsOf = (ranked: readonly RankedChunk[]): number[] => ranked.map(({ chunkId }) => chunkId);

describe('the chunks of articles', () => {
  it('come with the score of their article if they are its best', () => {
    const strong = matchOf(4, [
      [1, 0.25],
      [2, 0.75],
    ]);
    const weak = matchOf(1, [[3, 0.25]]);
    const similarities = byChunk([
      [1, 0.125],
      [2, 0.5],
      [3, 0.25],
    ]);
    const ranked = rankChunks([weak, strong], similarities, []);
    const scoreAsWhole = (match: ArticleMatch) => scoreOf(evidenceOf(match, similarities, 4, []));
    expect(ranked[0]).toEqual({ chunkId: 2, score: scoreAsWhole(strong) });
    expect(ranked).toContainEqual({ chunkId: 3, score: scoreAsWhole(weak) });
  });

  it('lose with each further chunk of the same article, also where all hold the same', () => {
    const even = matchOf(2, [
      [4, 0.5],
      [5, 0.5],
      [6, 0.5],
    ]);
    const ranked = rankChunks([even], new Map(), []);
    expect(idsOf(ranked)).toEqual([4, 5, 6]);
    const [best = 0, next = 0, last = 0] = ranked.map(({ score }) => score);
    expect(best - next).toBeGreaterThan(0);
    expect(next - last).toBeCloseTo(best - next, 10);
  });

  it('let another story come before a further chunk of a slightly better one', () => {
    const better = matchOf(2, [
      [1, 0.5],
      [2, 0.5],
    ]);
    const other = matchOf(1.75, [[3, 0.5]]);
    expect(idsOf(rankChunks([better, other], new Map(), []))).toEqual([1, 3, 2]);
  });

  it('let all of a far better story come before another one', () => {
    const better = matchOf(8, [
      [1, 1],
      [2, 1],
    ]);
    const other = matchOf(0.5, [[3, 0.125]]);
    expect(idsOf(rankChunks([other, better], new Map(), []))).toEqual([1, 2, 3]);
  });

  it('prefer the article of the period that a question names', () => {
    const before = matchOf(2, [[1, 0.5]], { days: { first: '2021-05-01', last: '2021-05-01' } });
    const asked = matchOf(2, [[2, 0.5]], { days: { first: '2023-05-01', last: '2023-05-01' } });
    const dates = findDateExpressions('2023年建了多少座桥？');
    expect(idsOf(rankChunks([before, asked], new Map(), dates))).toEqual([2, 1]);
    expect(idsOf(rankChunks([before, asked], new Map(), []))).toEqual([1, 2]);
  });

  it('stand in the order of their ids where they tie, in whatever order the articles come', () => {
    const articles = [9, 3, 6].map((chunk) => matchOf(2, [[chunk, 0.5]]));
    expect(idsOf(rankChunks(articles, new Map(), []))).toEqual([3, 6, 9]);
    expect(idsOf(rankChunks(articles.toReversed(), new Map(), []))).toEqual([3, 6, 9]);
  });

  it('are none where no article was found, or one without chunks', () => {
    expect(rankChunks([], new Map(), [])).toEqual([]);
    expect(rankChunks([matchOf(0, [])], new Map(), [])).toEqual([]);
  });

  it('are ranked without their similarities where the vectors are not known', () => {
    const articles = [matchOf(1, [[1, 0.25]]), matchOf(2, [[2, 0.5]])];
    expect(idsOf(rankChunks(articles, new Map(), []))).toEqual([2, 1]);
  });

  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const cosine = fc.double({ min: -1, max: 1, noNaN: true });
  const story = fc.record({
    score: fc.double({ min: 0, max: 50, noNaN: true }),
    chunks: fc.array(fc.tuple(share, cosine), { maxLength: 6 }),
  });

  it('come out all of them, each once, best first', () => {
    fc.assert(
      fc.property(fc.array(story, { maxLength: 8 }), (stories) => {
        let chunk = 0;
        const similarities = new Map<ChunkId, number>();
        const matches = stories.map(({ score, chunks }) => {
          const held = chunks.map(([coverage, similarity]) => {
            chunk += 1;
            similarities.set(toChunkId(chunk), similarity);
            return [chunk, coverage] as const;
          });
          return matchOf(score, held);
        });
        const ranked = rankChunks(matches, similarities, []);
        const byId = idsOf(ranked).sort((a, b) => a - b);
        expect(byId).toEqual(Array.from({ length: chunk }, (_, index) => index + 1));
        expect(ranked.every(({ score }) => Number.isFinite(score))).toBe(true);
        expect(ranked).toEqual(
          ranked.toSorted((a, b) => b.score - a.score || a.chunkId - b.chunkId),
        );
      }),
    );
  });
});
