import { bestPath } from './best-path.ts';
import type { Byline } from './block.ts';
import type { Line } from './line.ts';
import { StoryLetters } from './overlap.ts';
import { type HeadlineItem, type SettingItem, toItems } from './setting-item.ts';
import type { Caption, DraftStory, PageLayout } from './story.ts';

/** What was set apart and belongs to one story, in the order of the page. */
export interface StorySettings {
  readonly letters: StoryLetters;
  readonly headlineLines: Line[];
  readonly bylines: Byline[];
  readonly captions: Caption[];
}

/** Every line that was set apart, with its story; what belongs to none is furniture. */
export interface Attribution {
  readonly byStory: readonly StorySettings[];
  readonly furniture: readonly Line[];
}

/** A story by its place on the page, or nothing: furniture. */
type Owner = number | 'none';

/** An item with the gap between stories where it stands, and the story it was given to. */
interface Placement {
  readonly item: SettingItem;
  readonly gap: number;
  readonly owner: Owner;
}

/** A story as far as attribution is concerned. */
interface Claimant {
  readonly letters: StoryLetters;
  /** Whether its lead mark names a writer. */
  readonly namesWriter: boolean;
}

/** How far, counted in stories, a headline may stand from its own; 0 is the story below. */
const reach: ReadonlyMap<number, number> = new Map([
  [-3, 0.22],
  [-2, 0.12],
  [-1, 0],
  [0, 0],
  [1, 0.22],
]);
/** What a line must score to belong to a story at all. */
const furnitureScore = 0.27;
/** Lines of one group seldom belong to two stories; groups parted by a blank line more often. */
const switchInsideGroup = 0.3;
const switchBetweenGroups = 0.1;
/** A byline goes with the headline beside it, and to a story that names no writer of its own. */
const bylineSwitch = 0.3;
const creditedPenalty = 0.5;
/** A headline must tell so much of a story to be taken from another one. */
const minTakenShare = 0.45;

/**
 * Gives each headline, byline and caption to the story whose words it shares, by the best path
 * through each run of them. A headline may stand before its story or after it, even after the next.
 */
export function attribute(layout: PageLayout): Attribution {
  const claimants = layout.stories.map(toClaimant);
  const placements = layout.settings.flatMap((settings, gap) => {
    const items = toItems(settings);
    const owners = bestPath(items, ownersAt(gap, claimants.length), {
      score: (item, owner) => scoreOf(item, owner, gap, claimants),
      switchCost,
    });
    return items.map((item, index): Placement => ({ item, gap, owner: owners[index] ?? 'none' }));
  });
  return distribute(shareWithHeadless(placements, claimants), claimants);
}

function toClaimant({ sections }: DraftStory): Claimant {
  const text = sections.flatMap(({ lines }) => lines.map((line) => line.text)).join('');
  const first = sections[0];
  const credits = first?.kind === 'prose' ? (first.lead?.credits ?? []) : [];
  return { letters: new StoryLetters(text), namesWriter: credits.length > 0 };
}

function ownersAt(gap: number, stories: number): Owner[] {
  const inReach = [...reach.keys()].map((offset) => gap + offset);
  return [...inReach.filter((story) => story >= 0 && story < stories), 'none'];
}

function switchCost(item: SettingItem): number {
  if (item.kind === 'byline') return bylineSwitch;
  if (item.kind === 'caption') return 0;
  return item.opensGroup ? switchBetweenGroups : switchInsideGroup;
}

function scoreOf(
  item: SettingItem,
  owner: Owner,
  gap: number,
  claimants: readonly Claimant[],
): number {
  if (owner === 'none') return item.kind === 'headline' ? furnitureScore : -creditedPenalty;
  const claimant = claimants[owner];
  const penalty = reach.get(owner - gap) ?? 0;
  if (item.kind === 'byline') return (claimant?.namesWriter ? -creditedPenalty : 0) - penalty;
  return shareOf(item, claimant) - penalty;
}

