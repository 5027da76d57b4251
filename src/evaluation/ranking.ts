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
