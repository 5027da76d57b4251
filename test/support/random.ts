import type { Random } from '../../src/evaluation/statistics/random.ts';

export { type Random, seededRandom } from '../../src/evaluation/statistics/random.ts';

/** True in about `share` of all calls; `share` is between 0 and 1. */
export function chance(random: Random, share: number): boolean {
  return random() < share;
}

/** A whole number from `least` to `most`, both included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** One of `items`, each as likely as the others. Throws a RangeError when there are none. */
export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('Nothing to pick from; pass at least one item.');
  return item;
}
