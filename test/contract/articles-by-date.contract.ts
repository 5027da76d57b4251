import { describe, expect, test } from 'vitest';
import type { ArticleArchive, NewestArticlesOptions } from '../../src/archive/archive.ts';
import { type Article, toArticleId } from '../../src/corpus/article.ts';
import type { DatePrecision } from '../../src/language/dates.ts';
import { articleOf, fileOf, indexed, pageOf } from '../support/indexed.ts';

/** Makes an archive that holds these articles, for as long as the test runs. */
export type HoldArticles = (held: readonly Article[]) => Promise<ArticleArchive>;

const precisions: Readonly<Record<number, DatePrecision>> = { 4: 'year', 7: 'month', 10: 'day' };

/** An article that is called by its date; with the same date more than one by their sources. */
function dated(date: string, source = `${date}.txt`): Article {
  const precision = precisions[date.length];
  const known = precision ? { date: { date, precision } } : {};
  return articleOf(date, '渔港今年修好了码头。', { source, ...known });
}

const undated = articleOf('没有日期', '渔港的码头有三十年历史。');
const newestFirst = [
  dated('2025-09-01'),
  dated('2025-08-30'),
  dated('2025-08-01'),
  dated('2025-08'),
  dated('2025-01-01'),
  dated('2025-01'),
  dated('2025'),
  dated('2024-12-31'),
  undated,
];
/** Stored neither in this order nor in that of their ids. */
const held = [1, 0].flatMap((rest) => newestFirst.filter((_, index) => index % 2 === rest));

/** What browsing may rely on, whatever the archive is made of. */
export function describeArticlesByDate(name: string, holding: HoldArticles): void {
  async function titles(
    archive: ArticleArchive,
    options: Partial<NewestArticlesOptions> = {},
  ): Promise<(string | undefined)[]> {
    const { articles } = await archive.newestArticles({ offset: 0, limit: 20, ...options });
    return articles.map(({ headline }) => headline);
  }

  describe(`${name}, read by date`, () => {
    test('gives the newest first, behind its days what is known less exactly, and the undated last', async () => {
      const archive = await holding(held);
      const { articles, total } = await archive.newestArticles({ offset: 0, limit: 20 });
      expect(articles).toEqual(newestFirst);
      expect(total).toBe(9);
    });

    test('gives page by page what it gives at once, and tells of each how many there are', async () => {
      const archive = await holding(held);
      const pages = [0, 4, 8, 12].map((offset) => archive.newestArticles({ offset, limit: 4 }));
      const given = await Promise.all(pages);
      expect(given.map(({ articles }) => articles.length)).toEqual([4, 4, 1, 0]);
      expect(given.flatMap(({ articles }) => articles)).toEqual(newestFirst);
      expect(given.map(({ total }) => total)).toEqual([9, 9, 9, 9]);
      const none = { articles: [], total: 9 };
      expect(await archive.newestArticles({ offset: 0, limit: 0 })).toEqual(none);
      expect(await archive.newestArticles({ offset: 0, limit: -1 })).toEqual(none);
    });

    test.each([
      {
        days: ['2025-08-01', '2025-08-31'],
        expected: ['2025-08-30', '2025-08-01', '2025-08'],
      },
      {
        days: ['2025-01-01', '2025-12-31'],
        expected: newestFirst.slice(0, 7).map(({ headline }) => headline),
      },
      { days: ['2025-08-01', '2025-08-30'], expected: ['2025-08-30', '2025-08-01'] },
      { days: ['2025-08-02', '2025-08-31'], expected: ['2025-08-30'] },
      { days: ['2023-01-01', '2023-12-31'], expected: [] },
    ])('gives of $days only what is within them for certain', async ({ days, expected }) => {
      const archive = await holding(held);
      const [first = '', last = ''] = days;
      const within = { first, last };
      expect(await titles(archive, { within })).toEqual(expected);
      expect(await titles(archive, { within, offset: 1 })).toEqual(expected.slice(1));
      const { total } = await archive.newestArticles({ within, offset: 0, limit: 1 });
      expect(total).toBe(expected.length);
    });

    test('gives those of one date by source, and those of one file as they stand in it', async () => {
      const archive = await holding([dated('2025-08-30', 'b.txt'), dated('2025-08-30', 'a.txt')]);
      const source = 'ab.jsonl';
      await archive.putFile({ source, fingerprint: '', rejections: [] });
      for (const [line, documentId] of [
        [12, '甲'],
        [3, '丙'],
        [7, '乙'],
      ] as const) {
        const [first, second] = [1, 2].map((ordinal) => {
          const id = toArticleId({ source, documentId }, ordinal);
          return indexed({ ...dated('2025-08-30', source), documentId, id });
        });
        const page = { source, documentId, fingerprint: '', line };
        await archive.putPage(page, first && second ? [second, first] : []);
      }
      await archive.commit();
      const { articles } = await archive.newestArticles({ offset: 0, limit: 20 });
      expect(articles.map(({ id }) => id)).toEqual([
        'a.txt#1',
        'ab.jsonl:丙#1',
        'ab.jsonl:丙#2',
        'ab.jsonl:乙#1',
        'ab.jsonl:乙#2',
        'ab.jsonl:甲#1',
        'ab.jsonl:甲#2',
        'b.txt#1',
      ]);
    });

    test('counts the articles of each month, and of a year those of which no month is known', async () => {
      const archive = await holding(held);
      expect(await archive.periods()).toEqual([
        { period: '2025-09', articles: 1 },
        { period: '2025-08', articles: 3 },
        { period: '2025-01', articles: 2 },
        { period: '2025', articles: 1 },
        { period: '2024-12', articles: 1 },
      ]);
    });

    test('follows what is put and removed', async () => {
      const archive = await holding([dated('2024-12-31')]);
      const added = dated('2025-08');
      await archive.putFile(fileOf(added));
      await archive.putPage(pageOf(added), [indexed(added)]);
      await archive.removeFile('2024-12-31.txt');
      await archive.commit();
      expect(await titles(archive)).toEqual(['2025-08']);
      expect(await archive.periods()).toEqual([{ period: '2025-08', articles: 1 }]);
    });

    test('has neither articles nor periods where it holds nothing, and no periods of the undated', async () => {
      const empty = await holding([]);
      expect(await empty.newestArticles({ offset: 0, limit: 5 })).toEqual({
        articles: [],
        total: 0,
      });
      expect(await empty.periods()).toEqual([]);
      expect(await (await holding([undated])).periods()).toEqual([]);
    });
  });
}
