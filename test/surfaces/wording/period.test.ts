import { describe, expect, test } from 'vitest';
import { periodName, readPeriod } from '../../../src/surfaces/wording/period.ts';

const periods = ['2025-08', '2024-08', '2024-04', '2024'].map((period) => ({ period, stories: 1 }));

describe('a period that somebody types', () => {
  test.each([
    ['2025年8月', '2025-08'],
    ['2025-08', '2025-08'],
    ['２０２５年８月', '2025-08'],
    ['2025.8.20', '2025-08'],
    ['2025', '2025'],
    ['2025年', '2025'],
    ['8月', '2025-08'],
    ['４月份', '2024-04'],
  ])('as %s is %s', (text, period) => {
    expect(readPeriod(text, periods)).toBe(period);
  });

  test.each(['', '八月', '2025年13月', '昨天', '3月'])('as %j is not understood', (text) => {
    expect(readPeriod(text, periods)).toBeUndefined();
  });
});

test('a period is named by its month or year, and nothing else is one', () => {
  expect(['2025-08', '2025', '2025-13', '2025-08-01', '<b>', ''].map(periodName)).toEqual([
    ...['2025年8月', '2025年'],
    ...['', '', '', ''],
  ]);
});
