import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  percent,
  shareAt,
  timeAt,
  toBins,
} from '../../../../src/evaluation/reports/page/app/charts/geometry.ts';

describe('a share', () => {
  it.each([
    [0, '0%'],
    [0.12345, '12.35%'],
    [1, '100%'],
    [1.2, '100%'],
    [-0.1, '0%'],
  ])('of %d stands at %s of the axis', (share, place) => {
    expect(percent(shareAt(share))).toBe(place);
  });
});

describe('the bins of a histogram', () => {
  it('reach from the least time to the greatest', () => {
    expect(toBins([12, 16, 16, 25])).toEqual([
      { from: 10, to: 15, count: 1 },
      { from: 15, to: 20, count: 2 },
      { from: 20, to: 30, count: 1 },
    ]);
  });

  it('are none where nothing was timed', () => {
    expect(toBins([])).toEqual([]);
  });

  it('hold every time once, and each time stands over its bin', () => {
    const times = fc.array(fc.double({ min: 0, max: 1e7, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(times, (milliseconds) => {
        const bins = toBins(milliseconds);
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(milliseconds.length);
        for (const time of milliseconds) {
          const index = Math.floor((timeAt(time, bins) / 100) * bins.length + 1e-9);
          const bin = bins[Math.min(index, bins.length - 1)];
          expect(bin?.from).toBeLessThanOrEqual(Math.max(1, time) * (1 + 1e-9));
          expect(bin?.to).toBeGreaterThan(time * (1 - 1e-9));
        }
      }),
    );
  });
});
