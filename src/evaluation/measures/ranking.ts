/** Whether a relevant item is among the first `k` of a ranking: `success` of trec_eval. */
export function isFoundWithin<Item>(
  ranking: readonly Item[],
  isRelevant: (item: Item) => boolean,
  k: number,
): boolean {
  return ranking.slice(0, k).some(isRelevant);
}

/**
 * The share of the relevant items that are among the first `k` of a ranking without repetitions:
 * `recall` of trec_eval. 0 where nothing is relevant.
 */
export function recallWithin<Item>(
  ranking: readonly Item[],
  relevant: ReadonlySet<Item>,
  k: number,
): number {
  const found = ranking.slice(0, k).filter((item) => relevant.has(item));
  return relevant.size === 0 ? 0 : found.length / relevant.size;
}

/**
 * 1 over the place of the first relevant item, 0 where there is none: E. M. Voorhees, "The TREC-8
 * Question Answering Track Report" (1999); `recip_rank` of trec_eval.
 */
export function reciprocalRank<Item>(
  ranking: readonly Item[],
  isRelevant: (item: Item) => boolean,
): number {
  const index = ranking.findIndex(isRelevant);
  return index < 0 ? 0 : 1 / (index + 1);
}

/**
 * The normalised discounted cumulated gain of the first `k` places with a gain of 1 for a relevant
 * item, from 0 to 1; 0 where nothing is relevant. The sum of the gains is divided by that of the best
 * ranking there can be: K. Järvelin and J. Kekäläinen, ACM TOIS 20 (2002), 422–446. The gain of place i
 * is divided by log2(i + 1), as in trec_eval's `ndcg_cut`, where they divide by log2(i) from the second
 * place on.
 */
export function ndcgWithin<Item>(
  ranking: readonly Item[],
  relevant: ReadonlySet<Item>,
  k: number,
): number {
  const gains = ranking.slice(0, k).map((item) => relevant.has(item));
  const best = discountedGain(Array.from({ length: Math.min(k, relevant.size) }, () => true));
  return best === 0 ? 0 : discountedGain(gains) / best;
}

function discountedGain(gains: readonly boolean[]): number {
  return gains.reduce((sum, isGain, index) => (isGain ? sum + 1 / Math.log2(index + 2) : sum), 0);
}
