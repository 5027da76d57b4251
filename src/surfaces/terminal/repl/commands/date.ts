import type { PeriodOfStories } from '../../../../browsing/browser.ts';
import { readDate } from '../../../wording/period.ts';
import { toPrintableLine } from '../../text/printable.ts';
import { type Look, lookOf } from '../../text/screen.ts';
import { wrapToLook } from '../../text/wrap.ts';
import type { Command, Desk } from '../command.ts';
import { exampleMonth, showStoriesOfPeriod } from '../period-stories.ts';

const name = '/date';

export const date: Command = {
  name,
  aliases: ['/日期'],
  argument: '[日期]',
  use: '档案里每个月有多少篇，或列出某天某月某年的报道',
  run: async (argument, desk) => {
    const periods = await desk.browser.periods();
    if (argument === '') return showPeriods(desk, periods);
    const period = readDate(argument, periods);
    if (period !== undefined) return showStoriesOfPeriod(desk, period, periods, name);
    const typed = toPrintableLine(argument);
    desk.tell(`查不到“${typed}”这个日期，请这样写：${example(periods)}。`);
  },
};

async function showPeriods(desk: Desk, periods: readonly PeriodOfStories[]): Promise<void> {
  if (periods.length === 0) return desk.tell('档案里还没有注明日期的报道。');
  const look = lookOf(desk.output);
  const lines = periods.flatMap((period, index) => periodLines(period, periods[index - 1], look));
  const hint = look.dim(wrapToLook(`看某个月的报道：${example(periods)}`, look));
  await desk.page(`${[...lines, hint].join('\n')}\n\n`);
}

/** Each year has its heading. */
function periodLines(
  { period, stories }: PeriodOfStories,
  before: PeriodOfStories | undefined,
  look: Look,
): string[] {
  const year = period.slice(0, 4);
  const heading = before?.period.startsWith(year) ? [] : [look.bold(`${year}年`)];
  const label = period === year ? '月份不详' : `${Number(period.slice(5))}月`;
  return [...heading, `  ${label}：${stories} 篇`];
}

function example(periods: readonly PeriodOfStories[]): string {
  return `${name} ${exampleMonth(periods) ?? '2025年8月'}`;
}
