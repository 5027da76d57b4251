import { describe, expect, onTestFinished, test } from 'vitest';
import type { ArticleSearch, IndexedArticle, SearchHit } from '../../src/archive/archive.ts';
import { type Article, type ArticleId, toArticleId } from '../../src/corpus/article.ts';
import { hashedVector } from '../../src/embedding/hashed.ts';
import { toTerms } from '../../src/language/terms.ts';
import { articleOf, indexed } from '../support/indexed.ts';

const profit = articleOf(
  '煤业公司盈利创新高',
  '今年上半年营业收入130.36亿元，预计年利润约36亿元。',
  {
    publication: '宁夏日报',
    section: '要闻',
    date: { date: '2024-07-19', precision: 'day' },
    dateSource: 'masthead',
  },
);
const railway = articleOf('高铁开通运营', '银川至西安的高速铁路开通，全程三小时。', {
  publication: '人民铁道',
  date: { date: '2020', precision: 'year' },
  dateSource: 'text',
});
const undated = articleOf('煤业公司招聘职工', '公司今年招聘职工三百人。', {
  kicker: '人才工作',
  documentId: '记录#7',
  bylines: [],
});
const articles = [profit, railway, undated];

/** Makes an implementation that holds the articles, each from a file of its own. */
export type MakeArticleSearch = (articles: readonly IndexedArticle[]) => Promise<ArticleSearch>;

