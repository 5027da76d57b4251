import type { ArticleMatch, ChunkId } from '../archive/archive.ts';
import type { DateExpression } from '../language/dates.ts';
import { chunkScoreOf, evidenceOf, scoreOf } from './article-score.ts';

/** A chunk in the order in which passages are shown. */
export interface RankedChunk {
  readonly chunkId: ChunkId;
  /** Higher is better; comparable within one question. */
  readonly score: number;
}

/** What a further chunk of an article loses, so that another story may come before it. */
const furtherChunkLoss = 1;

/**
 * The chunks of all articles, best first: an article by what speaks for it as a whole, its chunks by
 * what they hold themselves. Ties go to the smaller chunk id.
 */
export function rankChunks(
  matches: readonly ArticleMatch[],
  similarities: ReadonlyMap<ChunkId, number>,
  dates: readonly DateExpression[],
): RankedChunk[] {
  const bestScore = Math.max(0, ...matches.map(({ score }) => score));
  return matches
    .flatMap((match) => {
      const articleScore = scoreOf(evidenceOf(match, similarities, bestScore, dates));
      return rankWithin(match, similarities, articleScore);
    })
    .sort(byScore);
}

/** The best chunk has the article's score; each further one loses what it is worse by, and more. */
function rankWithin(
  { chunks }: ArticleMatch,
  similarities: ReadonlyMap<ChunkId, number>,
  articleScore: number,
): RankedChunk[] {
  const ranked = [...chunks]
    .map(([chunkId, coverage]) => ({
      chunkId,
      score: chunkScoreOf(coverage, similarities.get(chunkId) ?? 0),
    }))
    .sort(byScore);
  const best = ranked[0]?.score ?? 0;
  return ranked.map(({ chunkId, score }, place) => ({
    chunkId,
    score: articleScore - (best - score) - furtherChunkLoss * place,
  }));
}

function byScore(a: RankedChunk, b: RankedChunk): number {
  return b.score - a.score || a.chunkId - b.chunkId;
}
