import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../src/archive/archive-error.ts';
import { createBrowser } from '../../src/browsing/archive-browser.ts';
import type { ArchiveBrowser } from '../../src/browsing/browser.ts';
import { describeArchive } from '../../src/browsing/describe-archive.ts';
import { type Article, toArticleId } from '../../src/corpus/article.ts';
import { archiveOf, bridge, tea } from '../answering/bridge.ts';
import { articleOf } from '../support/indexed.ts';

const harvest = articleOf('石桥村收梨', '石桥村今年收梨三百吨。', {
  date: { date: '2024', precision: 'year' },
  section: '03',
});
const fair = articleOf('', '庙会每年正月十五开始，一直开到月底，来赶集的有上千人。', {
  source: '庙会.txt',
  parts: [{ kind: 'paragraph', span: { start: 1, end: 28 } }],
});

describe('a browser of an archive', () => {
  it('lists the newest stories with what is known of them', async () => {
    const browser = await browserOf(fair, harvest, tea, bridge);
    expect(await browser.newest({ offset: 0, limit: 10 })).toEqual({
      total: 4,
      stories: [
        {
          articleId: bridge.id,
          title: '青河大桥建成通车',
          publication: '青河日报',
          date: '2024-08-12',
          datePrecision: 'day',
        },
        {
          articleId: tea.id,
          title: '云岭镇新种茶树',
          publication: '青河日报',
          date: '2024-04',
          datePrecision: 'month',
        },
        {
          articleId: harvest.id,
          title: '石桥村收梨',
          section: '03',
          date: '2024',
          datePrecision: 'year',
        },
        { articleId: fair.id, title: '庙会每年正月十五开始，一直开到月底，来赶集的有上……' },
      ],
    });
  });

  it.each([
    ['2024', [bridge, tea, harvest]],
    ['2024-04', [tea]],
    ['2024-08', [bridge]],
    ['2024-08-12', [bridge]],
    ['2024-08-13', []],
    ['2023', []],
    ['2024-13', []],
    ['2024-02-30', []],
    ['2024-8', []],
    ['', []],
    ["2024' OR '1", []],
  ])(
    'lists of the period %j only its stories, a year with its months',
    async (period, expected) => {
      const browser = await browserOf(fair, harvest, tea, bridge);
      const { stories, total } = await browser.newest({ period, offset: 0, limit: 10 });
      expect(stories.map(({ articleId }) => articleId)).toEqual(expected.map(({ id }) => id));
      expect(total).toBe(expected.length);
    },
  );

  it('lists page by page', async () => {
    const browser = await browserOf(fair, harvest, tea, bridge);
    const { stories, total } = await browser.newest({ period: '2024', offset: 1, limit: 1 });
    expect(stories.map(({ articleId }) => articleId)).toEqual([tea.id]);
    expect(total).toBe(3);
  });

  it('counts the stories of each period, a year only for those without a month', async () => {
    const browser = await browserOf(fair, harvest, tea, bridge);
    expect(await browser.periods()).toEqual([
      { period: '2024-08', stories: 1 },
      { period: '2024-04', stories: 1 },
      { period: '2024', stories: 1 },
    ]);
  });

  it('shows where something quoted stands, and the places of its story', async () => {
    const browser = await browserOf(tea, bridge);
    const quote = '建设历时28个月。';
    const start = bridge.text.indexOf(quote);
    const span = { start, end: start + quote.length };
    const quoted = { articleId: bridge.id, quote, span };
    const passage = await browser.quoted(quoted);
    expect(passage).toMatchObject({
      story: { title: '青河大桥建成通车' },
      source: bridge.source,
      lines: [2, 2],
      firstPlace: 1,
      places: 1,
    });
    const marks = passage?.marked.map((mark) => passage.text.slice(mark.start, mark.end));
    expect(marks).toEqual([quote]);
    expect(await browser.place(bridge.id, 1, quoted)).toEqual(passage);
    expect(await browser.place(bridge.id, 1)).toEqual({ ...passage, marked: [] });
    expect(await browser.place(bridge.id, 2)).toBeUndefined();
    expect(await browser.story(bridge.id, quoted)).toMatchObject(passage ?? {});
  });

  it('shows nothing of a story that is not there', async () => {
    const browser = await browserOf(tea);
    const articleId = toArticleId({ source: '没有.txt', documentId: '没有.txt' }, 1);
    const quoted = { articleId, quote: '茶', span: { start: 0, end: 1 } };
    expect(await browser.quoted(quoted)).toBeUndefined();
    expect(await browser.place(articleId, 1)).toBeUndefined();
    expect(await browser.story(articleId)).toBeUndefined();
  });

  it('rejects as the archive does', async () => {
    const refused = new ArchiveError({ message: () => '没有档案。', remedy: () => '请先建立。' });
    const browser = createBrowser(() => Promise.reject(refused));
    const quoted = { articleId: tea.id, quote: '茶', span: { start: 0, end: 1 } };
    await expect(browser.quoted(quoted)).rejects.toBe(refused);
    await expect(browser.place(tea.id, 1)).rejects.toBe(refused);
    await expect(browser.story(tea.id)).rejects.toBe(refused);
    await expect(browser.periods()).rejects.toBe(refused);
    await expect(browser.newest({ offset: 0, limit: 1 })).rejects.toBe(refused);
  });
});

describe('the description of an archive', () => {
  it('tells how much it holds, and of which months', async () => {
    const { archive } = await archiveOf(fair, harvest, tea, bridge);
    expect(describeArchive(await archive.state())).toBe(
      '档案：4 个版面，4 篇报道，2024年1月至2024年12月',
    );
    const undated = await archiveOf(fair);
    expect(describeArchive(await undated.archive.state())).toBe('档案：1 个版面，1 篇报道');
  });
});

async function browserOf(...articles: readonly Article[]): Promise<ArchiveBrowser> {
  const { archive } = await archiveOf(...articles);
  return createBrowser((work) => work(archive));
}
