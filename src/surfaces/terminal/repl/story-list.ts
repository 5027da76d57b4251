import type { StoryLine, StoryPage } from '../../../browsing/browser.ts';
import { padStart } from '../../width/columns.ts';
import { chineseDate } from '../../wording/citation-line.ts';
import { toPrintableLine } from '../text/printable.ts';
import { type Look, lookOf } from '../text/screen.ts';
import { wrapStretches } from '../text/wrap.ts';
import type { Desk } from './command.ts';

/** How many stories are listed at once. */
export const storiesAtOnce = 20;

/** What a list of stories says of itself. */
export interface ListWords {
  /** What its stories have in common: 2025年8月; nothing where they are the newest of all. */
  readonly scope?: string;
  /** Which of many these are: 最新的, 前. */
  readonly which: string;
  /** How to get fewer: 可加日期或词，如 /articles 2025年8月. */
  readonly narrowing?: string;
}

/** Shows stories under numbers, by which they can be opened from now on. */
export async function showStories(desk: Desk, page: StoryPage, words: ListWords): Promise<void> {
  const look = lookOf(desk.output);
  const numbered = page.stories.map((story, index) => ({
    number: index + 1,
    story,
  }));
  desk.number(numbered);
  const columns = String(numbered.length).length;
  const lines = numbered.map(({ number, story }) =>
    formatEntry(story, padStart(`${number}. `, columns + 2), look),
  );
  const total = wrapStretches([{ text: totalLine(page, words), style: look.dim }], look);
  await desk.page(`${[...lines, total].join('\n')}\n\n`);
}

function formatEntry(story: StoryLine, number: string, look: Look): string {
  const issue = [chineseDate(story), toPrintableLine(story.publication ?? '')];
  const pieces = [
    { text: `${number}《${toPrintableLine(story.title) || '无标题'}》` },
    { text: ` ${issue.filter((part) => part !== '').join('，')}`, style: look.dim },
  ];
  return wrapStretches(pieces, look, ' '.repeat(number.length));
}

function totalLine({ stories, total, mayHaveMore }: StoryPage, words: ListWords): string {
  const { scope = '', which, narrowing } = words;
  const all = `${scope}${mayHaveMore ? '至少' : '共'} ${total} 篇`;
  const isPart = total > stories.length;
  return [
    isPart ? `${all}，这里是${which} ${stories.length} 篇` : all,
    ...(isPart && narrowing !== undefined ? [narrowing] : []),
    '/open 编号 打开全文。',
  ].join('；');
}
