import { describe, expect, test } from 'vitest';
import { periodName, readDate, readPeriod } from '../../../src/surfaces/wording/period.ts';

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

describe('a date that somebody types', () => {
  test.each([
    ['2025年8月26日', '2025-08-26'],
    ['2025年8月26号', '2025-08-26'],
    ['2025-08-26', '2025-08-26'],
    ['2025.8.6', '2025-08-06'],
    ['20250826', '2025-08-26'],
    ['８月６日', '2025-08-06'],
    ['4月6日', '2024-04-06'],
    ['2025年8月', '2025-08'],
    ['2025年8月份', '2025-08'],
    ['2025/8', '2025-08'],
    ['8月', '2025-08'],
    ['2025年', '2025'],
    ['2025', '2025'],
  ])('as %s is %s', (text, date) => {
    expect(readDate(text, periods)).toBe(date);
  });

  test.each([
    ...['', '昨天', '3月', '3月5日', '8月32日', '2025年2月30日', '2025年13月', '202508'],
    ...['2025年计划', '2025年8月的灯会', '8月灯会', '灯会8月', '2025-08-26 灯会'],
  ])('as %j is none', (text) => {
    expect(readDate(text, periods)).toBeUndefined();
  });
});

test('a period is named by its month or year, and nothing else is one', () => {
  expect(['2025-08', '2025', '2025-13', '2025-08-01', '<b>', ''].map(periodName)).toEqual([
    ...['2025年8月', '2025年'],
    ...['', '', '', ''],
  ]);
});
