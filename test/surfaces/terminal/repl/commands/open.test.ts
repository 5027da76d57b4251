import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, openApp } from '../../../../../src/app.ts';
import type { Quoted } from '../../../../../src/browsing/browser.ts';
import { toArticleId } from '../../../../../src/corpus/article.ts';
import type { NumberedStory } from '../../../../../src/surfaces/terminal/repl/command.ts';
import { newsroomConfig } from '../../../../support/newsroom.ts';
import { TestDesk } from '../../../../support/repl-desk.ts';

let app: App;
let numbered: NumberedStory[];

beforeAll(async () => {
  app = await openApp(await newsroomConfig());
  const { stories } = await app.browser.newest({ offset: 0, limit: 4 });
  numbered = stories.map((story, index) => ({ number: index + 1, story }));
});

afterAll(() => app.close());

describe('/open', () => {
  test('shows a whole story with the quoted words marked', async () => {
    const bridge = numbered[3]?.story.articleId ?? toArticleId({ source: '', documentId: '' }, 1);
    const quoted: Quoted = {
      articleId: bridge,
      quote: '大桥设双向六车道',
      span: { start: 0, end: 8 },
    };
    const desk = deskWith([{ number: 1, story: { articleId: bridge }, quoted }]);
    await desk.obey('/open');
    expect(desk.told).toEqual([]);
    expect(desk.paged).toHaveLength(1);
    const [text = ''] = desk.paged;
    expect(text).toMatch(/^青河大桥建成通车\n青川日报，2024年8月12日，pages\.jsonl 第\d+行\n/u);
    expect(text).toContain('据介绍，«大桥设双向六车道»，设计时速80公里。\n\n');
  });

  test.each(['/open 2', '/open [2]', '/open ２', '/open 2.', '／open　【2】', '/打开 2号'])(
    'understands the number in %s',
    async (line) => {
      const desk = deskWith(numbered);
      await desk.obey(line);
      expect(desk.paged).toEqual([expect.stringMatching(/^南坪水库除险加固工程开工\n/u)]);
    },
  );

  test.each([
    ['/open', '请写上编号，如 /open 1；可以打开的有 1、2、3、4。'],
    ['/open 5', '没有编号 5；可以打开的有 1、2、3、4。'],
    ['/open 0', '没有编号 0；可以打开的有 1、2、3、4。'],
    ['/open 大桥', '/open 后面要写编号，如 /open 1；可以打开的有 1、2、3、4。'],
    ['/open 1 2', '/open 后面要写编号，如 /open 1；可以打开的有 1、2、3、4。'],
    ['/open -1', '/open 后面要写编号，如 /open 1；可以打开的有 1、2、3、4。'],
  ])('says in one sentence what is wrong with %s', async (line, sentence) => {
    const desk = deskWith(numbered);
    await desk.obey(line);
    expect(desk).toMatchObject({ told: [sentence], paged: [] });
  });

  test('names many numbers by the first and the last, unless some are missing', async () => {
    const many = Array.from({ length: 20 }, (_, index) => numberedAs(index + 1));
    const whole = deskWith(many);
    await whole.obey('/open 21');
    expect(whole.told).toEqual(['没有编号 21；可以打开的有 1—20。']);
    const parted = deskWith([1, 2, 3, 5, 6, 7].map(numberedAs));
    await parted.obey('/open 4');
    expect(parted.told).toEqual(['没有编号 4；可以打开的有 1、2、3、5、6、7。']);
  });

  test('says how to come by stories where nothing was shown', async () => {
    const desk = deskWith([]);
    await desk.obey('/open 1');
    expect(desk.told).toEqual(['还没有可以打开的报道，请先提问，或用 /articles 列出报道。']);
  });

  test('says that a story is gone', async () => {
    const desk = deskWith([numberedAs(1)]);
    await desk.obey('/open 1');
    expect(desk.told).toEqual(['这篇报道现在不在档案里，可能是档案更新过。']);
  });
});

function deskWith(stories: readonly NumberedStory[]): TestDesk {
  return new TestDesk({ browser: app.browser, numbered: stories });
}

/** A story that is not there. */
function numberedAs(number: number): NumberedStory {
  const articleId = toArticleId({ source: '没有.txt', documentId: '没有.txt' }, number);
  return { number, story: { articleId } };
}
