/** A place on an axis from 0 to 100, as SVG takes percentages. */
export type Percentage = number;

/** Where a share stands on an axis; what lies outside is put at its end. */
export function shareAt(share: number): Percentage {
  return Math.min(1, Math.max(0, share)) * 100;
}

/** A place as an SVG attribute, short enough for pages with hundreds of them. */
export function percent(at: Percentage): string {
  return `${Number(at.toFixed(2))}%`;
}

export interface Bin {
  /** The first value that belongs to it. */
  readonly from: number;
  /** The first value that no longer does. */
  readonly to: number;
  readonly count: number;
}

/** Within each power of ten; the steps look alike on a logarithmic axis and are read easily. */
const steps = [1, 1.5, 2, 3, 5, 7];

/**
 * Counts times in bins that grow with them, from the bin of the least to that of the greatest. Times
 * below one millisecond are counted with those from one.
 */
export function toBins(milliseconds: readonly number[]): Bin[] {
  if (milliseconds.length === 0) return [];
  const times = milliseconds.map((time) => Math.max(1, time));
  const edges = edgesUpTo(Math.max(...times));
  const bins = edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? Number.POSITIVE_INFINITY;
    return { from, to, count: times.filter((time) => time >= from && time < to).length };
  });
  const first = bins.findIndex(({ count }) => count > 0);
  return bins.slice(first);
}

/** Edges of bins from 1 to the first that is greater than the greatest value. */
function edgesUpTo(greatest: number): number[] {
  const edges: number[] = [];
  for (let power = 0; ; power += 1) {
    for (const step of steps) {
      const edge = step * 10 ** power;
      edges.push(edge);
      if (edge > greatest) return edges;
    }
  }
}

/** Where a time stands over bins that are drawn equally wide. */
export function timeAt(milliseconds: number, bins: readonly Bin[]): Percentage {
  const time = Math.max(1, milliseconds);
  const index = bins.findIndex(({ to }) => time < to);
  const bin = bins[index];
  if (!bin) return 100;
  const within = Math.log(time / bin.from) / Math.log(bin.to / bin.from);
  return ((index + Math.max(0, within)) / bins.length) * 100;
}
