import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findDateExpressions,
  type IssueDate,
  rangeContains,
  rangeOf,
  rangesOverlap,
} from '../../src/language/dates.ts';

const august12: IssueDate = { date: '2024-08-12', precision: 'day' };
const january: IssueDate = { date: '2022-01', precision: 'month' };
const year2022: IssueDate = { date: '2022', precision: 'year' };

/** Each expression with its range as `first..last`, or `first` for a single day. */
function datesOf(text: string, issueDate?: IssueDate): [string, string | undefined][] {
  return findDateExpressions(text, issueDate).map(({ printed, range }) => [
    printed,
    range && (range.first === range.last ? range.first : `${range.first}..${range.last}`),
  ]);
}

describe('a date with its year', () => {
  it.each([
    ['2024年8月12日', '2024-08-12'],
    ['2024-08-12', '2024-08-12'],
    ['2024年8月', '2024-08-01..2024-08-31'],
    ['2024年', '2024-01-01..2024-12-31'],
    ['2022 年度', '2022-01-01..2022-12-31'],
    ['二〇二四年八月十二日', '2024-08-12'],
    ['2024年上半年', '2024-01-01..2024-06-30'],
    ['2024年下半年', '2024-07-01..2024-12-31'],
    ['2024年一季度', '2024-01-01..2024-03-31'],
    ['2024年第三季度', '2024-07-01..2024-09-30'],
    ['2024年前三季度', '2024-01-01..2024-09-30'],
    ['2024年1至5月', '2024-01-01..2024-05-31'],
    ['2024年1—5月', '2024-01-01..2024-05-31'],
    ['2025年元至 7月', '2025-01-01..2025-07-31'],
    ['2024年前7个月', '2024-01-01..2024-07-31'],
    ['2024年全年', '2024-01-01..2024-12-31'],
    ['2022年年底', '2022-12-01..2022-12-31'],
    ['2024年初', '2024-01-01..2024-01-31'],
    ['2024年3月中旬', '2024-03-11..2024-03-20'],
    ['截至2024年5月底', '2024-01-01..2024-05-31'],
    ['“十四五”时期', '2021-01-01..2025-12-31'],
    ['十三五', '2016-01-01..2020-12-31'],
    ['"十五五"', '2026-01-01..2030-12-31'],
    ['2024—2035年', '2024-01-01..2035-12-31'],
    ['2024-2035', '2024-01-01..2035-12-31'],
    ['2024年8月至2025年3月', '2024-08-01..2025-03-31'],
    ['12月28日至2025年1月3日', '2024-12-28..2025-01-03'],
  ])('reads %s without an issue date', (printed, range) => {
    expect(datesOf(`据了解，${printed}，监利市`)).toEqual([[printed, range]]);
    expect(findDateExpressions(printed)[0]?.relative).toBe(false);
  });

  it('reports a day that is in no calendar without a range', () => {
    expect(datesOf('2023年2月29日')).toEqual([['2023年2月29日', undefined]]);
    expect(datesOf('2024年2月29日')).toEqual([['2024年2月29日', '2024-02-29']]);
  });
});

describe('a date that leans on the issue date', () => {
  it.each([
    ['7 月\n19日', '2024-07-19'],
    ['9月9日晚', '2024-09-09'],
    ['8月1日至5日', '2024-08-01..2024-08-05'],
    ['8月份', '2024-08-01..2024-08-31'],
    ['七月份', '2024-07-01..2024-07-31'],
    ['10月底', '2024-10-21..2024-10-31'],
    ['1 至 6 月', '2024-01-01..2024-06-30'],
    ['三季度', '2024-07-01..2024-09-30'],
    ['上半年', '2024-01-01..2024-06-30'],
    ['年底', '2024-12-01..2024-12-31'],
    ['今年', '2024-01-01..2024-12-31'],
    ['今年 1 至 5 月', '2024-01-01..2024-05-31'],
    ['去年12月', '2023-12-01..2023-12-31'],
    ['前年', '2022-01-01..2022-12-31'],
    ['明年', '2025-01-01..2025-12-31'],
    ['今年以来', '2024-01-01..2024-08-12'],
    ['二季度以来', '2024-04-01..2024-08-12'],
    ['截至5月底', '2024-01-01..2024-05-31'],
    ['截至今年3月', '2024-01-01..2024-03-31'],
    ['截至目前', '2024-01-01..2024-08-12'],
    ['近日', '2024-07-30..2024-08-12'],
    ['日前', '2024-07-30..2024-08-12'],
    ['目前', '2024-08-12'],
    ['今日', '2024-08-12'],
    ['昨日', '2024-08-11'],
    ['11日', '2024-08-11'],
    ['23日', '2024-07-23'],
    ['本周', '2024-08-12..2024-08-18'],
    ['本月', '2024-08-01..2024-08-31'],
    ['上月', '2024-07-01..2024-07-31'],
    ['今后5年', '2024-08-12..2029-08-12'],
    ['近5年', '2019-08-12..2024-08-12'],
  ])('reads %s in a paper of 12 August 2024', (printed, range) => {
    expect(datesOf(`${printed}，监利市`, august12)).toEqual([[printed, range]]);
    expect(findDateExpressions(`${printed}，`, august12)[0]?.relative).toBe(true);
  });

  it('is found without a range when the issue date is unknown', () => {
    const found = findDateExpressions('近日，去年12月，7月19日，上半年，今年以来');
    expect(found).toHaveLength(5);
    expect(found.every(({ relative, range }) => relative && range === undefined)).toBe(true);
  });

  it('stands for the issue period where the issue is not known to the day', () => {
    expect(datesOf('近日，昨日，本周', january)).toEqual([
      ['近日', '2022-01-01..2022-01-31'],
      ['昨日', '2022-01-01..2022-01-31'],
      ['本周', '2022-01-01..2022-01-31'],
    ]);
    expect(datesOf('上月', year2022)).toEqual([['上月', '2022-01-01..2022-12-31']]);
  });

  it('lies in the year before when it would be more than eight months ahead', () => {
    expect(datesOf('12月28日，1至12月，四季度', january)).toEqual([
      ['12月28日', '2021-12-28'],
      ['1至12月', '2021-01-01..2021-12-31'],
      ['四季度', '2021-10-01..2021-12-31'],
    ]);
    expect(datesOf('订单已经排到六月份', january)).toEqual([['六月份', '2022-06-01..2022-06-30']]);
  });

  it('refuses an issue date that is in no calendar', () => {
    const issueDate: IssueDate = { date: '2024-13', precision: 'month' };
    expect(() => findDateExpressions('近日', issueDate)).toThrow(RangeError);
  });
});

