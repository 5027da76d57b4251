import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entitiesSchema } from '../../src/archive/entity-schema.ts';
import { entitiesWithin, readEntities } from '../../src/corpus/entities.ts';
import { toListing } from '../../src/corpus/listing.ts';
import { segmentPage } from '../../src/corpus/segment.ts';
import { articleOf } from '../support/indexed.ts';
import { generatedPages, scrapPages } from './samples.ts';

const article = articleOf(
  '市长韩明调研清河银行',
  '7月19日，市长韩明到清河银行调研。今年，该行贷款余额6.25亿元，同比增长5%。',
  { date: { date: '2024-07', precision: 'month' } },
);

test('an article speaks of persons, organisations, figures and dates', () => {
  const { persons, organisations, figures, dates } = readEntities(article);
  expect(persons).toMatchObject([{ name: '韩明', offices: ['市长'] }]);
  expect(organisations.map(({ name }) => name)).toEqual(['清河银行', '清河银行']);
  expect(figures.map(({ value, unit }) => [value, unit])).toEqual([
    [625_000_000, '元'],
    [5, '%'],
  ]);
  expect(dates.map(({ printed, range }) => [printed, range?.first])).toEqual([
    ['7月19日', '2024-07-19'],
    ['今年', '2024-01-01'],
  ]);
});

test('who wrote it is passed over', () => {
  const credited = articleOf('喜讯', '副市长王小明摄');
  const parts = credited.parts.map((part) => ({ ...part, kind: 'byline' as const }));
  expect(readEntities({ ...credited, parts }).persons).toEqual([]);
});

test('a passage has what stands within it', () => {
  const { persons, figures, dates } = entitiesWithin(readEntities(article), {
    start: article.text.indexOf('今年'),
    end: article.text.length,
  });
  expect(persons).toEqual([]);
  expect(figures).toHaveLength(2);
  expect(dates.map(({ printed }) => printed)).toEqual(['今年']);
});

test('a listing gives each name once, and the measure of each figure', () => {
  expect(toListing(article)).toMatchObject({
    persons: [{ name: '韩明', offices: ['市长'] }],
    organisations: ['清河银行'],
    figures: [
      { printed: '6.25亿元', value: 625_000_000, unit: '元', change: null },
      { printed: '5%', value: 5, unit: '%', change: '同比增长' },
    ],
  });
});

test('whatever the page, its entities can be stored and lie in the text', () => {
  fc.assert(
    fc.property(fc.oneof(generatedPages, scrapPages), (page) => {
      for (const each of segmentPage(page).articles) {
        const entities = readEntities(each);
        expect(entitiesSchema.parse(JSON.parse(JSON.stringify(entities)))).toEqual(entities);
        expect(entitiesWithin(entities, { start: 0, end: each.text.length })).toEqual(entities);
      }
    }),
    { numRuns: 50 },
  );
});