function shareOf({ lines }: HeadlineItem | Caption, claimant: Claimant | undefined): number {
  return claimant?.letters.shareOf(lines.map(({ text }) => text).join('')) ?? 0;
}

/**
 * A story without a headline takes one from a story in reach that has several, if it tells of both
 * alike: papers set two headlines above each other when two stories stand side by side.
 */
function shareWithHeadless(
  placements: readonly Placement[],
  claimants: readonly Claimant[],
): Placement[] {
  const shared = [...placements];
  const starts = gapStarts(placements);
  const counts = countHeadlines(placements, claimants.length);
  for (const [story, claimant] of claimants.entries()) {
    if ((counts[story] ?? 0) > 0) continue;
    const [from, until] = placesInReach(story, starts);
    const taken = shared
      .slice(from, until)
      .flatMap((placement, index) => toOffer(placement, from + index, claimant, claimants, counts))
      .sort((a, b) => b.share - a.share)[0];
    if (!taken) continue;
    const { at, placement, owner } = taken;
    shared[at] = { ...placement, owner: story };
    if (!opensHeadline(placement)) continue;
    counts[owner] = (counts[owner] ?? 0) - 1;
    counts[story] = (counts[story] ?? 0) + 1;
  }
  return shared;
}

/** Where the placements of each gap begin, which stand in the order of their gaps. */
function gapStarts(placements: readonly Placement[]): number[] {
  const starts: number[] = [];
  for (const [index, { gap }] of placements.entries()) {
    while (starts.length <= gap) starts.push(index);
  }
  return starts;
}

/** The places of what stands near enough to a story to be its headline: first, and after the last. */
function placesInReach(story: number, starts: readonly number[]): [from: number, until: number] {
  const placeOf = (gap: number) => starts[Math.max(0, gap)] ?? Number.POSITIVE_INFINITY;
  return [
    placeOf(story - Math.max(...reach.keys())),
    placeOf(story - Math.min(...reach.keys()) + 1),
  ];
}

/** How many headlines each story has been given. */
function countHeadlines(placements: readonly Placement[], stories: number): number[] {
  const counts = new Array<number>(stories).fill(0);
  for (const placement of placements) {
    const { owner } = placement;
    if (owner !== 'none' && opensHeadline(placement)) counts[owner] = (counts[owner] ?? 0) + 1;
  }
  return counts;
}

function opensHeadline({ item }: Placement): boolean {
  return item.kind === 'headline' && item.opensGroup;
}

/** A headline that a story could take from another: where it stands, and how much it tells of the story. */
interface Offer {
  readonly at: number;
  readonly placement: Placement;
  readonly owner: number;
  readonly share: number;
}

/** How much a headline tells of a story that has none, if its owner can spare it. */
function toOffer(
  placement: Placement,
  at: number,
  claimant: Claimant,
  claimants: readonly Claimant[],
  counts: readonly number[],
): Offer[] {
  const { item, owner } = placement;
  if (item.kind !== 'headline' || owner === 'none' || (counts[owner] ?? 0) < 2) return [];
  const share = shareOf(item, claimant);
  const isTold = share >= minTakenShare && share >= shareOf(item, claimants[owner]);
  return isTold ? [{ at, placement, owner, share }] : [];
}

function distribute(placements: readonly Placement[], claimants: readonly Claimant[]): Attribution {
  const byStory = claimants.map(
    ({ letters }): StorySettings => ({ letters, headlineLines: [], bylines: [], captions: [] }),
  );
  const furniture: Line[] = [];
  for (const { item, owner } of placements) {
    const settings = owner === 'none' ? undefined : byStory[owner];
    if (!settings) pushAll(furniture, item.kind === 'byline' ? [item.line] : item.lines);
    else if (item.kind === 'headline') pushAll(settings.headlineLines, item.lines);
    else if (item.kind === 'byline') settings.bylines.push(item);
    else settings.captions.push(item);
  }
  return { byStory, furniture };
}

/** One by one, as a call takes no more than some 100,000 arguments. */
function pushAll(target: Line[], lines: readonly Line[]): void {
  for (const line of lines) target.push(line);
}