describe('a date that leans on its sentence', () => {
  it('takes the year that the sentence has named', () => {
    expect(datesOf('2021年，公司爆发式增长，全年销售额15.7亿元。', january)).toEqual([
      ['2021年', '2021-01-01..2021-12-31'],
      ['全年', '2021-01-01..2021-12-31'],
    ]);
    expect(datesOf('2023年1月动工，6月完工。6月', august12)).toEqual([
      ['2023年1月', '2023-01-01..2023-01-31'],
      ['6月', '2023-06-01..2023-06-30'],
      ['6月', '2024-06-01..2024-06-30'],
    ]);
  });

  it('compares with the same period a year earlier', () => {
    expect(datesOf('上半年产值6亿元，去年同期为5亿元', august12)[1]).toEqual([
      '去年同期',
      '2023-01-01..2023-06-30',
    ]);
    expect(datesOf('2020年8月较2019年同期')[1]).toEqual(['2019年同期', '2019-08-01..2019-08-31']);
    expect(datesOf('高于去年同期', august12)).toEqual([['去年同期', '2023-01-01..2023-12-31']]);
    expect(datesOf('2024年2月比同期')[1]).toEqual(['同期', '2023-02-01..2023-02-28']);
  });
});

describe('what is no date', () => {
  it.each([
    '历时2年，3个月，24小时',
    '乙巳年七月初四，农历八月十五，大年初七',
    '每年8月，24年3月',
    '13月5日',
    '热线（0716-8686001）',
    '要求体现在制度上',
    '建成后年产值，投产前年均',
    '如期完成，年轻人，同期声',
    '10日内完成',
  ])('finds nothing in %j', (text) => {
    expect(datesOf(text, august12)).toEqual([]);
  });
});

describe('ranges', () => {
  const half = { first: '2024-01-01', last: '2024-06-30' };
  const june = { first: '2024-06-01', last: '2024-06-30' };

  it('cover the issue period', () => {
    expect(rangeOf({ date: '2024-02', precision: 'month' })).toEqual({
      first: '2024-02-01',
      last: '2024-02-29',
    });
    expect(() => rangeOf({ date: '2024-08', precision: 'day' })).toThrow(RangeError);
  });

  it('overlap when they share a day', () => {
    expect(rangesOverlap(half, { first: '2024-06-30', last: '2024-07-31' })).toBe(true);
    expect(rangesOverlap(half, { first: '2024-07-01', last: '2024-07-31' })).toBe(false);
  });

  it('contain what lies within them', () => {
    expect(rangeContains(half, june)).toBe(true);
    expect(rangeContains(june, half)).toBe(false);
  });
});

describe('on any text', () => {
  const fragments = fc.constantFrom(
    ...'0123456789〇一二三五十年月日号元季度上下半前今去明昨近本周底初末至—-/.截到以来同期目全“”，。\n '.split(
      '',
    ),
    ...['2024年', '8月', '近日', '去年', '同期', '截至', '十四五', '1000年', '今后99年'],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fragments, { maxLength: 80 }).map((parts) => parts.join('')),
  );
  const issues = fc.option(
    fc.constantFrom<IssueDate>(
      august12,
      january,
      year2022,
      { date: '2024-02-29', precision: 'day' },
      { date: '1000-01-01', precision: 'day' },
      { date: '9999-12-31', precision: 'day' },
    ),
    { nil: undefined },
  );
  const isoDay = /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

  it('prints what it spans, in order, without overlap, with well-formed ranges', () => {
    fc.assert(
      fc.property(texts, issues, (text, issueDate) => {
        let end = 0;
        for (const expression of findDateExpressions(text, issueDate)) {
          expect(expression.start).toBeGreaterThanOrEqual(end);
          expect(expression.end).toBeGreaterThan(expression.start);
          expect(text.slice(expression.start, expression.end)).toBe(expression.printed);
          end = expression.end;
          if (!expression.range) continue;
          expect(expression.range.first).toMatch(isoDay);
          expect(expression.range.last).toMatch(isoDay);
          expect(expression.range.first <= expression.range.last).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('resolves nothing relative without an issue date or a dated neighbour', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const relative = findDateExpressions(text).filter((expression) => expression.relative);
        expect(relative.every(({ range }) => range === undefined)).toBe(true);
      }),
    );
  });

  // Work that grew with the square of the length would not end within the test's time.
  it.each(['1', '一', '年', '2024年', '1至', '截至', '近', '“十', '2024-', '8月1日至', '同期'])(
    'gets through a page of nothing but %j',
    (unit) => {
      const page = unit.repeat(100_000 / unit.length);
      expect(findDateExpressions(page, august12).length).toBeLessThanOrEqual(page.length);
    },
  );
});
