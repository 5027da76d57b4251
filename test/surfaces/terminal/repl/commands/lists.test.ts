import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, openApp } from '../../../../../src/app.ts';
import type { ArchiveBrowser, StoryLine } from '../../../../../src/browsing/browser.ts';
import { toArticleId } from '../../../../../src/corpus/article.ts';
import { newsroomConfig } from '../../../../support/newsroom.ts';
import { emptyBrowser, TestDesk } from '../../../../support/repl-desk.ts';
import { asTerminal } from '../../streams.ts';

let app: App;

beforeAll(async () => {
  app = await openApp(await newsroomConfig());
});

afterAll(() => app.close());

const all = [
  '1. 《<b>老街</b> & “灯会”开幕》 2025年8月20日，青川日报',
  '2. 《南坪水库除险加固工程开工》 2025年8月3日，青川日报',
  '3. 《上半年全县粮食总产量再创新高》 2025年7月16日，青川日报',
  '4. 《青河大桥建成通车》 2024年8月12日，青川日报',
  '5. 《云岭镇新种茶树两千亩》 2024年4月9日，青川日报',
  '6. 《莲花社区办起共享食堂》 2024年3月5日，青川日报',
  '7. 《东岭村邻里中心启用》 2024年2月18日，青川日报',
];
const august = all.slice(0, 2);

describe('/articles', () => {
  test('lists the newest stories, and /open opens them by their numbers', async () => {
    const desk = await deskAfter('/articles');
    expect(shown(desk)).toEqual([...all, '共 7 篇；/open 编号 打开全文。']);
    await desk.obey('/open 4');
    expect(desk.paged.at(-1)).toContain('大桥设双向六车道');
  });

  test.each([
    ['2025年8月', '2025年8月共 2 篇', august],
    ['8月', '2025年8月共 2 篇', august],
    ['2025-08-20', '2025年8月20日共 1 篇', all.slice(0, 1)],
    ['8月20日', '2025年8月20日共 1 篇', all.slice(0, 1)],
    ['２０２５', '2025年共 3 篇', all.slice(0, 3)],
    ['共享食堂', '提到“共享食堂”的共 2 篇', ['莲花社区办起共享食堂', '东岭村邻里中心启用']],
  ])('lists the stories of a date or with a word: %s', async (argument, total, stories) => {
    const lines = shown(await deskAfter(`/articles ${argument}`));
    expect(lines.at(-1)).toBe(`${total}；/open 编号 打开全文。`);
    expect(lines.slice(0, -1).map(withoutNumber)).toEqual(
      stories.map((story) => expect.stringContaining(withoutNumber(story))),
    );
  });

  test.each([
    ['2025年8月21日', '档案里没有2025年8月21日的报道。'],
    ['2019', '档案里没有2019年的报道。'],
    ['2025年计划', '没有找到提到“2025年计划”的报道。一次请写一个词或一个日期。'],
    ['火箭\u001b[31m发射', '没有找到提到“火箭发射”的报道。一次请写一个词或一个日期。'],
    ['桥', '一个字找不了，请至少写两个字。'],
    ['长'.repeat(21), '词太长了，请不要超过 20 个字。'],
  ])('says in one sentence that there is nothing: %s', async (argument, sentence) => {
    const desk = await deskAfter('/articles');
    await desk.obey(`/articles ${argument}`);
    expect(desk.told).toEqual([sentence]);
    expect(desk.numbered).toHaveLength(7);
  });

  test('shows twenty of many, with how many there are and how to get fewer', async () => {
    const desk = new TestDesk({ browser: crowded() });
    await desk.obey('/articles');
    const lines = shown(desk);
    expect(lines[0]).toBe(' 1. 《旧闻1》 2025年8月26日');
    expect(lines[19]).toBe('20. 《旧闻20》 2025年8月26日');
    expect(lines.slice(20)).toEqual([
      '共 43 篇，这里是最新的 20 篇；可加日期或词，如 /articles 2025年8月；/open 编号 打开全文。',
    ]);
    const totals = [
      [
        '/articles 2025',
        '2025年共 43 篇，这里是最新的 20 篇；可写细一些，如 /articles 2025年8月；',
      ],
      ['/date 8月', '2025年8月共 43 篇，这里是最新的 20 篇；可写细一些，如 /date 2025年8月26日；'],
      ['/date 8月26日', '2025年8月26日共 43 篇，这里是最新的 20 篇；'],
      ['/articles 旧闻', '提到“旧闻”的至少 43 篇，这里是前 20 篇；词写得长一些，篇数会少一些；'],
    ];
    for (const [line = '', total] of totals) {
      await desk.obey(line);
      expect(shown(desk).at(-1)).toBe(`${total}/open 编号 打开全文。`);
    }
  });

  test('wraps beside the numbers, with the date dimmed, and lets no escape through', async () => {
    const story = {
      ...oldStory(1),
      title: '老街灯会\u001b]0;坏\u0007开幕迎客',
      publication: '青川\u001b[5m日报',
    };
    const browser = { ...emptyBrowser, newest: async () => ({ stories: [story], total: 1 }) };
    const output = Object.assign(asTerminal(new PassThrough()), { columns: 30 });
    const desk = new TestDesk({ browser, output });
    await desk.obey('/articles');
    expect(shown(desk).slice(0, 2)).toEqual([
      '1. 《老街灯会开幕迎客》',
      '   \u001b[2m2025年8月26日，青川日报\u001b[22m',
    ]);
  });

  test('says so of an archive without stories', async () => {
    const desk = new TestDesk();
    await desk.obey('/articles');
    expect(desk.told).toEqual(['档案里还没有报道。']);
  });
});

