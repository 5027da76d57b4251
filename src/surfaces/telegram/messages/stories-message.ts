import type { PeriodOfStories, StoryPage } from '../../../browsing/browser.ts';
import { periodName } from '../../wording/period.ts';
import { inRows } from './button-rows.ts';
import type { Button, Keyboard, OutgoingMessage } from './outgoing-message.ts';
import { bold, join, joinLines, multiline, type RichText, toMessage } from './rich-text.ts';
import { firstMessage } from './split.ts';
import { type KeyedStory, storyEntries, storyNumberRows } from './story-entries.ts';
import { writeTap } from './taps.ts';
import { emptyArchiveText, noStoriesText, olderStoriesText } from './wording.ts';

const mostPeriods = 24;
const periodsPerRow = 3;
const numbersPerRow = 4;

/** Some of the stories of a list, each with the key by which it is opened. */
export interface KeyedStories extends StoryPage {
  readonly stories: readonly KeyedStory[];
}

/** Which stories are listed. */
export interface StoriesShown {
  /** The month (`2025-08`) or year that they are of; without it the newest of all are listed. */
  readonly period?: string;
  /** From 0. */
  readonly pageNumber: number;
  readonly perPage: number;
  readonly botUsername: string;
}

/**
 * What the archive holds by month, newest first, with buttons for the newest periods; what is older
 * is counted by years. `describe` is one line about the archive.
 */
export function periodsMessage(
  periods: readonly PeriodOfStories[],
  describe: string,
): OutgoingMessage {
  const named = periods.filter(({ period }) => periodName(period) !== '');
  const [newest, older] = [named.slice(0, mostPeriods), named.slice(mostPeriods)];
  const text = joinLines([
    multiline(describe),
    ...(named.length === 0 ? [emptyArchiveText] : []),
    ...newest.flatMap((period, index) => periodLines(period, newest[index - 1])),
    ...olderLines(older),
  ]);
  return toMessage(firstMessage(text), named.length === 0 ? [] : periodsKeyboard(newest));
}

/** A page of a list of stories, each a link to it and with a button of its number. */
export function storiesMessage(page: KeyedStories, shown: StoriesShown): OutgoingMessage {
  const first = shown.pageNumber * shown.perPage + 1;
  const lines = storyEntries(page.stories, { first, botUsername: shown.botUsername });
  const text = joinLines(
    lines.length > 0
      ? [bold(listTitle(page, shown)), ...lines]
      : [page.total > 0 ? '这一页没有报道。' : emptyListText(shown.period)],
  );
  return toMessage(firstMessage(text), storiesKeyboard(page, shown, first));
}

/** Each year has its heading. */
function periodLines(
  { period, stories }: PeriodOfStories,
  before: PeriodOfStories | undefined,
): RichText[] {
  const year = yearOf(period);
  const name = period === year ? '月份不详' : `${Number(period.slice(5))}月`;
  const heading = before && yearOf(before.period) === year ? [] : [bold(`${year}年`)];
  return [...heading, join([`${name}：${stories} 篇`])];
}

function olderLines(older: readonly PeriodOfStories[]): RichText[] {
  const ofYears = new Map<string, number>();
  for (const { period, stories } of older) {
    ofYears.set(yearOf(period), (ofYears.get(yearOf(period)) ?? 0) + stories);
  }
  if (ofYears.size === 0) return [];
  const lines = [...ofYears].map(([year, stories]) => join([`${year}年：${stories} 篇`]));
  return [bold('更早的'), join([olderStoriesText]), ...lines];
}

function periodsKeyboard(newest: readonly PeriodOfStories[]): Keyboard {
  const buttons = newest.map(({ period }) => ({
    text: periodName(period),
    data: writeTap({ wants: 'stories', period, page: 0 }),
  }));
  return [
    ...inRows(buttons, periodsPerRow),
    [{ text: '最新报道', data: writeTap({ wants: 'stories', page: 0 }) }],
  ];
}

function yearOf(period: string): string {
  return period.slice(0, 4);
}

function listTitle({ total }: StoryPage, { period, pageNumber, perPage }: StoriesShown): string {
  const name =
    period === undefined
      ? `档案共 ${total} 篇报道，新的在前`
      : `${periodName(period)}：共 ${total} 篇`;
  const pages = Math.ceil(total / perPage);
  return pages > 1 ? `${name}，第 ${pageNumber + 1} 页，共 ${pages} 页` : name;
}

function emptyListText(period: string | undefined): string {
  return period === undefined ? emptyArchiveText : noStoriesText(periodName(period));
}

function storiesKeyboard(page: KeyedStories, shown: StoriesShown, first: number): Keyboard {
  const months = page.total > 0 || shown.period !== undefined ? [periodsButton] : [];
  return [
    ...storyNumberRows(page.stories, { first, perRow: numbersPerRow }),
    pageButtons(page, shown),
    months,
  ];
}

const periodsButton: Button = { text: '全部月份', data: writeTap({ wants: 'periods' }) };

function pageButtons({ total }: StoryPage, { period, pageNumber, perPage }: StoriesShown) {
  const to = (page: number) => writeTap({ wants: 'stories', ...(period && { period }), page });
  const buttons: Button[] = [];
  const lastPage = Math.max(0, Math.ceil(total / perPage) - 1);
  if (pageNumber > 0) {
    buttons.push({ text: '◀ 上一页', data: to(Math.min(pageNumber - 1, lastPage)) });
  }
  if (pageNumber < lastPage) buttons.push({ text: '下一页 ▶', data: to(pageNumber + 1) });
  return buttons;
}
