import { describe, expect, it } from 'vitest';
import { rounded, shareOf, threePercentiles, whole } from '../../../scripts/bench/scale/figures.ts';
import { kindOf } from '../../../scripts/bench/scale/folder-size.ts';
import { toLatency } from '../../../scripts/bench/scale/latency.ts';
import { parseHighWaterMark } from '../../../scripts/bench/scale/peak-memory.ts';
import { parseSizes } from '../../../scripts/bench/scale/sizes.ts';

describe('parseSizes', () => {
  it.each([
    ['1000,10000,all', [1000, 10_000, Number.POSITIVE_INFINITY]],
    ['all', [Number.POSITIVE_INFINITY]],
    [' 300, 100,300 ', [100, 300]],
  ])('reads %s', (typed, sizes) => {
    expect(parseSizes(typed)).toEqual(sizes);
  });

  it.each(['', '0', '-5', '1e3', '1000,', 'all,none', '1.5'])('refuses "%s"', (typed) => {
    expect(parseSizes(typed)).toBeUndefined();
  });
});

describe('parseHighWaterMark', () => {
  it('reads kibibytes as bytes', () => {
    const status = 'Name:\tnode\nVmPeak:\t  999 kB\nVmHWM:\t    2048 kB\nVmRSS:\t 1 kB\n';
    expect(parseHighWaterMark(status)).toBe(2_097_152);
    expect(parseHighWaterMark('Name:\tnode\n')).toBeUndefined();
  });
});

describe('figures', () => {
  it.each([
    [0.01234, '0.012'],
    [1.234, '1.23'],
    [12.34, '12.3'],
    [1234.5, '1,235'],
    [-0.5, '-0.500'],
  ])('are rounded: %d', (value, text) => {
    expect(rounded(value)).toBe(text);
  });

  it('are shown with their separators, or as missing', () => {
    expect(whole(69_377)).toBe('69,377');
    expect([shareOf(0.5), shareOf(null)]).toEqual(['0.500', '–']);
  });

  it('are percentiles by nearest rank', () => {
    const latency = toLatency(Array.from({ length: 100 }, (_, index) => 100 - index));
    expect(latency).toEqual({ count: 100, p50Ms: 50, p95Ms: 95, p99Ms: 99 });
    expect(threePercentiles(latency)).toBe('50.0 / 95.0 / 99.0');
    expect(() => toLatency([])).toThrow(RangeError);
  });
});

describe('kindOf', () => {
  it.each([
    ['graph-12.hnsw', 'graph-*.hnsw'],
    ['archive.sqlite', 'archive.sqlite'],
    ['archive.sqlite-wal', 'archive.sqlite-wal'],
    ['0f3a99bc11de.bin', '*.bin'],
  ])('makes %s one of %s', (name, kind) => {
    expect(kindOf(name)).toBe(kind);
  });
});
