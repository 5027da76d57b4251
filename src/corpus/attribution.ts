import type { Byline } from './block.ts';
import type { Line } from './line.ts';
import { lettersOf, sharedPairs } from './overlap.ts';
import type { Caption, DraftStory, PageLayout, Setting } from './story.ts';

/** What was set apart and belongs to one story, in the order of the page. */
export interface StorySettings {
  /** The story's running text, as `lettersOf` gives it. */
  readonly letters: string;
  readonly headlineLines: Line[];
  readonly bylines: Byline[];
  readonly captions: Caption[];
}

/** Every line that was set apart, with its story; what belongs to none is furniture. */
export interface Attribution {
  readonly byStory: readonly StorySettings[];
  readonly furniture: readonly Line[];
}

/** One thing between two stories that goes to a story as a whole. */
type Item =
  | { readonly kind: 'headline'; readonly lines: readonly Line[]; readonly opensGroup: boolean }
  | Byline
  | Caption;

/** A story that a line may belong to; `undefined` stands for none. */
type Candidate = number | undefined;

/** How far, counted in stories, a headline may stand from its own. */
const reach = [
  { offset: -3, penalty: 0.22 },
  { offset: -2, penalty: 0.12 },
  { offset: -1, penalty: 0 },
  { offset: 0, penalty: 0 },
  { offset: 1, penalty: 0.22 },
];
/** What a line must score to belong to a story at all. */
const furnitureScore = 0.27;
/** Lines of one group seldom belong to two stories; groups parted by a blank line more often. */
const switchInsideGroup = 0.3;
const switchBetweenGroups = 0.1;
/** From so many torn lines on, what stands around them is taken as one scattered headline. */
const minTornLines = 3;
const maxTornNeighbour = 10;
/** A byline goes with the headline beside it, and to a story that names no writer of its own. */
const bylineSwitch = 0.3;
const creditedPenalty = 0.5;

/**
 * Gives each headline, byline and caption to the story whose words it shares, by the best path
 * through each run of them (Viterbi): scores are shares of a line's character pairs that the story
 * holds, costs are the switches from one story to another.
 */
export function attribute(layout: PageLayout): Attribution {
  const texts = layout.stories.map(storyLetters);
  const credited = layout.stories.map(namesWriter);
  const byStory = texts.map(emptySettings);
  const furniture: Line[] = [];
  for (const [region, settings] of layout.settings.entries()) {
    const items = toItems(settings);
    const candidates = candidatesOf(region, layout.stories.length);
    const path = bestPath(items, candidates, (item, candidate) =>
      scoreOf(item, candidate, region, texts, credited),
    );
    for (const [index, item] of items.entries()) place(item, path[index], byStory, furniture);
  }
  return { byStory, furniture };
}

function emptySettings(letters: string): StorySettings {
  return { letters, headlineLines: [], bylines: [], captions: [] };
}

function toItems(settings: readonly Setting[]): Item[] {
  const items: Item[] = [];
  let scattered: Line[] = [];
  const gather = () => {
    const torn = scattered.filter(isTorn).length;
    if (torn >= minTornLines) items.push({ kind: 'headline', lines: scattered, opensGroup: true });
    else items.push(...scattered.map((line) => toHeadline(line)));
    scattered = [];
  };
  for (const setting of settings) {
    if (setting.kind !== 'display') {
      gather();
      items.push(setting);
      continue;
    }
    for (const line of setting.lines) {
      if (line.headingMark || line.text.length > maxTornNeighbour) gather();
      if (line.headingMark || line.text.length > maxTornNeighbour) items.push(toHeadline(line));
      else scattered.push(line);
    }
  }
  gather();
  return items;
}

function toHeadline(line: Line): Item {
  return { kind: 'headline', lines: [line], opensGroup: line.afterBlank || line.indented };
}

/** A line of one or two characters was torn from a headline; its neighbours are pieces of it too. */
function isTorn({ text }: Line): boolean {
  return text.length <= 2;
}

function candidatesOf(region: number, stories: number): Candidate[] {
  const inReach = reach.map(({ offset }) => region + offset);
  return [...inReach.filter((story) => story >= 0 && story < stories), undefined];
}

function place(
  item: Item,
  story: Candidate,
  byStory: readonly StorySettings[],
  furniture: Line[],
): void {
  const settings = story === undefined ? undefined : byStory[story];
  if (item.kind === 'headline') (settings?.headlineLines ?? furniture).push(...item.lines);
  else if (item.kind === 'byline')
    settings ? settings.bylines.push(item) : furniture.push(item.line);
  else settings ? settings.captions.push(item) : furniture.push(...item.lines);
}

/** The sequence of candidates with the highest sum of scores less the costs of switching. */
function bestPath(
  items: readonly Item[],
  candidates: readonly Candidate[],
  score: (item: Item, candidate: Candidate) => number,
): Candidate[] {
  let totals: number[] = candidates.map(() => 0);
  const cameFrom: number[][] = [];
  for (const [index, item] of items.entries()) {
    const cost = index === 0 ? 0 : switchCost(item);
    const best = candidates.map((_, to) => bestOrigin(totals, to, cost));
    totals = best.map(({ total }, to) => total + score(item, candidates[to]));
    cameFrom.push(best.map(({ origin }) => origin));
  }
  let state = totals.indexOf(Math.max(...totals));
  const path: Candidate[] = [];
  for (let index = items.length - 1; index >= 0; index--) {
    path.unshift(candidates[state]);
    state = cameFrom[index]?.[state] ?? state;
  }
  return path;
}

function bestOrigin(totals: readonly number[], to: number, cost: number) {
  let origin = to;
  let total = totals[to] ?? 0;
  for (const [from, value] of totals.entries()) {
    if (from !== to && value - cost > total) {
      origin = from;
      total = value - cost;
    }
  }
  return { origin, total };
}

function switchCost(item: Item): number {
  if (item.kind === 'byline') return bylineSwitch;
  if (item.kind === 'caption') return 0;
  return item.opensGroup ? switchBetweenGroups : switchInsideGroup;
}

function scoreOf(
  item: Item,
  candidate: Candidate,
  region: number,
  texts: readonly string[],
  credited: readonly boolean[],
): number {
  if (candidate === undefined) return item.kind === 'headline' ? furnitureScore : -creditedPenalty;
  const penalty = reach.find(({ offset }) => offset === candidate - region)?.penalty ?? 0;
  if (item.kind === 'byline') return (credited[candidate] ? -creditedPenalty : 0) - penalty;
  return sharedPairs(item.lines.map(({ text }) => text).join(''), texts[candidate] ?? '') - penalty;
}

/** The letters of a story's running text, in which its headline's words are looked up. */
function storyLetters(story: DraftStory): string {
  return lettersOf(story.sections.flatMap(({ lines }) => lines.map(({ text }) => text)).join(''));
}

function namesWriter(story: DraftStory): boolean {
  const first = story.sections[0];
  return first?.kind === 'prose' && (first.lead?.credits.length ?? 0) > 0;
}
