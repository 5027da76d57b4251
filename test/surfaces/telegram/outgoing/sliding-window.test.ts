import { array, assert, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import {
  SlidingWindow,
  type WindowUse,
} from '../../../../src/surfaces/telegram/outgoing/sliding-window.ts';

const calls = array(
  record({ pauseMs: integer({ min: 0, max: 80 }), lastsMs: integer({ min: 0, max: 300 }) }),
  {
    maxLength: 60,
  },
);

test('however calls come and last, no period holds more arrivals than may be', () => {
  const most = 3;
  const perMs = 100;
  assert(
    property(calls, integer({ min: 0, max: 100 }), (planned, delayPercent) => {
      const window = new SlidingWindow({ most, perMs });
      const arrivals: number[] = [];
      const running: { use: WindowUse; endsAtMs: number }[] = [];
      let now = 0;
      for (const { pauseMs, lastsMs } of planned) {
        now += pauseMs;
        for (const { use, endsAtMs } of running) if (endsAtMs <= now) use.endedAtMs = endsAtMs;
        now = Math.max(now, window.freeAtMs(now));
        if (window.left(now) < 1) return false;
        const use = window.begin(now);
        running.push({ use, endsAtMs: now + lastsMs });
        arrivals.push(now + (lastsMs * delayPercent) / 100);
      }
      const sorted = arrivals.toSorted((a, b) => a - b);
      return sorted.every((atMs, index) => atMs - (sorted[index - most] ?? -perMs) >= perMs);
    }),
  );
});

test('a use counts until a period after its end, and is free then', () => {
  const window = new SlidingWindow({ most: 1, perMs: 100 });
  const use = window.begin(0);
  use.endedAtMs = 30;
  expect(window.freeAtMs(40)).toBe(130);
  expect(window.left(129)).toBe(0);
  expect(window.isIdle(129)).toBe(false);
  expect(window.left(130)).toBe(1);
  expect(window.isIdle(130)).toBe(true);
  expect(window.freeAtMs(130)).toBe(130);
});

test('a use that never ends holds its place for three seconds and a period', () => {
  const window = new SlidingWindow({ most: 1, perMs: 100 });
  window.begin(0);
  expect(window.freeAtMs(500)).toBe(3_100);
  expect(window.left(3_100)).toBe(1);
});

test('a use that ends after that counts again from its end, for it may have arrived only then', () => {
  const window = new SlidingWindow({ most: 1, perMs: 100 });
  const use: WindowUse = window.begin(0);
  expect(window.left(4_000)).toBe(1);
  expect(window.isIdle(4_000)).toBe(false);
  use.endedAtMs = 4_000;
  expect(window.freeAtMs(4_000)).toBe(4_100);
  expect(window.isIdle(4_100)).toBe(true);
});
