import type { Block, Byline, Display, Prose } from './block.ts';
import type { Line } from './line.ts';
import { endsWithPhotoCredit } from './marks.ts';

/** What is set between two stories: headlines, labels, bylines, captions, in their order. */
export type Setting = Display | Byline | Caption;

/** A short text under a picture. */
export interface Caption {
  readonly kind: 'caption';
  readonly lines: readonly Line[];
}

/** A story's running text with the subheads between its sections. */
export interface DraftStory {
  readonly sections: (Prose | Display)[];
}

/** A page's stories; `settings[i]` stands before story `i`, the last one after the last story. */
export interface PageLayout {
  readonly stories: readonly DraftStory[];
  readonly settings: readonly (readonly Setting[])[];
}

/** A caption holds at most this many characters; a longer text under a picture is a photo story. */
const maxCaptionChars = 45;
/** A subhead is a single line of at most this many characters. */
const maxSubheadChars = 22;
/** Subheads of one story are set parallel: their lengths differ by no more than this. */
const maxSubheadDifference = 3;

/** Tells where one story ends and the next begins. */
export function toLayout(blocks: readonly Block[]): PageLayout {
  const stories: DraftStory[] = [];
  const settings: Setting[][] = [];
  let pending: Setting[] = [];
  const begin = (prose: Prose) => {
    settings.push(pending);
    pending = [];
    stories.push({ sections: [prose] });
  };
  for (const [index, block] of blocks.entries()) {
    const story = stories.at(-1);
    if (block.kind !== 'prose') pending.push(block);
    else if (block.lead ? !block.lead.continues || !story : !story) begin(block);
    else if (isCaption(block, pending, blocks[index + 1])) pending.push(toCaption(block));
    else if (story && continues(block, pending, story, blocks, index)) {
      for (const setting of pending) if (setting.kind === 'display') story.sections.push(setting);
      story.sections.push(block);
      // Bylines and captions before a follow-up (又讯) are set behind the story with what comes there.
      pending = pending.filter(({ kind }) => kind !== 'display');
    } else begin(block);
  }
  settings.push(pending);
  return { stories, settings };
}

/** Whether prose without a lead mark goes on with the story above it. */
function continues(
  prose: Prose,
  pending: readonly Setting[],
  story: DraftStory,
  blocks: readonly Block[],
  index: number,
): boolean {
  if (prose.lead?.continues) return true;
  if (isPicture(prose) || prose.afterWideGap || endsWithPicture(story)) return false;
  const subhead = pending[0];
  if (!subhead) return true;
  return pending.length === 1 && isSubhead(subhead) && hasParallel(subhead, blocks, index);
}

function isPicture(prose: Prose): boolean {
  return endsWithPhotoCredit(prose.lines);
}

function endsWithPicture(story: DraftStory): boolean {
  const last = story.sections.at(-1);
  return last?.kind === 'prose' && isPicture(last);
}

function isSubhead(setting: Setting): setting is Display {
  const line =
    setting.kind === 'display' && setting.lines.length === 1 ? setting.lines[0] : undefined;
  return line !== undefined && !line.headingMark && lengthOf(line) <= maxSubheadChars;
}

/** Characters of a line without its letter-spacing. */
function lengthOf(line: Line | undefined): number {
  return line?.text.replace(/\s/gu, '').length ?? 0;
}

/** Whether another subhead like this one stands alone between unmarked prose, before the next lead. */
function hasParallel(subhead: Display, blocks: readonly Block[], index: number): boolean {
  const length = lengthOf(subhead.lines[0]);
  return [...loneDisplays(blocks, index, 1), ...loneDisplays(blocks, index, -1)].some(
    (other) =>
      other !== subhead &&
      isSubhead(other) &&
      Math.abs(lengthOf(other.lines[0]) - length) <= maxSubheadDifference,
  );
}

function* loneDisplays(blocks: readonly Block[], from: number, step: 1 | -1): Generator<Display> {
  for (let index = from; ; index += step) {
    const block = blocks[index];
    if (!block || block.kind === 'byline') return;
    if (block.kind === 'prose') {
      if (block.lead) return;
      continue;
    }
    const isLone = blocks[index - 1]?.kind === 'prose' && blocks[index + 1]?.kind === 'prose';
    if (isLone) yield block;
  }
}

/** A short text between things that are set apart, or at the page's end, belongs to a picture. */
function isCaption(prose: Prose, pending: readonly Setting[], next: Block | undefined): boolean {
  const text = prose.lines.map((line) => line.text).join('');
  if (text.length > maxCaptionChars) return false;
  if (isPicture(prose)) return true;
  const standsAlone = next?.kind !== 'prose' || next.lead !== undefined;
  return pending.length > 0 && standsAlone;
}

function toCaption(prose: Prose): Caption {
  return { kind: 'caption', lines: prose.lines };
}
