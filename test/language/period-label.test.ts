import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastDayOfMonth } from '../../src/language/calendar.ts';
import { type DateRange, findDateExpressions, rangeOf } from '../../src/language/dates.ts';
import { issueLabel, periodLabel } from '../../src/language/period-label.ts';

describe('what a period is called', () => {
  it.each([
    ['2024-01-01', '2024-12-31', '2024年'],
    ['2024-01-01', '2024-06-30', '2024年上半年'],
    ['2024-07-01', '2024-12-31', '2024年下半年'],
    ['2024-01-01', '2024-03-31', '2024年一季度'],
    ['2024-10-01', '2024-12-31', '2024年四季度'],
    ['2022-01-01', '2022-05-31', '2022年1至5月'],
    ['2024-02-01', '2024-02-29', '2024年2月'],
    ['2022-07-19', '2022-07-19', '2022年7月19日'],
  ])('%s to %s is %s', (first, last, label) => {
    expect(periodLabel({ first, last })).toBe(label);
  });

  it.each([
    ['over two years', '2023-07-01', '2024-06-30'],
    ['that ends within a month', '2024-01-01', '2024-06-29'],
    ['that begins within a month', '2024-01-02', '2024-06-30'],
  ])('is not said in short of one %s', (_, first, last) => {
    expect(periodLabel({ first, last })).toBeUndefined();
  });

  it('reads back as the same days, in any issue', () => {
    fc.assert(
      fc.property(anyRange(), anyIssueYear, (range, year) => {
        const label = periodLabel(range);
        fc.pre(label !== undefined);
        const read = findDateExpressions(label, { date: String(year), precision: 'year' });
        expect(read.map((expression) => expression.range)).toEqual([range]);
        expect(read[0]).toMatchObject({ printed: label, relative: false });
      }),
    );
  });
});

describe('what an issue is called', () => {
  it.each([
    [{ date: '2024', precision: 'year' }, '2024年'],
    [{ date: '2024-08', precision: 'month' }, '2024年8月'],
    [{ date: '2024-08-02', precision: 'day' }, '2024年8月2日'],
  ] as const)('%j', (issue, label) => {
    expect(issueLabel(issue)).toBe(label);
    expect(findDateExpressions(label)[0]?.range).toEqual(rangeOf(issue));
  });
});

const anyIssueYear = fc.integer({ min: 1950, max: 2050 });

/** Days, runs of whole months, and days that make neither. */
function anyRange(): fc.Arbitrary<DateRange> {
  const month = fc.integer({ min: 1, max: 12 });
  return fc
    .record({
      year: fc.integer({ min: 1900, max: 2099 }),
      months: fc.tuple(month, month),
      day: fc.integer({ min: 1, max: 28 }),
      isDay: fc.boolean(),
    })
    .map(({ year, months: [one, other], day, isDay }) => {
      if (isDay) return { first: isoDay(year, one, day), last: isoDay(year, one, day) };
      const [first, last] = [Math.min(one, other), Math.max(one, other)];
      return {
        first: isoDay(year, first, 1),
        last: isoDay(year, last, lastDayOfMonth(year, last)),
      };
    });
}

function isoDay(year: number, month: number, day: number): string {
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
