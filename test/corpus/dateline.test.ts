import { describe, expect, it } from 'vitest';
import { readIssueDate } from '../../src/corpus/dateline.ts';
import { visibleLines } from '../../src/corpus/line.ts';
import type { Page } from '../../src/corpus/page.ts';
import { pageOf } from './samples.ts';

const text = '2025年全区粮食增产。2025年，投资增长。2024年同期持平。';
const catalogDate: Partial<Page> = {
  date: { date: '2024-08', precision: 'month' },
  dateSource: 'catalog',
};

describe('the issue date of a page', () => {
  it('is the catalog’s, else the masthead’s, else the file name’s, else the text’s', () => {
    const masthead = '荆州区新闻 2025年8月26日 星期二';
    const named = { source: 'paper-2025-08-25.txt' };
    expect(dateOf(masthead, { ...named, ...catalogDate })).toEqual(['2024-08', 'catalog']);
    expect(dateOf(masthead, named)).toEqual(['2025-08-26', 'masthead']);
    expect(dateOf('荆州区新闻', named)).toEqual(['2025-08-25', 'file-name']);
    expect(dateOf('荆州区新闻', {})).toEqual(['2025', 'text']);
    expect(dateOf('荆州区新闻', { text: '近日，投资增长。' })).toBeUndefined();
  });

  it('is not taken from the years of one story, or from one that is named once', () => {
    expect(dateOf('荆州区新闻', {}, 1)).toBeUndefined();
    expect(dateOf('荆州区新闻', { text: '2060年前实现碳中和。' })).toBeUndefined();
  });

  it('is a record’s own before all others but says so', () => {
    const date = { date: '2024-08-12', precision: 'day' } as const;
    expect(dateOf('2025年8月26日', { date })).toEqual(['2024-08-12', 'document']);
  });

  it.each([
    ['乙巳年七月初四', text, '2025-08-26'],
    ['农历 甲辰年正月初一', '2024年', '2024-02-10'],
    ['甲辰年腊月廿九', '2024年', '2025-01-28'],
    ['乙巳年闰六月初一', '2025年', '2025-07-25'],
    ['癸卯年冬月二十', '2023年', '2024-01-01'],
    ['乙巳年七月初四', '1965年', '1965-07-31'],
  ])('is read from the lunar %s by the years that the page names', (masthead, words, date) => {
    expect(dateOf(masthead, { text: words })).toEqual([date, 'masthead']);
  });

  it('stays unknown where a lunar year could be one of several', () => {
    expect(dateOf('乙巳年七月初四', { text: '近日，投资增长。' })).toBeUndefined();
  });

  it('is not taken from a day that no calendar has', () => {
    // The first month of 甲辰 had 29 days.
    expect(dateOf('甲辰年正月三十', {})).toEqual(['2025', 'text']);
    expect(dateOf('2025年2月30日', {})).toEqual(['2025', 'text']);
  });

  it.each([
    ['2025年8月26日', '2025-08-26'],
    ['2025-08-26', '2025-08-26'],
    ['2025.8.26 第3版', '2025-08-26'],
    ['2025 年 8 月 26 日', '2025-08-26'],
  ])('is read from a masthead that prints %s', (masthead, date) => {
    expect(dateOf(masthead, {})).toEqual([date, 'masthead']);
  });

  it.each([
    ['2024-08-12.txt', '2024-08-12'],
    ['jianli_20240812_A1.txt', '2024-08-12'],
    ['2023/2024年08月.txt', '2024-08'],
    ['000_af927e14cbacbdc8.txt', '2025'],
    ['scan-120240812.txt', '2025'],
  ])('is read from the name %s', (source, date) => {
    expect(dateOf('荆州区新闻', { source })?.[0]).toBe(date);
  });
});

/** Date and its source on a page with a masthead. */
function dateOf(masthead: string, facts: Partial<Page>, stories = 3): [string, string] | undefined {
  const page = pageOf(facts.text ?? text, facts);
  const issue = readIssueDate(page, visibleLines(masthead), stories);
  return issue && [issue.date.date, issue.dateSource];
}
