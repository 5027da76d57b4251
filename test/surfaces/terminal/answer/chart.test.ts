import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import type { SeriesValue } from '../../../../src/answering/answer.ts';
import { barChart } from '../../../../src/surfaces/terminal/answer/chart.ts';

describe('barChart', () => {
  test('draws each value from zero, with its figure and marker behind it', () => {
    expect(barChart(seriesOf([10, 20, 40]), 60)).toEqual([
      '2021年 ███████▌ 10亿元[1]',
      '2022年 ███████████████ 20亿元[2]',
      '2023年 ██████████████████████████████ 40亿元[3]',
    ]);
  });

  test('fits a narrow screen', () => {
    expect(barChart(seriesOf([10, 20, 40]), 24)).toEqual([
      '2021年 █▊ 10亿元[1]',
      '2022年 ███▌ 20亿元[2]',
      '2023年 ███████ 40亿元[3]',
    ]);
  });

  test('puts the bars under each other where labels differ in width', () => {
    const series = [
      { label: '2022年', printed: '1', value: 1, marker: 1 },
      { label: '2023年上半年', printed: '2', value: 2, marker: 2 },
    ];
    expect(barChart(series, 30)).toEqual([
      '2022年       ██████ 1[1]',
      '2023年上半年 ████████████ 2[2]',
    ]);
  });

  test('shows the smallest value, and none for zero', () => {
    expect(barChart(seriesOf([0, 0.001, 40]), 60).slice(0, 2)).toEqual([
      '2021年 0亿元[1]',
      '2022年 ▏ 0.001亿元[2]',
    ]);
  });

  test.each([
    ['a value below zero', [1, -2, 3]],
    ['nothing above zero', [0, 0, 0]],
    ['a value that is no number', [1, Number.NaN, 3]],
    ['an endless value', [1, Number.POSITIVE_INFINITY, 3]],
    ['no value', []],
  ])('draws nothing for %s', (_, values) => {
    expect(barChart(seriesOf(values), 60)).toEqual([]);
  });

  test('draws nothing where bars have no room', () => {
    expect(barChart(seriesOf([1, 2, 3]), 19)).toEqual([]);
  });

  const value = fc.record({
    label: fc.string({ unit: 'binary', maxLength: 12 }),
    printed: fc.string({ unit: 'binary', maxLength: 12 }),
    value: fc.double({ min: 0, max: 1e15, noNaN: true }),
    marker: fc.integer({ min: 1, max: 99 }),
  });

  test('is never wider than the screen, nor a bar than thirty cells, and safe to print', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 3, maxLength: 8 }),
        fc.integer({ min: 20, max: 100 }),
        (series, width) => {
          for (const line of barChart(series, width)) {
            expect(stringWidth(line)).toBeLessThanOrEqual(width);
            expect(line.match(/[▏▎▍▌▋▊▉█]+/u)?.[0].length ?? 0).toBeLessThanOrEqual(30);
            expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
          }
        },
      ),
    );
  });
});

function seriesOf(values: readonly number[]): SeriesValue[] {
  return values.map((value, index) => ({
    label: `${2021 + index}年`,
    printed: `${value}亿元`,
    value,
    marker: index + 1,
  }));
}
