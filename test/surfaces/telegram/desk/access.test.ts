import { describe, expect, test } from 'vitest';
import { Access } from '../../../../src/surfaces/telegram/desk/access.ts';
import { readPeriod } from '../../../../src/surfaces/telegram/desk/read-period.ts';
import { Told } from '../../../../src/surfaces/telegram/desk/told.ts';

const nobody = { allowedUsers: [], allowedGroups: [], administrators: [] };

describe('access', () => {
  test('is open where no list is given, also with administrators', () => {
    expect(new Access({ ...nobody, administrators: [1] }).allows(7)).toBe(true);
  });

  test('of a list of users is theirs everywhere, and the administrators’', () => {
    const access = new Access({ ...nobody, allowedUsers: [7], administrators: [1] });
    expect(access.allows(7)).toBe(true);
    expect(access.allows(7, { id: -100 })).toBe(true);
    expect(access.allows(1)).toBe(true);
    expect(access.allows(8)).toBe(false);
    expect(access.allows(8, { id: -100 })).toBe(false);
  });

  test('of a list of groups is everybody’s there, and nobody’s elsewhere', () => {
    const access = new Access({ ...nobody, allowedGroups: [-100] });
    expect(access.allows(8, { id: -100 })).toBe(true);
    expect(access.allows(8, { id: -200 })).toBe(false);
    expect(access.allows(8, { id: 8 })).toBe(false);
    expect(access.allows(8)).toBe(false);
  });

  test('makes nobody an administrator who is not named as one', () => {
    const access = new Access({ ...nobody, allowedUsers: [7], administrators: [1] });
    expect(access.isAdministrator(1)).toBe(true);
    expect(access.isAdministrator(7)).toBe(false);
  });
});

describe('a period that somebody types', () => {
  test.each([
    ['2025年8月', '2025-08'],
    ['2025-08', '2025-08'],
    ['２０２５年８月', '2025-08'],
    ['2025.8.20', '2025-08'],
    ['2025', '2025'],
    ['2025年', '2025'],
  ])('as %s is %s', (text, period) => {
    expect(readPeriod(text)).toBe(period);
  });

  test.each(['', '八月', '2025年13月', '昨天', '8月'])('as %j is not understood', (text) => {
    expect(readPeriod(text)).toBeUndefined();
  });
});

describe('what was told', () => {
  test('is not told again to the same until its time has passed', () => {
    const told = new Told(1_000);
    expect(told.mayTell('a', 0)).toBe(true);
    expect(told.mayTell('a', 999)).toBe(false);
    expect(told.mayTell('b', 999)).toBe(true);
    expect(told.mayTell('a', 1_000)).toBe(true);
    expect(told.mayTell('a', 1_500)).toBe(false);
  });
});
