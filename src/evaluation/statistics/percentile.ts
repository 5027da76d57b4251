/**
 * The smallest value that at least `percent` per cent of the values do not exceed, by the
 * nearest-rank method: rank ⌈percent / 100 · n⌉. Undefined where there are no values.
 */
export function percentile(values: readonly number[], percent: number): number | undefined {
  const rank = Math.max(1, Math.ceil((percent / 100) * values.length));
  return values.toSorted((a, b) => a - b)[rank - 1];
}
