import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Link,
  linkAddress,
  readLink,
  readTap,
  type Tap,
  writeLink,
  writeTap,
} from '../../../../src/surfaces/telegram/messages/taps.ts';
import { answerIds, hostileText, someAnswerId, storyKeys } from './hostile-text.ts';

const most = 999_999;
const marker = fc.integer({ min: 1, max: most });
const place = fc.integer({ min: 1, max: most });
const page = fc.integer({ min: 0, max: most });
const period = fc.oneof(
  fc.integer({ min: 1000, max: 9999 }).map(String),
  fc
    .tuple(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`),
);
const taps: fc.Arbitrary<Tap> = fc.oneof(
  fc.record({ wants: fc.constant('source'), answerId: answerIds, marker }),
  fc.record({ wants: fc.constant('source-place'), answerId: answerIds, marker, place }),
  fc.record({ wants: fc.constant('source-place'), answerId: answerIds, marker }),
  fc.record({
    wants: fc.constant('rating'),
    answerId: answerIds,
    rating: fc.constantFrom('up', 'down'),
  }),
  fc.record({ wants: fc.constant('story'), story: storyKeys, place }),
  fc.record({ wants: fc.constant('story'), story: storyKeys }),
  fc.record({ wants: fc.constant('example'), place }),
  fc.record({ wants: fc.constant('stories'), period, page }),
  fc.record({ wants: fc.constant('stories'), page }),
  fc.record({ wants: fc.constantFrom('periods', 'close') }),
);
const links: fc.Arbitrary<Link> = fc.oneof(
  fc.record({ wants: fc.constant('source'), answerId: answerIds, marker }),
  fc.record({ wants: fc.constant('story'), story: storyKeys }),
);

describe('a tap', () => {
  test('comes back as it was written, in at most 64 bytes', () => {
    fc.assert(
      fc.property(taps, (tap) => {
        const data = writeTap(tap);
        expect(readTap(data)).toEqual(tap);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      }),
    );
  });

  const id = someAnswerId;
  test.each([
    ...['', 's', 's:', `s:${id}`, `s:${id}:0`, `s:${id}:01`, `s:${id}:-1`, `s:${id}:1.5`],
    ...[`s:${id}:1e3`, `s:${id}:1000000`, `s:${id}:1:2:3`, `s:${id}:1\n`, ` s:${id}:1`],
    ...[`s:${id.slice(1)}:1`, `s:${id}x:1`, `s:${id.slice(1)}/:1`, `p:${id}:1`, `p:${id}:1:0`],
    ...[
      `u:${id}:1`,
      `v:${id}`,
      `t:${id}`,
      `t:${id}:一`,
      `t:${id}:0`,
      'e',
      'e:',
      'e:0',
      'e:01',
      'e:1:1',
      'l',
      'l:',
      'l::',
      'l::-1',
      'l:2025-13:0',
    ],
    ...['l:2025-00:0', 'l:25:0', 'm:1', 'xx', 'constructor', '__proto__'],
  ])('is not read from %j', (data) => {
    expect(readTap(data)).toBeUndefined();
  });

  test('is read from nothing but what would be written for it', () => {
    fc.assert(
      fc.property(hostileText, (data) => {
        const tap = readTap(data);
        if (tap) expect(writeTap(tap)).toBe(data);
      }),
    );
  });
});

describe('a link', () => {
  test('comes back as it was written, in letters that Telegram allows', () => {
    fc.assert(
      fc.property(links, (link) => {
        const payload = writeLink(link);
        expect(readLink(payload)).toEqual(link);
        expect(payload).toMatch(/^[A-Za-z0-9_-]{1,64}$/u);
      }),
    );
  });

  test('opens the private chat with the bot', () => {
    const link: Link = { wants: 'source', answerId: someAnswerId, marker: 2 };
    expect(linkAddress('local_bot', link)).toBe(`https://t.me/local_bot?start=s${someAnswerId}2`);
  });

  test.each([
    ...['', 'help', 's', `s${someAnswerId}`, `s${someAnswerId}0`, `s${someAnswerId}01`],
    ...[`t${someAnswerId}1`, `t${someAnswerId.slice(1)}`, `x${someAnswerId}1`],
    ...[`s${someAnswerId}1 `, `s${someAnswerId}1\n`, `s${someAnswerId}1000000`],
  ])('is not read from %j', (payload) => {
    expect(readLink(payload)).toBeUndefined();
  });
});
