import type { PeriodOfStories, StoryPage } from '../../../browsing/browser.ts';
import { chineseDate } from '../../wording/citation-line.ts';
import { periodName } from '../../wording/period.ts';
import type { Command, Desk } from './command.ts';
import { showStories, storiesAtOnce } from './story-list.ts';

/** Lists the newest stories of a day, month or year, or says that there are none. */
export async function showStoriesOfPeriod(
  desk: Desk,
  period: string,
  periods: readonly PeriodOfStories[],
  command: Command['name'],
): Promise<void> {
  const page = await desk.browser.newest({ period, offset: 0, limit: storiesAtOnce });
  const scope = chineseDate({ date: period });
  if (page.stories.length === 0) return desk.tell(`档案里没有${scope}的报道。`);
  const finer = finerPeriod(period, page, periods);
  await showStories(desk, page, {
    scope,
    which: '最新的',
    ...(finer && { narrowing: `可写细一些，如 ${command} ${finer}` }),
  });
}

/** A month of a year, a day of a month, in words, of which there are stories. */
function finerPeriod(
  period: string,
  { stories: [newest] }: StoryPage,
  periods: readonly PeriodOfStories[],
): string | undefined {
  if (/^\d{4}$/u.test(period)) return exampleMonth(periods, period);
  const isOfMonth = /^\d{4}-\d\d$/u.test(period) && newest?.datePrecision === 'day';
  return isOfMonth ? chineseDate(newest) : undefined;
}

/** The newest month, in words, of which there are stories. */
export function exampleMonth(periods: readonly PeriodOfStories[], ofYear = ''): string | undefined {
  const month = periods.find(({ period }) => period.startsWith(ofYear) && period.includes('-'));
  return month && periodName(month.period);
}
