import { splitWords } from './headline-maker.ts';
import { type FurnitureKind, inventFolio, inventLabel, inventMasthead } from './page-furniture.ts';
import type { Block, Piece, PrintLine, Role, Run } from './page-writer.ts';
import { between, chance, pick, type Random } from './random.ts';
import type { StoryPlan } from './story-plan.ts';
import { toHalfWidthPunctuation } from './story-text.ts';
import { drawColumnShape, gatherRuns, type LineHabits, setParagraphs } from './typesetting.ts';

/** What all stories of one page have in common. */
export interface PageHabits extends LineHabits {
  readonly headlineFirst: boolean;
  readonly halfWidthPunctuation: boolean;
  /** Whether the page went through a converter that writes Markdown. */
  readonly isMarkdown: boolean;
}

interface Part {
  readonly story: number;
  readonly kind: 'body' | 'headline';
}

const BLANK_LINE = '\n\n';
const PHOTO_GAP = '\n\n\n\n';
const FEWEST_LINES_TO_CUT = 10;

/** The habits of one random page. */
export function drawPageHabits(random: Random): PageHabits {
  const isMarkdown = chance(random, 0.15);
  return {
    headlineFirst: isMarkdown || chance(random, 0.5),
    halfWidthPunctuation: isMarkdown || chance(random, 0.12),
    isMarkdown,
    letterSpacedShare: !isMarkdown && chance(random, 0.4) ? 0.05 : 0,
    spacedNumberShare: chance(random, 0.4) ? 0.4 : 0,
    paragraphGapShare: pick(random, [0.75, 0.9, 0.97]),
    quotationOpensRun: !isMarkdown && chance(random, 0.6),
  };
}

/** Everything printed on a page, in the order in which a converter reads it. */
export function layOutPage(
  plans: readonly StoryPlan[],
  habits: PageHabits,
  random: Random,
): Block[] {
  const blocks = headOfPage(habits, random);
  for (const part of orderParts(plans, random)) {
    const plan = plans[part.story];
    if (plan === undefined) continue;
    if (mayHoldLabel(blocks, part, plans) && chance(random, 0.08)) {
      blocks.push(furnitureBlock('label', inventLabel(random), habits, random));
    }
    blocks.push(storyBlock(plan, part, blocks.at(-1), habits, random));
  }
  const foot = chance(random, 0.15)
    ? [furnitureBlock('folio', inventFolio(random), habits, random)]
    : [];
  const opening = pick(random, ['', ' ', '\n']);
  return [...blocks, ...foot].map((block, index) =>
    index === 0 ? { ...block, gapBefore: opening } : block,
  );
}

/** A label between a headline and its own body would divide the story, so it stands elsewhere. */
function mayHoldLabel(
  blocks: readonly Block[],
  { story, kind }: Part,
  plans: readonly StoryPlan[],
): boolean {
  const last = blocks.at(-1)?.article ?? null;
  const startsStory = plans[story]?.headlineFirst ? kind === 'headline' : kind === 'body';
  const isPhotoWithoutHeadline = plans[story]?.headline === null && plans[story].kind === 'photo';
  return last !== null && last < story && startsStory && !isPhotoWithoutHeadline;
}

function headOfPage(habits: PageHabits, random: Random): Block[] {
  const blocks: Block[] = [];
  if (chance(random, 0.25)) {
    blocks.push(furnitureBlock('masthead', inventMasthead(random), habits, random));
  }
  if (chance(random, 0.35)) {
    blocks.push(furnitureBlock('folio', inventFolio(random), habits, random));
  }
  return blocks;
}

/**
 * The order of bodies and headlines. Where two neighbouring stories both have their headline
 * after the body, a converter sometimes reads both bodies first, and then the headlines, the
 * lower one first more often than not.
 */
function orderParts(plans: readonly StoryPlan[], random: Random): Part[] {
  const parts: Part[] = [];
  for (let story = 0; story < plans.length; story += 1) {
    if (canShareHeadlines(plans[story], plans[story + 1]) && chance(random, 0.15)) {
      const headlines = chance(random, 0.6) ? [story + 1, story] : [story, story + 1];
      parts.push({ story, kind: 'body' }, { story: story + 1, kind: 'body' });
      parts.push(...headlines.map((index) => ({ story: index, kind: 'headline' }) as const));
      story += 1;
    } else {
      parts.push(...partsOf(plans[story], story));
    }
  }
  return parts;
}

function canShareHeadlines(...pair: readonly (StoryPlan | undefined)[]): boolean {
  return pair.every(
    (plan) => plan?.hasLeadMark === true && plan.headline !== null && !plan.headlineFirst,
  );
}

function partsOf(plan: StoryPlan | undefined, story: number): Part[] {
  const body = { story, kind: 'body' } as const;
  const headline = { story, kind: 'headline' } as const;
  if (plan === undefined || plan.headline === null) return [body];
  return plan.headlineFirst ? [headline, body] : [body, headline];
}

