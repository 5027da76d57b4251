import { describe, expect, onTestFinished, test } from 'vitest';
import type { ArticleArchive, ArticleSearch, SearchHit } from '../../src/archive/archive.ts';
import { type Article, type ArticleId, toArticleId } from '../../src/corpus/article.ts';
import { hashedVector } from '../../src/embedding/hashed.ts';
import { toTerms } from '../../src/language/terms.ts';
import { articleOf, indexed, pageOf, putArticle } from '../support/indexed.ts';

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

/** Makes an empty archive, has it filled, and gives it back for questions and further changes. */
export type MakeArticleArchive = (
  fill: (archive: ArticleArchive) => Promise<void>,
) => Promise<ArticleArchive>;

/** What retrieval, answering and building may rely on, whatever the archive is made of. */
export function describeArticleArchive(name: string, make: MakeArticleArchive): void {
  async function holding(held: readonly Article[]): Promise<ArticleArchive> {
    const archive = await make(async (empty) => {
      for (const article of held) await putArticle(empty, article);
      await empty.commit();
    });
    onTestFinished(() => archive.close());
    return archive;
  }

  const filled = (): Promise<ArticleArchive> => holding(articles);

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

  describe(`${name}, asked for terms that sound alike`, () => {
    const fishing = articleOf('渔业协会成立', '渔业协会在公园成立，协会会员参加携会。');

    test('gives those that a chunk holds, without the word itself, the most frequent first', async () => {
      const search = await holding([fishing, articleOf('煤业协会开会', '煤业公司的协会开会。')]);
      const alike = await search.similarTerms(['鞋会', '协会', '工园', '铁路']);
      expect(alike.get('鞋会')?.[0]).toBe('协会');
      expect(alike.get('协会')).not.toContain('协会');
      expect(alike.get('工园')).toEqual(['公园']);
      expect(alike.get('铁路')).toEqual([]);
    });

    test('does not tell near sounds apart', async () => {
      const search = await holding([articleOf('银行年会', '银行的商场在南京。')]);
      const alike = await search.similarTerms(['兰金']);
      expect(alike.get('兰金')).toEqual(['南京']);
    });

    test('gives nothing for words that are too short, too long or not of Han characters', async () => {
      const search = await filled();
      const words = ['谐', '没', '银川至西安的高速', 'gongsi', '', '𠮷𠮷'];
      expect(await search.similarTerms(words)).toEqual(new Map(words.map((word) => [word, []])));
      expect(await search.similarTerms([])).toEqual(new Map());
    });

    test('knows the terms of a page that is put later, and none of one that is removed', async () => {
      const archive = await filled();
      await putArticle(archive, fishing);
      await archive.commit();
      expect((await archive.similarTerms(['工园'])).get('工园')).toEqual(['公园']);
      await archive.removePage(pageOf(fishing));
      await archive.commit();
      expect((await archive.similarTerms(['工园'])).get('工园')).toEqual([]);
    });

    test('knows terms that are put again after they were undone', async () => {
      const archive = await filled();
      await putArticle(archive, fishing);
      await archive.rollback();
      expect((await archive.similarTerms(['工园'])).get('工园')).toEqual([]);
      await putArticle(archive, fishing);
      await archive.commit();
      expect((await archive.similarTerms(['工园'])).get('工园')).toEqual(['公园']);
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
        embeddingModel: 'hashed-ngrams-256',
      });
    });

    test('tells that it holds nothing', async () => {
      const search = await holding([]);
      expect(await search.state()).toMatchObject({ articles: 0, chunks: 0, publications: [] });
      expect(await search.searchTerms(['公司'], 5)).toEqual([]);
      expect(await search.searchVectors(hashedVector('公司'), 5)).toEqual([]);
    });
  });

  describe(`${name}, changed`, () => {
    const coal = articleOf('煤矿增产', '煤矿今年增产一百万吨。');
    const rail = articleOf('铁路通车', '铁路今年通车三百公里。');

    test('holds a page once, however often it is put', async () => {
      const archive = await holding([coal]);
      const before = await archive.state();
      const [hitBefore] = await archive.searchTerms(['煤矿'], 10);
      await putArticle(archive, coal);
      await archive.commit();
      expect(await archive.state()).toEqual(before);
      const hits = await archive.searchTerms(['煤矿'], 10);
      expect(hits.map(({ score }) => score)).toEqual([hitBefore?.score]);
      expect(await archive.searchVectors(hashedVector('煤矿'), 10)).toHaveLength(1);
      expect(await archive.documentFrequencies(['煤矿'])).toEqual(new Map([['煤矿', 1]]));
    });

    test('loses the old articles, terms and vectors of a page that is put anew', async () => {
      const archive = await holding([coal]);
      await putArticle(archive, articleOf('铁路通车', '三百公里。', { source: coal.source }));
      await archive.commit();
      expect(await archive.searchTerms(['铁路'], 10)).toHaveLength(1);
      expect(await archive.searchTerms(['煤矿'], 10)).toEqual([]);
      expect(await archive.documentFrequencies(['煤矿'])).toEqual(new Map([['煤矿', 0]]));
      expect(await archive.searchVectors(hashedVector('煤矿'), 10)).toHaveLength(1);
      expect(await archive.state()).toMatchObject({ pages: 1, articles: 1, chunks: 1 });
    });

    test('forgets a page or a file that is removed, and does not mind a second time', async () => {
      const archive = await holding([coal, rail, profit]);
      for (let time = 0; time < 2; time++) {
        await archive.removePage(pageOf(coal));
        await archive.removeFile(rail.source);
      }
      await archive.commit();
      const hits = await archive.searchVectors(hashedVector('煤矿'), 10);
      expect(await found(archive, hits)).toEqual([profit]);
      expect(await archive.searchTerms(['煤矿', '铁路'], 10)).toEqual([]);
      expect(await archive.articles([coal.id, rail.id])).toEqual([]);
      expect((await archive.files()).map(({ source }) => source).sort()).toEqual(
        [coal.source, profit.source].sort(),
      );
      expect(await archive.pagesOf(coal.source)).toEqual([]);
      expect(await archive.pagesOf(profit.source)).toEqual([pageOf(profit)]);
    });

    test('never gives a chunk id twice', async () => {
      const archive = await holding([coal]);
      const [old] = await archive.searchTerms(['煤矿'], 1);
      await archive.removeFile(coal.source);
      await putArticle(archive, rail);
      await archive.commit();
      const [now] = await archive.searchTerms(['铁路'], 1);
      expect(now?.chunkId).not.toBe(old?.chunkId);
    });

    test('gives the lines of a page that has moved within its file', async () => {
      const archive = await holding([coal]);
      await archive.movePage({ ...pageOf(coal), line: 8 });
      await archive.commit();
      const [article] = await archive.articles([coal.id]);
      expect(article).toEqual({
        ...coal,
        lines: [8, 9],
        trace: coal.trace.map((run) => ({ ...run, line: run.line + 7 })),
      });
    });

    test('undoes what was not committed', async () => {
      const archive = await holding([coal]);
      await putArticle(archive, rail);
      await archive.removeFile(coal.source);
      await archive.rollback();
      expect(await archive.searchTerms(['煤矿', '铁路'], 10)).toHaveLength(1);
      expect(await archive.articles([coal.id, rail.id])).toEqual([coal]);
      expect(await archive.searchVectors(hashedVector('铁路'), 10)).toHaveLength(1);
    });

    test('keeps why a file, or a line of it, holds no page', async () => {
      const archive = await holding([]);
      const rejections = [{ reason: '没有正文' }, { line: 3, reason: '缺少 id' }];
      const rejected = { source: 'bad.txt', fingerprint: '00', rejections };
      await archive.putFile(rejected);
      await archive.commit();
      expect(await archive.files()).toEqual([rejected]);
      expect((await archive.state()).pages).toBe(0);
    });

    test('refuses an article id that another file holds, and keeps nothing of that page', async () => {
      const archive = await holding([coal]);
      const twin = { ...coal, source: 'copy.txt' };
      await archive.putFile({ source: twin.source, fingerprint: '', rejections: [] });
      await expect(archive.putPage(pageOf(twin), [indexed(twin)])).rejects.toThrow(
        'copy.txt 里的文章编号“煤矿增产.txt#1”已用于 煤矿增产.txt。',
      );
      await archive.commit();
      expect(await archive.pagesOf(twin.source)).toEqual([]);
      expect(await archive.searchTerms(['煤矿'], 10)).toHaveLength(1);
    });
  });
}