describe('/date', () => {
  test('tells what there is by month, newest first, under a heading for each year', async () => {
    expect(shown(await deskAfter('/date'))).toEqual([
      '2025年',
      '  8月：2 篇',
      '  7月：1 篇',
      '2024年',
      '  8月：1 篇',
      '  4月：1 篇',
      '  3月：1 篇',
      '  2月：1 篇',
      '看某个月的报道：/date 2025年8月',
    ]);
  });

  test('counts stories of which only the year is known by themselves', async () => {
    const periods = async () => [
      { period: '2024-02', stories: 3 },
      { period: '2024', stories: 1 },
    ];
    const desk = new TestDesk({ browser: { ...emptyBrowser, periods } });
    await desk.obey('/date');
    expect(shown(desk).slice(0, 3)).toEqual(['2024年', '  2月：3 篇', '  月份不详：1 篇']);
  });

  test('lists the stories of a date', async () => {
    const desk = await deskAfter('/date 2025年8月');
    expect(shown(desk).slice(0, -1)).toEqual(august);
    expect(desk.numbered.map(({ number }) => number)).toEqual([1, 2]);
  });

  test.each([
    ['昨天', '查不到“昨天”这个日期，请这样写：/date 2025年8月。'],
    ['12月', '查不到“12月”这个日期，请这样写：/date 2025年8月。'],
    ['2025年13月', '查不到“2025年13月”这个日期，请这样写：/date 2025年8月。'],
    ['2025年2月', '档案里没有2025年2月的报道。'],
  ])('says in one sentence that there is nothing: %s', async (argument, sentence) => {
    expect((await deskAfter(`/date ${argument}`)).told).toEqual([sentence]);
  });

  test('says so of an archive without dates', async () => {
    const desk = new TestDesk();
    await desk.obey('/date');
    expect(desk.told).toEqual(['档案里还没有注明日期的报道。']);
  });
});

async function deskAfter(line: string): Promise<TestDesk> {
  const desk = new TestDesk({ browser: app.browser });
  await desk.obey(line);
  return desk;
}

/** The lines of what was shown last, which ends with an empty one. */
function shown(desk: TestDesk): string[] {
  const lines = (desk.paged.at(-1) ?? '').split('\n');
  expect(lines.slice(-2)).toEqual(['', '']);
  return lines.slice(0, -2);
}

function withoutNumber(line: string): string {
  return line.replace(/^ *\d+\. /u, '');
}

function oldStory(number: number): StoryLine {
  return {
    articleId: toArticleId({ source: '旧.txt', documentId: '旧.txt' }, number),
    title: `旧闻${number}`,
    date: '2025-08-26',
    datePrecision: 'day',
  };
}

/** A browser of 43 stories of one day. */
function crowded(): ArchiveBrowser {
  const stories = Array.from({ length: 43 }, (_, index) => oldStory(index + 1));
  return {
    ...emptyBrowser,
    periods: async () => [{ period: '2025-08', stories: 43 }],
    newest: async ({ limit }) => ({ stories: stories.slice(0, limit), total: 43 }),
    mentioning: async (_, limit) => ({
      stories: stories.slice(0, limit),
      total: 43,
      mayHaveMore: true,
    }),
  };
}
