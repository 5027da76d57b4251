/** A figure of a process at a time. */
export interface Sample {
  readonly atMs: number;
  readonly value: number;
}

/** How a figure went over the life of a process. */
export interface Course {
  readonly samples: number;
  readonly minutes: number;
  readonly start: number;
  readonly median: number;
  readonly end: number;
  /** Medians of the second third of the life and of the last. */
  readonly middleThird: number;
  readonly lastThird: number;
  /** Of the last two thirds: the median of the slopes between all pairs. */
  readonly slopePerMinute: number;
}

/** What counts as growth: both more than the share of the middle third, and more than `least`. */
export interface GrowthLimit {
  readonly share: number;
  readonly least: number;
}

const leastSamples = 9;

/** The course of a series in the order of time; nothing where there is too little of it. */
export function courseOf(samples: readonly Sample[]): Course | undefined {
  const [first] = samples;
  const last = samples.at(-1);
  if (!first || !last || samples.length < leastSamples) return undefined;
  const lengthMs = last.atMs - first.atMs;
  const from = (share: number) => first.atMs + share * lengthMs;
  const values = (part: readonly Sample[]) => part.map(({ value }) => value);
  const later = samples.filter(({ atMs }) => atMs >= from(1 / 3));
  return {
    samples: samples.length,
    minutes: lengthMs / 60_000,
    start: first.value,
    median: median(values(samples)),
    end: last.value,
    middleThird: median(values(later.filter(({ atMs }) => atMs < from(2 / 3)))),
    lastThird: median(values(later.filter(({ atMs }) => atMs >= from(2 / 3)))),
    slopePerMinute: slopePerMinute(later),
  };
}

/** Whether the last third of a life lies above the middle one by more than it may. */
export function grows({ middleThird, lastThird }: Course, { share, least }: GrowthLimit): boolean {
  return lastThird - middleThird > Math.max(least, share * middleThird);
}

/** Of an even number the mean of the two in the middle; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 0 ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper;
}

/** The median of the slopes of all pairs, which single peaks do not move (Theil–Sen). */
function slopePerMinute(samples: readonly Sample[]): number {
  const slopes = samples.flatMap((one, index) =>
    samples
      .slice(index + 1)
      .filter(({ atMs }) => atMs > one.atMs)
      .map((other) => (other.value - one.value) / ((other.atMs - one.atMs) / 60_000)),
  );
  return median(slopes);
}
