import { describe, expect, onTestFinished, test } from 'vitest';
import type {
  ArticleArchive,
  ArticleMatch,
  ArticleSearch,
  ChunkId,
  SearchHit,
} from '../../src/archive/archive.ts';
import { type Article, type ArticleId, toArticleId } from '../../src/corpus/article.ts';
import { openEmbeddingModel } from '../../src/embedding/model.ts';
import { toTerms } from '../../src/language/terms.ts';
import { builtinVector } from '../support/builtin-vector.ts';
import { articleOf, indexed, pageOf, putArticle } from '../support/indexed.ts';
import { describeArticlesByDate } from './articles-by-date.contract.ts';

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
      const [best] = await search.searchVectors(builtinVector(text), 1);
      expect(best?.score).toBeCloseTo(1, 5);
      expect(await found(search, best ? [best] : [])).toEqual([railway]);
    });

    test('gives every chunk once, in falling order, if asked for more than there are', async () => {
      const search = await filled();
      const hits = await search.searchVectors(builtinVector('公司招聘'), 100);
      const scores = hits.map(({ score }) => score);
      expect(new Set(hits.map(({ chunkId }) => chunkId)).size).toBe(3);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    });

    test('refuses a vector of another length or with a number that is none', async () => {
      const search = await filled();
      await expect(search.searchVectors(new Float32Array(3), 1)).rejects.toThrow(RangeError);
      const faulty = builtinVector('公司').fill(Number.NaN, 0, 1);
      await expect(search.searchVectors(faulty, 1)).rejects.toThrow(RangeError);
    });
  });

  describe(`${name}, asked how whole articles hold terms`, () => {
    const walls = '山坡的石墙由老人修补。'.repeat(50);
    const lighthouse = articleOf('灯塔点亮', '港口的灯塔修缮后点亮，渔船回来。', {
      date: { date: '2023-05', precision: 'month' },
    });
    const market = articleOf('集市开张', '港口的集市开张，卖鱼的人很多。');
    // Its headline holds no term: BM25 counts the length of a text with its headline once.
    const chronicle = articleOf('——', `灯塔照着港口。${walls}渔船回来了。`, { source: '村志.txt' });
    const others = ['果园', '学校', '邮局', '剧团', '医院', '车站'].map((word) =>
      articleOf(`${word}新闻`, `${word}的人手增加了。`),
    );
    const held = [lighthouse, market, chronicle, ...others];

    async function chunkIdsOf(search: ArticleSearch, article?: Article): Promise<ChunkId[]> {
      const hits = await search.searchVectors(builtinVector('港口'), 1_000);
      const passages = await search.passages(hits.map(({ chunkId }) => chunkId));
      return passages
        .filter((passage) => !article || passage.article.id === article.id)
        .map(({ chunkId }) => chunkId)
        .sort((a, b) => a - b);
    }

    async function matchOf(
      search: ArticleSearch,
      terms: readonly string[],
      article: Article,
    ): Promise<ArticleMatch> {
      const [match] = await search.matchArticles(terms, await chunkIdsOf(search, article));
      return match ?? { score: Number.NaN, coverage: Number.NaN, chunks: new Map() };
    }

    test('gives each article once with all its chunks, whichever of them are given', async () => {
      const search = await holding(held);
      const chunkIds = await chunkIdsOf(search);
      const all = await search.matchArticles(['灯塔', '集市'], chunkIds);
      expect(all).toHaveLength(held.length);
      expect(all.flatMap(({ chunks }) => [...chunks.keys()]).sort((a, b) => a - b)).toEqual(
        chunkIds,
      );
      const own = await chunkIdsOf(search, chronicle);
      expect(own.length).toBeGreaterThan(2);
      const whole = await matchOf(search, ['灯塔', '集市'], chronicle);
      expect([...whole.chunks.keys()].sort((a, b) => a - b)).toEqual(own);
      for (const chunkId of own) {
        expect(await search.matchArticles(['灯塔', '集市'], [chunkId, chunkId])).toEqual([whole]);
      }
    });

    test('scores an article higher, and as holding more, with each term that it holds', async () => {
      const search = await holding(held);
      const [none, one, two] = await Promise.all(
        [market, chronicle, lighthouse].map((article) =>
          matchOf(search, ['灯塔', '点亮'], article),
        ),
      );
      expect(none).toMatchObject({ score: 0, coverage: 0 });
      expect(one?.score).toBeGreaterThan(0);
      expect(two?.score).toBeGreaterThan(one?.score ?? Number.POSITIVE_INFINITY);
      expect(one?.coverage).toBeGreaterThan(0);
      expect(one?.coverage).toBeLessThan(1);
      expect(two?.coverage).toBe(1);
    });

    test('takes a rare term for a larger share than a frequent one', async () => {
      const search = await holding(held);
      const terms = ['港口', '集市'];
      const frequencies = await search.documentFrequencies(terms);
      expect(frequencies.get('港口')).toBeGreaterThan(frequencies.get('集市') ?? 0);
      expect((await matchOf(search, terms, market)).coverage).toBe(1);
      const { coverage } = await matchOf(search, terms, chronicle);
      expect(coverage).toBeGreaterThan(0);
      expect(coverage).toBeLessThan(0.5);
    });

    test('tells the share of each chunk, and lets the headline count for all of them', async () => {
      const titled = articleOf('灯塔', `港口醒了。${walls}渔船回来了。`);
      const search = await holding([titled, chronicle, market, ...others]);
      const shares = [...(await matchOf(search, ['灯塔'], titled)).chunks.values()];
      expect(shares.length).toBeGreaterThan(2);
      expect(new Set(shares)).toEqual(new Set([1]));
      const { coverage, chunks } = await matchOf(search, ['灯塔', '渔船'], chronicle);
      const inOrder = [...chunks].sort(([a], [b]) => a - b).map(([, share]) => share);
      expect(coverage).toBe(1);
      expect(inOrder.at(0)).toBeGreaterThan(0);
      expect(inOrder.at(0)).toBeLessThan(1);
      expect(inOrder.at(0)).toBeCloseTo(1 - (inOrder.at(-1) ?? 0), 10);
      expect(new Set(inOrder.slice(1, -1))).toEqual(new Set([0]));
    });

    test('scores an article as one text by BM25, its headline counted twice', async () => {
      const search = await holding(held);
      const terms = ['港口', '灯塔', '渔船', '人手', '长颈鹿'];
      const frequencies = await search.documentFrequencies(terms);
      const { chunks, articles: count } = await search.state();
      const texts = held.map((article) => {
        const { headlineTerms, chunks: parts } = indexed(article);
        return { headline: headlineTerms, body: parts.flatMap((part) => part.terms) };
      });
      const lengths = texts.map(({ headline, body }) => headline.length + body.length);
      const average = lengths.reduce((sum, length) => sum + length, 0) / count;
      for (const [index, article] of held.entries()) {
        const { headline = [], body = [] } = texts[index] ?? {};
        let expected = 0;
        for (const term of terms) {
          const frequency = frequencies.get(term) ?? 0;
          const idf = Math.max(1e-6, Math.log((chunks - frequency + 0.5) / (frequency + 0.5)));
          const times = [...headline, ...headline, ...body].filter((word) => word === term).length;
          const damping = 1.2 * (0.25 + (0.75 * (lengths[index] ?? 0)) / average);
          expected += (idf * times * 2.2) / (times + damping);
        }
        expect((await matchOf(search, terms, article)).score).toBeCloseTo(expected, 8);
      }
    });

    test('tells the days of which an issue may be, and none for one without a date', async () => {
      const search = await holding(held);
      const { days } = await matchOf(search, ['灯塔'], lighthouse);
      expect(days).toEqual({ first: '2023-05-01', last: '2023-05-31' });
      expect(await matchOf(search, ['灯塔'], market)).not.toHaveProperty('days');
    });

    test.each(['"', '灯"塔', '灯*', 'body:灯塔', '" OR 灯塔', 'NEAR(灯塔)', '塔'])(
      'finds no term in an article for %j, and reads nothing else in it',
      async (term) => {
        const search = await holding(held);
        const { score, coverage, chunks } = await matchOf(search, [term], market);
        expect({ score, coverage, shares: [...chunks.values()] }).toEqual({
          score: 0,
          coverage: 0,
          shares: [0],
        });
        const { coverage: share } = await matchOf(search, [term, '灯塔'], lighthouse);
        expect(share).toBeGreaterThan(0);
        expect(share).toBeLessThan(1);
      },
    );

    test('reads terms as a search does: no empty ones, and none twice', async () => {
      const search = await holding(held);
      const expected = await matchOf(search, ['灯塔', '集市'], lighthouse);
      const terms = ['', '灯塔\0', ' ', '灯塔', '\0', '集市', '灯塔'];
      expect(await matchOf(search, terms, lighthouse)).toEqual(expected);
    });

    test('tells of a chunk deep in a long article, and of other articles beside it', async () => {
      const sentence = '石墙由老人修补，'.repeat(25);
      const book = articleOf('村志', `${`${sentence}完。`.repeat(60)}灯塔的射程是二十海里。`);
      const search = await holding([book, lighthouse, ...others]);
      const hits = await search.searchTerms(['灯塔', '射程'], 10);
      const chunkIds = hits.map(({ chunkId }) => chunkId);
      expect(chunkIds).toHaveLength(2);
      const matches = await search.matchArticles(['灯塔', '射程'], chunkIds);
      expect(matches).toHaveLength(2);
      expect(matches.every(({ coverage }) => coverage > 0)).toBe(true);
      const shares = new Map(matches.flatMap(({ chunks }) => [...chunks]));
      expect(chunkIds.map((chunkId) => (shares.get(chunkId) ?? 0) > 0)).toEqual([true, true]);
    });

    test('gives articles that hold nothing for no terms, and none for no chunks', async () => {
      const search = await holding(held);
      const match = await matchOf(search, [], lighthouse);
      expect(match).toMatchObject({ score: 0, coverage: 0 });
      expect([...match.chunks.values()]).toEqual([0]);
      expect(await search.matchArticles(['灯塔'], [])).toEqual([]);
      expect(await search.matchArticles([], [])).toEqual([]);
      expect(await (await holding([])).matchArticles(['灯塔'], [])).toEqual([]);
    });

    test('leaves out the chunks of a page that was removed, and counts without it', async () => {
      const archive = await holding(held);
      const [gone, left] = [
        await chunkIdsOf(archive, lighthouse),
        await chunkIdsOf(archive, market),
      ];
      await archive.removePage(pageOf(lighthouse));
      await archive.commit();
      expect(await archive.matchArticles(['港口'], gone)).toEqual([]);
      const matches = await archive.matchArticles(['港口'], [...gone, ...left]);
      expect(matches.map(({ chunks }) => [...chunks.keys()])).toEqual([left]);
      const fresh = await holding(held.filter((article) => article !== lighthouse));
      const expected = await matchOf(fresh, ['港口', '集市'], market);
      const { score, coverage } = await matchOf(archive, ['港口', '集市'], market);
      expect({ score, coverage }).toEqual({ score: expected.score, coverage: expected.coverage });
    });
  });

  describe(`${name}, asked how near chunks are to a vector`, () => {
    test('gives the similarities by which it searches', async () => {
      const search = await filled();
      const query = builtinVector('高铁何时开通？');
      const hits = await search.searchVectors(query, 10);
      const chunkIds = hits.map(({ chunkId }) => chunkId);
      const similarities = await search.similarities(query, [...chunkIds, ...chunkIds].reverse());
      expect(similarities.size).toBe(hits.length);
      for (const { chunkId, score } of hits) {
        expect(similarities.get(chunkId)).toBeCloseTo(score, 5);
      }
      const [first] = chunkIds;
      const one = await search.similarities(query, chunkIds.slice(0, 1));
      expect([...one.keys()]).toEqual([first]);
    });

    test('leaves out chunks that it does not hold', async () => {
      const archive = await filled();
      const query = builtinVector('高铁何时开通？');
      const [hit] = await archive.searchVectors(query, 1);
      const chunkIds = hit ? [hit.chunkId] : [];
      expect((await archive.similarities(query, chunkIds)).size).toBe(1);
      const [article] = await found(archive, hit ? [hit] : []);
      if (article) await archive.removePage(pageOf(article));
      await archive.commit();
      expect(await archive.similarities(query, chunkIds)).toEqual(new Map());
      expect(await archive.similarities(query, [])).toEqual(new Map());
    });

    test('refuses a vector of another length or with a number that is none', async () => {
      const search = await filled();
      await expect(search.similarities(new Float32Array(3), [])).rejects.toThrow(RangeError);
      const faulty = builtinVector('公司').fill(Number.NaN, 0, 1);
      await expect(search.similarities(faulty, [])).rejects.toThrow(RangeError);
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
      const hits = await search.searchVectors(builtinVector('公司'), 10, filter);
      expect(await found(search, hits)).toEqual(expected);
    });

    test('takes an empty filter for none', async () => {
      const search = await filled();
      expect(await search.searchTerms(['公司'], 10, {})).toHaveLength(2);
      expect(await search.searchVectors(builtinVector('公司'), 10, {})).toHaveLength(3);
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
        embeddingModel: openEmbeddingModel('builtin').id,
      });
    });

    test('tells that it holds nothing', async () => {
      const search = await holding([]);
      expect(await search.state()).toMatchObject({ articles: 0, chunks: 0, publications: [] });
      expect(await search.searchTerms(['公司'], 5)).toEqual([]);
      expect(await search.searchVectors(builtinVector('公司'), 5)).toEqual([]);
    });
  });

  describeArticlesByDate(name, holding);

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
      expect(await archive.searchVectors(builtinVector('煤矿'), 10)).toHaveLength(1);
      expect(await archive.documentFrequencies(['煤矿'])).toEqual(new Map([['煤矿', 1]]));
    });

    test('loses the old articles, terms and vectors of a page that is put anew', async () => {
      const archive = await holding([coal]);
      await putArticle(archive, articleOf('铁路通车', '三百公里。', { source: coal.source }));
      await archive.commit();
      expect(await archive.searchTerms(['铁路'], 10)).toHaveLength(1);
      expect(await archive.searchTerms(['煤矿'], 10)).toEqual([]);
      expect(await archive.documentFrequencies(['煤矿'])).toEqual(new Map([['煤矿', 0]]));
      expect(await archive.searchVectors(builtinVector('煤矿'), 10)).toHaveLength(1);
      expect(await archive.state()).toMatchObject({ pages: 1, articles: 1, chunks: 1 });
    });

    test('forgets a page or a file that is removed, and does not mind a second time', async () => {
      const archive = await holding([coal, rail, profit]);
      for (let time = 0; time < 2; time++) {
        await archive.removePage(pageOf(coal));
        await archive.removeFile(rail.source);
      }
      await archive.commit();
      const hits = await archive.searchVectors(builtinVector('煤矿'), 10);
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
      expect(await archive.searchVectors(builtinVector('铁路'), 10)).toHaveLength(1);
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
