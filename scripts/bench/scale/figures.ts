import type { Latency } from './contracts.ts';

/** What a figure that is not there is shown as. */
export const missing = '–';

/** 12345.6 → 12,346 */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** With as many decimals as three significant digits need, at most three. */
export function rounded(value: number): string {
  const size = Math.abs(value);
  if (size >= 100) return whole(value);
  if (size >= 10) return value.toFixed(1);
  return value.toFixed(size >= 1 ? 2 : 3);
}

/** Milliseconds as seconds. */
export function seconds(elapsedMs: number): string {
  return rounded(elapsedMs / 1000);
}

/** Bytes as megabytes of 10^6. */
export function megabytes(bytes: number): string {
  return rounded(bytes / 1e6);
}

/** p50 / p95 in milliseconds. */
export function twoPercentiles({ p50Ms, p95Ms }: Latency): string {
  return `${rounded(p50Ms)} / ${rounded(p95Ms)}`;
}

/** p50 / p95 / p99 in milliseconds. */
export function threePercentiles(latency: Latency): string {
  return `${twoPercentiles(latency)} / ${rounded(latency.p99Ms)}`;
}

/** A share of a whole, or that there was nothing to share. */
export function shareOf(share: number | null): string {
  return share === null ? missing : share.toFixed(3);
}
