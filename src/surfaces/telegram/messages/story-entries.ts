import type { StoryLine } from '../../../browsing/browser.ts';
import { chineseDate, pageName } from '../../wording/citation-line.ts';
import type { StoryKey } from '../store/bot-store.ts';
import { inRows } from './button-rows.ts';
import type { Keyboard } from './outgoing-message.ts';
import { shortLine } from './printed-text.ts';
import { join, link, type RichText } from './rich-text.ts';
import { linkAddress, writeTap } from './taps.ts';

const titleChars = 60;

/** A story of a list with the key by which it is opened. */
export type KeyedStory = StoryLine & { readonly key: StoryKey };

/** `1. 《标题》 2025年8月26日，第3版`, the headline a link; `first` is the number of the first story. */
export function storyEntries(
  stories: readonly KeyedStory[],
  { first, botUsername }: { readonly first: number; readonly botUsername: string },
): RichText[] {
  return stories.map((story, index) => {
    const title = `《${shortLine(story.title, titleChars) || '无标题'}》`;
    const linked = link(title, linkAddress(botUsername, { wants: 'story', story: story.key }));
    const printed = [chineseDate(story), shortLine(pageName(story), titleChars)];
    const details = printed.filter((part) => part !== '').join('，');
    return join([`${first + index}. `, linked, details && ` ${details}`]);
  });
}

/** A button with the number of each story, which opens it. */
export function storyNumberRows(
  stories: readonly KeyedStory[],
  { first, perRow }: { readonly first: number; readonly perRow: number },
): Keyboard {
  const buttons = stories.map(({ key: story }, index) => ({
    text: `${first + index}`,
    data: writeTap({ wants: 'story', story }),
  }));
  return inRows(buttons, perRow);
}
