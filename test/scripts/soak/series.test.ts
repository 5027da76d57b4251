import { describe, expect, it } from 'vitest';
import { Findings } from '../../../scripts/soak/findings.ts';
import { followFigures } from '../../../scripts/soak/memory-verdict.ts';
import { ProcessFigures } from '../../../scripts/soak/process-figures.ts';
import { courseOf, grows, median } from '../../../scripts/soak/series.ts';

const minuteMs = 60_000;

/** One sample a minute. */
function series(values: readonly number[]) {
  return values.map((value, index) => ({ atMs: index * minuteMs, value }));
}

const limit = { share: 0.05, least: 3 };
/** Like a heap in megabytes: it grows when the program begins, and then moves about. */
const steady = [20, 40, 60, 61, 60, 62, 60, 61, 60, 61, 62, 60];
const growing = steady.map((value, index) => value + 2 * index);

describe('courseOf', () => {
  it('tells how a series went, and its slope without what was loaded first', () => {
    const course = courseOf(series(Array.from({ length: 13 }, (_, index) => 100 + 2 * index)));
    expect(course).toMatchObject({ start: 100, median: 112, end: 124, minutes: 12, samples: 13 });
    expect(course?.slopePerMinute).toBeCloseTo(2);
  });

  it('says nothing of a series that is too short', () => {
    expect(courseOf(series([1, 2, 3]))).toBeUndefined();
  });

  it('is not moved by a peak', () => {
    const peaked = [...steady.slice(0, -1), 500];
    expect(courseOf(series(peaked))?.slopePerMinute).toBeCloseTo(0, 0);
  });
});

describe('grows', () => {
  it('finds a growing series, and no fault with one that is steady', () => {
    const courses = [growing, steady].map((values) => courseOf(series(values)));
    expect(courses.map((course) => course && grows(course, limit))).toEqual([true, false]);
  });
});

describe('median', () => {
  it('is the value in the middle, or between the two', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, 0]);
  });
});

describe('followFigures', () => {
  const bytesPerMb = 2 ** 20;

  function livedWith(heapMb: readonly number[], everyMs: number): ProcessFigures {
    const figures = new ProcessFigures();
    for (const [index, mb] of heapMb.entries()) {
      const memory = { rss: 2e8, heapUsed: mb * bytesPerMb, external: 0 };
      figures.addMemory(JSON.stringify(memory), index * everyMs);
    }
    return figures;
  }

  it('finds a process whose heap grows, and leaves a short life alone', () => {
    const findings = new Findings();
    const lives = [
      livedWith(growing, minuteMs),
      livedWith(growing, 100),
      livedWith(steady, minuteMs),
    ];
    const followed = followFigures(new Map([['bot', lives]]), findings);
    expect(followed.filter((each) => each.grows).map(({ name }) => name)).toEqual(['heap']);
    expect(followed).toHaveLength(2 * 3);
    expect(findings.breaches).toMatchObject([{ promised: 'memory', times: 1 }]);
  });
});