function storyBlock(
  plan: StoryPlan,
  part: Part,
  previous: Block | undefined,
  habits: PageHabits,
  random: Random,
): Block {
  const gapBefore = drawGap(plan, part, previous, habits, random);
  const runs =
    part.kind === 'headline' ? headlineRuns(plan, habits, random) : bodyRuns(plan, habits, random);
  return { article: part.story, gapBefore, lineEnd: habits.isMarkdown ? ' ' : '\n', runs };
}

function drawGap(
  plan: StoryPlan,
  part: Part,
  previous: Block | undefined,
  habits: PageHabits,
  random: Random,
): string {
  const isOwnBody = part.kind === 'body' && previous?.article === part.story;
  if (plan.kind === 'photo' && !isOwnBody) return PHOTO_GAP;
  if (habits.isMarkdown || part.kind === 'headline') return BLANK_LINE;
  if (isOwnBody) return chance(random, 0.3) ? '\n' : BLANK_LINE;
  // A new frame of type begins with a space and no blank line.
  return chance(random, 0.2) ? '\n ' : BLANK_LINE;
}

function bodyRuns(plan: StoryPlan, habits: PageHabits, random: Random): Run[] {
  const shape = drawColumnShape(random);
  const lines = setParagraphs(plan.paragraphs, shape, random);
  if (plan.visiblePart === 'whole' || lines.length < FEWEST_LINES_TO_CUT) {
    return gatherRuns(lines, shape, habits, random);
  }
  const edge = Math.floor((lines.length * between(random, 40, 80)) / 100);
  const isBeginning = plan.visiblePart === 'beginning';
  const visible = isBeginning ? lines.slice(0, edge) : lines.slice(edge);
  const runs = gatherRuns(visible, shape, habits, random);
  if (chance(random, 0.5)) return runs;
  const pointer = isBeginning ? '（下转第3版）' : '（上接第1版）';
  const text = habits.halfWidthPunctuation ? toHalfWidthPunctuation(pointer) : pointer;
  const pointerRun: Run = [[{ text, role: 'folio' }]];
  return isBeginning ? [...runs, pointerRun] : [pointerRun, ...runs];
}

function headlineRuns(plan: StoryPlan, habits: PageHabits, random: Random): Run[] {
  const { kicker, subtitle, bylineLine } = plan;
  const groups = [
    kicker === null ? [] : [[{ text: kicker, role: 'kicker' } as const]],
    headlineLines(plan.headline ?? '', habits, random),
    subtitle === null ? [] : breakLine(subtitle, 'subtitle', random),
    bylineLine === null ? [] : [[{ text: bylineLine, role: 'byline' } as const]],
  ].filter((group) => group.length > 0);
  return joinGroups(groups, habits, random);
}

/** A kicker, subtitle or byline keeps close to the headline or stands a blank line away. */
function joinGroups(groups: readonly Run[], habits: PageHabits, random: Random): Run[] {
  const runs: PrintLine[][] = [];
  for (const group of groups) {
    const run = runs.at(-1);
    if (run === undefined || habits.isMarkdown || chance(random, 0.4)) runs.push([...group]);
    else run.push(...group);
  }
  return runs;
}

function headlineLines(headline: string, habits: PageHabits, random: Random): Run {
  const lines = breakLine(headline, 'headline', random);
  if (!habits.isMarkdown) return lines;
  const hashes: Piece = { text: pick(random, ['## ', '## ', '### ', '#### ']), role: 'markup' };
  return lines.map((line, index) => (index === 0 ? [hashes, ...line] : line));
}

/** One or two lines; two are divided at a space or, where there is none, between words. */
function breakLine(text: string, role: Role, random: Random): PrintLine[] {
  const isLong = text.length > 13;
  if (!chance(random, isLong ? 0.6 : 0.15)) return [[{ text, role }]];
  const words = splitWords(text);
  const space = words.indexOf(' ');
  const end = space === -1 ? middleWord(words) : space;
  return [words.slice(0, end), words.slice(end)]
    .map((half) => half.join('').trim())
    .filter((half) => half !== '')
    .map((half) => [{ text: half, role }]);
}

/** Index of the word nearest to the middle that may begin a line. */
function middleWord(words: readonly string[]): number {
  const half = words.join('').length / 2;
  let length = 0;
  const middle = words.findIndex((word, index) => {
    length += word.length;
    return length > half && mayDivide(words[index - 1], word);
  });
  return middle === -1 ? words.length : middle;
}

function mayDivide(before: string | undefined, after: string): boolean {
  if (before === undefined) return false;
  const isLatin = /[ -~]$/u.test(before) && /^[ -~]/u.test(after);
  return !isLatin && !/[“（《(]$/u.test(before) && !/^[”）》、)]/u.test(after);
}

function furnitureBlock(
  kind: FurnitureKind,
  text: string,
  habits: PageHabits,
  random: Random,
): Block {
  const line: Piece[] = [{ text, role: kind }];
  const hashes: Piece = { text: pick(random, ['# ', '#### ']), role: 'markup' };
  const isHashed = habits.isMarkdown && kind !== 'folio';
  return {
    article: null,
    gapBefore: BLANK_LINE,
    lineEnd: '\n',
    runs: [[isHashed ? [hashes, ...line] : line]],
  };
}