/** What retrieval and answering may rely on, whatever the archive is made of. */
export function describeArticleSearch(name: string, make: MakeArticleSearch): void {
  async function filled(): Promise<ArticleSearch> {
    const search = await make(articles.map(indexed));
    onTestFinished(() => search.close());
    return search;
  }

  async function found(search: ArticleSearch, hits: readonly SearchHit[]): Promise<Article[]> {
    const passages = await search.passages(hits.map(({ chunkId }) => chunkId));
    return passages.map(({ article }) => article);
  }

  describe(`${name}, searched by terms`, () => {
    test('finds chunks that hold any of the terms, the best first', async () => {
      const search = await filled();
      const hits = await search.searchTerms(toTerms('煤业公司的营业收入和利润'), 10);
      expect(await found(search, hits)).toEqual([profit, undated]);
      expect(hits.every(({ score }) => score > 0)).toBe(true);
    });

    test('finds a decimal number as a whole', async () => {
      const search = await filled();
      expect(await found(search, await search.searchTerms(['130.36'], 10))).toEqual([profit]);
      expect(await search.searchTerms(['130'], 10)).toEqual([]);
    });

    test('gives nothing for no terms, for unknown terms and for a limit of none', async () => {
      const search = await filled();
      expect(await search.searchTerms([], 10)).toEqual([]);
      expect(await search.searchTerms(['长颈鹿'], 10)).toEqual([]);
      expect(await search.searchTerms(['公司'], 0)).toEqual([]);
    });

    test('counts the chunks that a term stands in', async () => {
      const search = await filled();
      const frequencies = await search.documentFrequencies(['公司', '高铁', '长颈鹿']);
      expect([...frequencies]).toEqual([
        ['公司', 2],
        ['高铁', 1],
        ['长颈鹿', 0],
      ]);
    });
  });

  describe(`${name}, searched by vectors`, () => {
    test('finds the chunk that a vector was made of with similarity 1', async () => {
      const search = await filled();
      const text = '银川至西安的高速铁路开通，全程三小时。';
      const [best] = await search.searchVectors(hashedVector(text), 1);
      expect(best?.score).toBeCloseTo(1, 5);
      expect(await found(search, best ? [best] : [])).toEqual([railway]);
    });

    test('gives every chunk once, in falling order, if asked for more than there are', async () => {
      const search = await filled();
      const hits = await search.searchVectors(hashedVector('公司招聘'), 100);
      const scores = hits.map(({ score }) => score);
      expect(new Set(hits.map(({ chunkId }) => chunkId)).size).toBe(3);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    });

    test('refuses a vector of another length or with a number that is none', async () => {
      const search = await filled();
      await expect(search.searchVectors(new Float32Array(3), 1)).rejects.toThrow(RangeError);
      const faulty = hashedVector('公司').fill(Number.NaN, 0, 1);
      await expect(search.searchVectors(faulty, 1)).rejects.toThrow(RangeError);
    });
  });

  describe(`${name}, filtered`, () => {
    const filters = [
      { filter: { publication: '宁夏日报' }, expected: [profit] },
      { filter: { publication: '没有的报' }, expected: [] },
      { filter: { within: { first: '2024-07-01', last: '2024-07-31' } }, expected: [profit] },
      { filter: { within: { first: '2020-05-01', last: '2020-05-02' } }, expected: [railway] },
      { filter: { within: { first: '2019-01-01', last: '2019-12-31' } }, expected: [] },
    ];

    test.each(filters)('finds by terms only what passes $filter', async ({ filter, expected }) => {
      const search = await filled();
      const hits = await search.searchTerms(['煤业', '高铁', '公司'], 10, filter);
      expect(await found(search, hits)).toEqual(expected);
    });

    test.each(filters)('finds by vector only what passes $filter', async ({ filter, expected }) => {
      const search = await filled();
      const hits = await search.searchVectors(hashedVector('公司'), 10, filter);
      expect(await found(search, hits)).toEqual(expected);
    });

    test('takes an empty filter for none', async () => {
      const search = await filled();
      expect(await search.searchTerms(['公司'], 10, {})).toHaveLength(2);
      expect(await search.searchVectors(hashedVector('公司'), 10, {})).toHaveLength(3);
    });
  });

  describe(`${name}, read`, () => {
    test('gives articles back as they were stored, in the order of the ids', async () => {
      const search = await filled();
      const unknown: ArticleId = toArticleId({ source: 'unknown', documentId: 'unknown' }, 7);
      expect(await search.articles([undated.id, unknown, profit.id])).toEqual([undated, profit]);
    });

    test('gives passages whose text is the text of the article at their span', async () => {
      const search = await filled();
      const hits = await search.searchTerms(['利润'], 10);
      const [passage] = await search.passages(hits.map(({ chunkId }) => chunkId));
      const span = passage?.chunk.span ?? { start: 0, end: 0 };
      expect(passage?.chunk.text).toBe(profit.text.slice(span.start, span.end));
      expect(passage?.chunk.articleId).toBe(profit.id);
      expect(passage?.chunk.text).toBe('今年上半年营业收入130.36亿元，预计年利润约36亿元。');
    });

    test('gives passages with the entities that stand within them', async () => {
      const search = await filled();
      const hits = await search.searchTerms(['利润'], 10);
      const [passage] = await search.passages(hits.map(({ chunkId }) => chunkId));
      expect(passage?.entities.figures).toMatchObject([
        { value: 13_036_000_000, unit: '元', measure: { text: '营业收入' } },
        { value: 3_600_000_000, unit: '元', measure: { text: '年利润' } },
      ]);
      expect(passage?.entities.dates).toMatchObject([
        { range: { first: '2024-01-01', last: '2024-06-30' } },
      ]);
      expect(passage?.entities.organisations).toEqual([]);
    });

    test('tells what it holds', async () => {
      const search = await filled();
      expect(await search.state()).toEqual({
        pages: 3,
        articles: 3,
        chunks: 3,
        covers: { first: '2020-01-01', last: '2024-07-19' },
        publications: ['人民铁道', '宁夏日报'],
        embeddingModel: 'hashed-ngrams-512',
      });
    });

    test('tells that it holds nothing', async () => {
      const search = await make([]);
      onTestFinished(() => search.close());
      expect(await search.state()).toMatchObject({ articles: 0, chunks: 0, publications: [] });
      expect(await search.searchTerms(['公司'], 5)).toEqual([]);
      expect(await search.searchVectors(hashedVector('公司'), 5)).toEqual([]);
    });
  });
}
