import type { Byline } from './block.ts';
import type { Line } from './line.ts';
import type { Caption, Setting } from './story.ts';

/** A line of a headline, or the pieces of one that was torn. */
export interface HeadlineItem {
  readonly kind: 'headline';
  readonly lines: readonly Line[];
  /** Whether it stands apart from what comes before it. */
  readonly opensGroup: boolean;
}

/** One thing between two stories that goes to a story as a whole. */
export type SettingItem = HeadlineItem | Byline | Caption;

/** From so many torn lines on, what stands around them is taken as one scattered headline. */
const minTornLines = 3;
const maxTornChars = 2;
const maxTornNeighbourChars = 10;

/** Parts what is set between two stories into the things that go to one story each. */
export function toItems(settings: readonly Setting[]): SettingItem[] {
  const items: SettingItem[] = [];
  let short: Line[] = [];
  const flush = () => {
    for (const item of toHeadlines(short)) items.push(item);
    short = [];
  };
  for (const setting of settings) {
    for (const line of setting.kind === 'display' ? setting.lines : []) {
      if (isShort(line)) {
        short.push(line);
        continue;
      }
      flush();
      items.push(toHeadline(line));
    }
    if (setting.kind === 'display') continue;
    flush();
    items.push(setting);
  }
  flush();
  return items;
}

function isShort({ headingMark, text }: Line): boolean {
  return headingMark === undefined && text.length <= maxTornNeighbourChars;
}

/** Single characters were torn from a headline, and the short lines around them are pieces of it. */
function toHeadlines(lines: readonly Line[]): HeadlineItem[] {
  const torn = lines.filter(({ text }) => text.length <= maxTornChars);
  if (torn.length < minTornLines) return lines.map(toHeadline);
  return [{ kind: 'headline', lines, opensGroup: true }];
}

function toHeadline(line: Line): HeadlineItem {
  return { kind: 'headline', lines: [line], opensGroup: line.afterBlank || line.indented };
}
