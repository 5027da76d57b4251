import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { toCitation } from '../../../src/answering/citations.ts';
import { splitSentences } from '../../../src/language/sentences.ts';
import {
  chineseDate,
  citationLine,
  issueLine,
  shortDate,
  titleOfCitation,
} from '../../../src/surfaces/wording/citation-line.ts';
import { linesOf, seedPages, withoutSpace } from '../../corpus/samples.ts';
import { citation } from '../../support/scripted-assistant.ts';

const full = citation({
  headline: '标题',
  publication: '荆州区新闻',
  section: '3',
  date: '2025-08-26',
  datePrecision: 'day',
});

describe('citationLine', () => {
  test('cites as a newspaper does', () => {
    expect(citationLine(full)).toBe(
      '《标题》，荆州区新闻，2025年8月26日，第3版，003.txt 第105—112行',
    );
  });

  test('leaves out what is not known', () => {
    expect(citationLine(citation({ lines: [7, 7] }))).toBe('（无标题），003.txt 第7行');
    expect(citationLine(citation({ headline: ' ', publication: '', section: '' }))).toBe(
      '（无标题），003.txt 第105—112行',
    );
  });

  test.each([
    ['2025-08-06', 'day', '2025年8月6日'],
    ['2025-08-06', 'month', '2025年8月'],
    ['2025-08-06', 'year', '2025年'],
    ['2025-08', 'day', '2025年8月'],
    ['2025-08', 'month', '2025年8月'],
    ['2025', 'year', '2025年'],
  ] as const)('gives the date %s, known to the %s, as %s', (date, datePrecision, shown) => {
    expect(citationLine(citation({ date, datePrecision }))).toBe(
      `（无标题），${shown}，003.txt 第105—112行`,
    );
  });

  test('goes by the date where nobody said how precise it is', () => {
    expect(citationLine(citation({ date: '2025-08' }))).toContain('，2025年8月，');
  });

  test('leaves out a date that is none', () => {
    expect(citationLine(citation({ date: '近日', datePrecision: 'day' }))).toBe(
      '（无标题），003.txt 第105—112行',
    );
  });

  test.each([
    ['3', '第3版'],
    ['03', '第3版'],
    ['a2', 'A2版'],
    ['第3版', '第3版'],
    ['要闻', '要闻'],
  ])('names the page %s as %s', (section, shown) => {
    expect(citationLine(citation({ section }))).toBe(`（无标题），${shown}，003.txt 第105—112行`);
  });

  test('stays one line whatever the headline holds', () => {
    expect(citationLine({ ...full, headline: '上\n 下' })).toMatch(/^《上 下》，/u);
  });
});

describe('a date', () => {
  test('that is a guess says so', () => {
    const guessed = { date: '2025', datePrecision: 'year', isDateInferred: true } as const;
    expect(chineseDate(guessed)).toBe('2025年（据文中年份推断）');
    expect(chineseDate({ isDateInferred: true })).toBe('');
  });
});

describe('issueLine', () => {
  test('cites without the file, and titles what has no headline by its beginning', () => {
    expect(issueLine(full)).toBe('《标题》，荆州区新闻，2025年8月26日，第3版');
    const quote = '预计全年\n利润约为三十六亿元，比去年多三成。';
    expect(issueLine(citation({ quote }))).toBe('《预计全年 利润约为三十六亿元，比……》');
    expect(titleOfCitation({ headline: ' ', quote: '增产。' })).toBe('增产。');
  });
});

test.each([
  [{ date: '2025-08-06' }, '2025.8.6'],
  [{ date: '2025-08-06', datePrecision: 'month' }, '2025.8'],
  [{ date: '2025-12' }, '2025.12'],
  [{ date: '2025' }, '2025年'],
  [{ date: '近日' }, ''],
  [{}, ''],
] as const)('shortDate gives %j as %s, always with its year', (dated, short) => {
  expect(shortDate(dated)).toBe(short);
});

test('the lines cited hold the quotation and no line too many, for every sentence of the pages', async () => {
  let checked = 0;
  for (const { page, articles } of await seedPages()) {
    const file = readFileSync(`seeds/${page.source}`, 'utf8');
    for (const article of articles) {
      for (const span of splitSentences(article.text)) {
        const cited = toCitation(article, span, 1);
        const [, first = '', last = first] =
          /第(\d+)(?:—(\d+))?行$/u.exec(citationLine(cited)) ?? [];
        const quote = withoutSpace(cited.quote);
        const printed = (from: number, to: number) => withoutSpace(linesOf(file, [from, to]));
        expect(printed(Number(first), Number(last)), citationLine(cited)).toContain(quote);
        expect(printed(Number(first) + 1, Number(last))).not.toContain(quote);
        expect(printed(Number(first), Number(last) - 1)).not.toContain(quote);
        checked++;
      }
    }
  }
  expect(checked).toBeGreaterThan(500);
});
