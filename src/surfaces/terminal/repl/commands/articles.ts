import { mentionLength } from '../../../../browsing/browser.ts';
import { readDate } from '../../../wording/period.ts';
import { toPrintableLine } from '../../text/printable.ts';
import type { Command, Desk } from '../command.ts';
import { exampleMonth, showStoriesOfPeriod } from '../period-stories.ts';
import { showStories, storiesAtOnce } from '../story-list.ts';

const name = '/articles';

export const articles: Command = {
  name,
  aliases: ['/报道'],
  argument: '[词或日期]',
  use: '列出报道：最新的，某天某月某年的，或提到某个词的',
  run: async (argument, desk) => {
    const periods = await desk.browser.periods();
    if (argument === '') return showNewest(desk, exampleMonth(periods));
    const period = readDate(argument, periods);
    if (period === undefined) return showMentioning(desk, argument);
    return showStoriesOfPeriod(desk, period, periods, name);
  },
};

async function showNewest(desk: Desk, month = '词'): Promise<void> {
  const page = await desk.browser.newest({ offset: 0, limit: storiesAtOnce });
  if (page.stories.length === 0) return desk.tell('档案里还没有报道。');
  const narrowing = `可加日期或词，如 ${name} ${month}`;
  await showStories(desk, page, { which: '最新的', narrowing });
}

async function showMentioning(desk: Desk, typed: string): Promise<void> {
  const words = toPrintableLine(typed);
  const page = await desk.browser.mentioning(words, storiesAtOnce);
  if (page.stories.length === 0) return desk.tell(noneMentioning(words));
  const scope = `提到“${words}”的`;
  await showStories(desk, page, { scope, which: '前', narrowing: '词写得长一些，篇数会少一些' });
}

function noneMentioning(words: string): string {
  const { length } = Array.from(words.replace(/\s/gu, ''));
  if (length < mentionLength.fewest) return '一个字找不了，请至少写两个字。';
  if (length > mentionLength.most) return `词太长了，请不要超过 ${mentionLength.most} 个字。`;
  return `没有找到提到“${words}”的报道。一次请写一个词或一个日期。`;
}
