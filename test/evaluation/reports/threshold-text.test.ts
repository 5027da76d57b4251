import { expect, test } from 'vitest';
import type { ThresholdVerdict } from '../../../src/evaluation/comparison/thresholds.ts';
import {
  formatVerdict,
  formatVerdicts,
  toOutcome,
} from '../../../src/evaluation/reports/threshold-text.ts';

const met: ThresholdVerdict = {
  measure: 'right',
  bound: 'min',
  limit: 0.85,
  value: 0.9,
  n: 20,
  isMet: true,
};
const late: ThresholdVerdict = {
  measure: 'latency-p95',
  kind: 'figure',
  bound: 'max',
  limit: 300,
  value: 412,
  n: 8,
  isMet: false,
};

test('a threshold that is missed is told with its measure, kind, figure and limit', () => {
  expect(formatVerdicts([met, late])).toBe(
    '2 项门槛中有 1 项没有达到：\n  数字题的用时 p95（latency-p95）为 412 毫秒（8 题），应不高于 300 毫秒。',
  );
});

test('thresholds that are all met take one line', () => {
  expect(formatVerdicts([met])).toBe('1 项门槛都达到了。');
});

test('a figure that is missed by less than is shown has more digits', () => {
  const verdict = { ...met, value: 0.84996, isMet: false };
  expect(formatVerdict(verdict)).toBe(
    '答对（right）为 85.0%（0.84996）（20 题），应不低于 85.0%。',
  );
});

test('a measure without a value is said to have none', () => {
  const { value, ...nothing } = { ...met, n: 0, isMet: false };
  expect(value).toBe(0.9);
  expect(formatVerdict(nothing)).toBe('答对（right）没有数值，应不低于 85.0%。');
  expect(toOutcome(nothing)).toMatchObject({ value: '—', isMet: false });
});

test('the page gets label, kind, bound and figure', () => {
  expect(toOutcome(late)).toEqual({
    label: '用时 p95',
    kind: 'figure',
    bound: '不高于 300 毫秒',
    value: '412 毫秒',
    isMet: false,
  });
});
