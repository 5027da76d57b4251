import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  defaultPollWaits,
  PollPatience,
} from '../../../../src/surfaces/telegram/incoming/poll-patience.ts';
import {
  BotApiFailure,
  tooManyRequests,
} from '../../../../src/surfaces/telegram/outgoing/bot-api-failure.ts';

const lost = new BotApiFailure({ kind: 'network', fault: { kind: 'unreachable' } });
const conflict = new BotApiFailure({
  kind: 'refused',
  code: 409,
  fault: { kind: 'status', status: 409, body: '' },
});

test('waits grow from a tenth of a second to half a minute, and begin anew after a success', () => {
  const patience = new PollPatience(defaultPollWaits);
  const wait = () => patience.waitAfter(lost) ?? Number.NaN;
  for (const longest of [100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 30_000, 30_000]) {
    const waitMs = wait();
    expect(waitMs).toBeGreaterThanOrEqual(longest / 2);
    expect(waitMs).toBeLessThanOrEqual(longest);
  }
  expect(patience.recover()).toBe(true);
  expect(patience.recover()).toBe(false);
  expect(wait()).toBeLessThanOrEqual(500);
});

test('any number of failures is waited out for a time that a timer can wait', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat())), (failures) => {
      const patience = new PollPatience(defaultPollWaits);
      for (const retryAfterMs of failures) {
        const error = retryAfterMs === null ? lost : tooManyRequests(retryAfterMs);
        const waitMs = patience.waitAfter(error);
        expect(waitMs).toBeGreaterThanOrEqual(0);
        expect(waitMs).toBeLessThanOrEqual(3_600_000);
      }
    }),
  );
});

test('conflicts are waited out for ten seconds, also with polls in between', () => {
  const patience = new PollPatience(defaultPollWaits);
  const waits = Array.from({ length: 5 }, () => {
    patience.recover();
    return patience.waitAfter(conflict);
  });
  expect(waits).toEqual([1000, 2000, 3000, 4000, undefined]);
});

test('a conflict long after others is the first again', async () => {
  const patience = new PollPatience({ ...defaultPollWaits, conflictMs: [1], conflictsApartMs: 5 });
  expect(patience.waitAfter(conflict)).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(patience.waitAfter(conflict)).toBe(1);
});

test('an error of the program is not waited out', () => {
  expect(new PollPatience(defaultPollWaits).waitAfter(new TypeError('x'))).toBeUndefined();
});
