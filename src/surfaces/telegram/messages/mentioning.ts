import type { Keyboard } from './outgoing-message.ts';
import { shortLine } from './printed-text.ts';
import { join, type RichText } from './rich-text.ts';
import type { KeyedStories } from './stories-message.ts';
import { storyEntries, storyNumberRows } from './story-entries.ts';

const mostStories = 5;
const wordsChars = 30;

/** Stories that hold some words, for somebody whose question with them has no answer. */
export interface Mentioning {
  readonly words: string;
  /** Of more than five the first five are shown. */
  readonly stories: KeyedStories;
}

/** The stories below the words that they hold, and how many there are in all. */
export function mentioningLines(
  { words, stories }: Mentioning,
  botUsername: string,
): readonly RichText[] {
  const shown = stories.stories.slice(0, mostStories);
  return [
    join([`提到“${shortLine(words, wordsChars)}”的报道：`]),
    ...storyEntries(shown, { first: 1, botUsername }),
    join([totalLine(stories, shown.length)]),
  ];
}

/** A button with the number of each story that is shown. */
export function mentioningRows({ stories }: Mentioning): Keyboard {
  return storyNumberRows(stories.stories.slice(0, mostStories), { first: 1, perRow: mostStories });
}

function totalLine({ total, mayHaveMore }: KeyedStories, shown: number): string {
  const all = `${mayHaveMore ? '至少' : '共'} ${total} 篇`;
  return total > shown ? `${all}，这里是前 ${shown} 篇。` : `${all}。`;
}
