import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PeriodOfStories } from '../../../../src/browsing/browser.ts';
import {
  periodsMessage,
  storiesMessage,
} from '../../../../src/surfaces/telegram/messages/stories-message.ts';
import type { KeyedStory } from '../../../../src/surfaces/telegram/messages/story-entries.ts';
import { readTap } from '../../../../src/surfaces/telegram/messages/taps.ts';
import { citationOf } from '../../../support/cited-answer.ts';
import {
  botUsername,
  buttonData,
  buttonTexts,
  expectAccepted,
  hostileText,
  someStoryKey as key,
  storyKeys,
} from './hostile-text.ts';

const { articleId } = citationOf();
const describing = '档案：5 个版面，43 篇报道';

/** Two years and a half of months, newest first. */
const months: PeriodOfStories[] = Array.from({ length: 30 }, (_, index) => {
  const month = 2025 * 12 + 7 - index;
  const [year, ofYear] = [Math.floor(month / 12), (month % 12) + 1];
  return { period: `${year}-${String(ofYear).padStart(2, '0')}`, stories: 2 };
});

describe('periodsMessage', () => {
  test('counts the stories of each month under its year', () => {
    const periods = [
      { period: '2025-08', stories: 12 },
      { period: '2025-07', stories: 3 },
      { period: '2024', stories: 1 },
    ];
    const message = periodsMessage(periods, describing);
    expect(message.html.split('\n')).toEqual([
      describing,
      '<b>2025年</b>',
      '8月：12 篇',
      '7月：3 篇',
      '<b>2024年</b>',
      '月份不详：1 篇',
    ]);
    expect(buttonTexts(message)).toEqual([['2025年8月', '2025年7月', '2024年'], ['最新报道']]);
    expect(buttonData(message).flat().map(readTap)).toEqual([
      ...periods.map(({ period }) => ({ wants: 'stories', period, page: 0 })),
      { wants: 'stories', page: 0 },
    ]);
  });

  test('has buttons for the newest 24, and counts what is older by years', () => {
    const message = periodsMessage(months, describing);
    expect(buttonTexts(message).map((row) => row.length)).toEqual([3, 3, 3, 3, 3, 3, 3, 3, 1]);
    expect(message.plain).toContain('\n9月：2 篇\n更早的\n');
    expect(message.plain).toMatch(/\n2023年：12 篇$/u);
  });

  test('reads well with no stories at all', () => {
    expect(periodsMessage([], describing)).toEqual({
      html: `${describing}\n档案里还没有注明日期的报道。`,
      plain: `${describing}\n档案里还没有注明日期的报道。`,
    });
  });
});

describe('storiesMessage', () => {
  const dated: KeyedStory = {
    key,
    articleId,
    title: '增产<了>',
    section: '3',
    date: '2025-08-26',
    datePrecision: 'day',
  };
  const shown = { perPage: 2, botUsername };

  test('lists stories with a link and a button for each', () => {
    const stories = [dated, { key, articleId, title: '无日期的一篇' }];
    const message = storiesMessage({ stories, total: 5 }, { ...shown, pageNumber: 1 });
    const linked = (title: string) =>
      `<a href="https://t.me/${botUsername}?start=t${key}">《${title}》</a>`;
    expect(message.html.split('\n')).toEqual([
      '<b>档案共 5 篇报道，新的在前，第 2 页，共 3 页</b>',
      `3. ${linked('增产&lt;了&gt;')} 2025年8月26日，第3版`,
      `4. ${linked('无日期的一篇')}`,
    ]);
    expect(buttonTexts(message)).toEqual([['3', '4'], ['◀ 上一页', '下一页 ▶'], ['全部月份']]);
    expect(buttonData(message).flat().map(readTap)).toEqual([
      { wants: 'story', story: key },
      { wants: 'story', story: key },
      { wants: 'stories', page: 0 },
      { wants: 'stories', page: 2 },
      { wants: 'periods' },
    ]);
  });

  test('keeps to its period from page to page', () => {
    const options = { ...shown, period: '2025-08', pageNumber: 0 };
    const message = storiesMessage({ stories: [dated, dated], total: 3 }, options);
    expect(message.plain).toMatch(/^2025年8月：共 3 篇，第 1 页，共 2 页\n/u);
    expect(buttonData(message).flat().map(readTap)).toContainEqual({
      wants: 'stories',
      period: '2025-08',
      page: 1,
    });
  });

  test.each([
    [{ period: '1999-01', pageNumber: 0 }, 0, '档案里没有1999年1月的报道。', [['全部月份']]],
    [{ pageNumber: 0 }, 0, '档案里还没有注明日期的报道。', []],
    [{ pageNumber: 7 }, 3, '这一页没有报道。', [['◀ 上一页'], ['全部月份']]],
  ])('reads well where there is nothing to list: %j of %i', (options, total, plain, buttons) => {
    const message = storiesMessage({ stories: [], total }, { ...shown, ...options });
    expect(message.plain).toBe(plain);
    expect(buttonTexts(message)).toEqual(buttons);
  });

  test('leads back from beyond the end to the last page', () => {
    const options = { ...shown, pageNumber: 7 };
    const [[back] = []] = buttonData(storiesMessage({ stories: [], total: 3 }, options));
    expect(back && readTap(back)).toEqual({ wants: 'stories', page: 1 });
  });

  test('is taken by Telegram, whatever the stories are called', () => {
    const story = fc.record({
      key: storyKeys,
      articleId: fc.constant(articleId),
      title: hostileText.map((text) => text.repeat(5)),
      section: hostileText,
      date: fc.oneof(hostileText, fc.constant('2025-08')),
    });
    fc.assert(
      fc.property(fc.array(story, { maxLength: 8 }), fc.nat(9), (stories, pageNumber) => {
        const options = { ...shown, perPage: 8, pageNumber };
        expectAccepted(storiesMessage({ stories, total: 80 }, options));
      }),
    );
  });
});
