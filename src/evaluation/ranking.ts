/** Whether a relevant item is among the first `k` of a ranking: recall at k for one right item. */
export function isFoundWithin<Item>(
  ranking: readonly Item[],
  isRelevant: (item: Item) => boolean,
  k: number,
): boolean {
  return ranking.slice(0, k).some(isRelevant);
}

/** 1 over the place of the first relevant item, 0 where there is none (Voorhees 1999). */
export function reciprocalRank<Item>(
  ranking: readonly Item[],
  isRelevant: (item: Item) => boolean,
): number {
  const index = ranking.findIndex(isRelevant);
  return index < 0 ? 0 : 1 / (index + 1);
}

/** How well rankings put what was looked for first; undefined means are those of no rankings. */
export interface RankingScore {
  readonly count: number;
  readonly recallAt1: number | undefined;
  readonly recallAt5: number | undefined;
  /** The mean of the reciprocal ranks. */
  readonly meanReciprocalRank: number | undefined;
}

/** Scores rankings in each of which `isRelevant` tells what was looked for. */
export function scoreRankings<Item>(
  rankings: readonly {
    readonly ranking: readonly Item[];
    readonly isRelevant: (item: Item) => boolean;
  }[],
): RankingScore {
  const recallAt = (k: number) =>
    mean(rankings.map((one) => Number(isFoundWithin(one.ranking, one.isRelevant, k))));
  return {
    count: rankings.length,
    recallAt1: recallAt(1),
    recallAt5: recallAt(5),
    meanReciprocalRank: mean(rankings.map((one) => reciprocalRank(one.ranking, one.isRelevant))),
  };
}

function mean(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
