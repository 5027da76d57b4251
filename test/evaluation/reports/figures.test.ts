import { describe, expect, it } from 'vitest';
import {
  formatDifference,
  formatDuration,
  formatInstant,
  formatInterval,
  formatPValue,
  formatValue,
} from '../../../src/evaluation/reports/figures.ts';

describe('a figure', () => {
  it.each([
    ['share', 0.9134, '91.3%'],
    ['characters', 30.6, '31 字'],
    ['milliseconds', 24.4, '24 毫秒'],
    ['tokens', 12_345, '12,345'],
    ['cost', 0.012_34, '0.0123'],
  ] as const)('of the unit %s has it: %d', (unit, value, text) => {
    expect(formatValue(value, unit)).toBe(text);
  });

  it.each([
    [0.42, '0.42 毫秒'],
    [999.4, '999 毫秒'],
    [1_254, '1.25 秒'],
    [65_000, '1 分 5 秒'],
    [119_600, '2 分 0 秒'],
  ])('of %d milliseconds is %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });

  it('that is not there is a dash', () => {
    expect([formatValue(undefined, 'share'), formatInterval(undefined, 'cost')]).toEqual([
      '—',
      '—',
    ]);
  });

  it('has its interval with the unit', () => {
    expect(formatInterval([0.8, 0.967], 'share')).toBe('80.0–96.7%');
    expect(formatInterval([20, 1_300], 'milliseconds')).toBe('20 毫秒 – 1.3 秒');
  });
});

describe('a difference', () => {
  it.each([
    [0.033, '+3.3'],
    [-0.033, '−3.3'],
    [0.000_1, '±0.0'],
  ])('of %d has its sign: %s', (difference, text) => {
    expect(formatDifference(difference, 'share')).toBe(text);
  });

  it('tells how probable it is by chance', () => {
    expect([formatPValue(0.0312), formatPValue(0.0002)]).toEqual(['p = 0.031', 'p < 0.001']);
  });
});

describe('an instant', () => {
  it('is told to the minute, and what is none stays', () => {
    expect(formatInstant('2031-06-01T08:30:00.000Z')).toBe('2031-06-01 08:30 UTC');
    expect(formatInstant('yesterday')).toBe('yesterday');
  });
});
