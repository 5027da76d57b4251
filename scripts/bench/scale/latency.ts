import { percentile } from '../../../src/evaluation/statistics/percentile.ts';
import type { Latency } from './contracts.ts';

/** Runs work and says how long it took. */
export async function timed<Result>(
  work: () => Result | Promise<Result>,
): Promise<{ readonly result: Result; readonly elapsedMs: number }> {
  const startedAt = performance.now();
  const result = await work();
  return { result, elapsedMs: performance.now() - startedAt };
}

/** The percentiles of times in milliseconds. @throws RangeError where there are none */
export function toLatency(times: readonly number[]): Latency {
  const [p50Ms, p95Ms, p99Ms] = [50, 95, 99].map((percent) => percentile(times, percent));
  if (p50Ms === undefined || p95Ms === undefined || p99Ms === undefined) {
    throw new RangeError('nothing was timed');
  }
  return { count: times.length, p50Ms, p95Ms, p99Ms };
}

/** Does the same for each item, one after the other; gives the times and what came of it. */
export async function timeEach<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result | Promise<Result>,
): Promise<{ readonly latency: Latency; readonly results: Result[] }> {
  const times: number[] = [];
  const results: Result[] = [];
  for (const item of items) {
    const { result, elapsedMs } = await timed(() => work(item));
    times.push(elapsedMs);
    results.push(result);
  }
  return { latency: toLatency(times), results };
}
