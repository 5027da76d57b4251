/**
 * The smallest value that at least `percent` per cent of the values do not exceed, by the
 * nearest-rank method: rank ⌈percent / 100 · n⌉. Undefined where there are no values.
 */
export function percentile(values: readonly number[], percent: number): number | undefined {
  return Float64Array.from(values).sort()[rankOf(percent, values.length) - 1];
}

/** The place of a percentile among `n` sorted values, counted from 1. */
export function rankOf(percent: number, n: number): number {
  return Math.max(1, Math.ceil((percent / 100) * n));
}
