import {
  type Credit,
  inventAgencyLeadMark,
  inventBylineLine,
  inventFollowUpMark,
  inventLeadMark,
  inventPhotoCredit,
} from './bylines.ts';
import { makeHeadlineGroup } from './headline-maker.ts';
import { inventSubheads } from './page-furniture.ts';
import { between, chance, type Random } from './random.ts';
import {
  cleanStory,
  groupIntoParagraphs,
  splitSentences,
  takeSentences,
  toHalfWidthPunctuation,
} from './story-text.ts';
import type { Paragraph } from './typesetting.ts';

/** `feature`: signed beside its headline or unsigned; `photo`: a caption with its credit. */
export type ArticleKind = 'news' | 'feature' | 'photo';

/** Which part of an article lies on the page; the rest is beyond its edge. */
export type VisiblePart = 'whole' | 'beginning' | 'end';

/** Where a story stands among the others, which limits how it may be laid out. */
export interface StoryPlace {
  readonly headlineFirst: boolean;
  readonly halfWidthPunctuation: boolean;
  /** Whether nothing but a lead mark or a headline would divide this story from the last. */
  readonly followsBody: boolean;
  readonly visiblePart: VisiblePart;
}

/** An article as the editor hands it to the compositor. */
export interface StoryPlan {
  readonly kind: ArticleKind;
  readonly headline: string | null;
  readonly kicker: string | null;
  readonly subtitle: string | null;
  readonly bylineLine: string | null;
  readonly bylineNames: readonly string[];
  readonly hasLeadMark: boolean;
  readonly headlineFirst: boolean;
  readonly visiblePart: VisiblePart;
  readonly paragraphs: readonly Paragraph[];
}

const SHORTEST_FEATURE = 450;
const SHORTEST_CAPTION = 70;
const LONGEST_CAPTION = 150;
const FEWEST_SECTIONED_PARAGRAPHS = 6;
const NO_CREDIT: Credit = { text: '', names: [] };

/** Decides how one story is headed, signed and divided; null when it has no text. */
export function planStory(story: string, place: StoryPlace, random: Random): StoryPlan | null {
  const text = cleanStory(story);
  if (text === '') return null;
  const plan = planKind(text, place, random);
  return place.halfWidthPunctuation ? withHalfWidthPunctuation(plan) : plan;
}

function planKind(text: string, place: StoryPlace, random: Random): StoryPlan {
  const caption = takeSentences(splitSentences(text), LONGEST_CAPTION).join('');
  const isWhole = place.visiblePart === 'whole';
  const isCaption =
    isWhole && caption.length >= SHORTEST_CAPTION && caption.length <= LONGEST_CAPTION;
  if (place.visiblePart === 'end') return planRemainder(text, place, random);
  if (isCaption && chance(random, 0.12)) return planPhoto(caption, place, random);
  if (text.length >= SHORTEST_FEATURE && chance(random, 0.25)) {
    return planFeature(text, place, random) ?? planNews(text, place, random);
  }
  return planNews(text, place, random);
}

/** The end of a story whose headline and opening stand on another page. */
function planRemainder(text: string, place: StoryPlace, random: Random): StoryPlan {
  const prose = divideIntoParagraphs(text, random);
  return { ...unsigned(place), kind: 'news', paragraphs: prose.map((body) => setProse(body)) };
}

function planPhoto(caption: string, place: StoryPlace, random: Random): StoryPlan {
  const credit = inventPhotoCredit(random);
  const { headline } = makeHeadlineGroup(caption, random);
  return {
    ...unsigned(place),
    kind: 'photo',
    headline: chance(random, 0.5) ? headline : null,
    bylineNames: credit.names,
    headlineFirst: true,
    paragraphs: [
      {
        pieces: [
          { text: caption, role: 'body' },
          { text: credit.text, role: 'credit' },
        ],
        isSubhead: false,
      },
    ],
  };
}

/** A feature has no lead mark, so only its headline shows where it is; without one, null. */
function planFeature(text: string, place: StoryPlace, random: Random): StoryPlan | null {
  const heads = makeHeadlineGroup(text, random);
  if (heads.headline === null) return null;
  const byline = chance(random, 0.8) ? inventBylineLine(random) : null;
  const paragraphs = divideIntoParagraphs(text, random).map((body) => setProse(body));
  return {
    ...unsigned(place),
    ...heads,
    kind: 'feature',
    bylineLine: byline?.text ?? null,
    bylineNames: byline?.names ?? [],
    headlineFirst: place.headlineFirst || place.followsBody,
    paragraphs: chance(random, 0.5) ? addSubheads(paragraphs, random) : paragraphs,
  };
}

function planNews(text: string, place: StoryPlace, random: Random): StoryPlan {
  const prose = divideIntoParagraphs(text, random);
  const heads = makeHeadlineGroup(text, random);
  const isHeaded = heads.headline !== null && chance(random, 0.94);
  const lead = drawLeadMark(isHeaded && !place.followsBody, random);
  const followUp = drawFollowUpMark(prose.length, place, random);
  const followUpAt = between(random, 2, Math.max(2, prose.length - 1));
  const marks = new Map([
    [0, lead.text],
    [followUpAt, followUp.text],
  ]);
  return {
    ...unsigned(place),
    ...(isHeaded ? heads : {}),
    kind: 'news',
    bylineNames: [...new Set([...lead.names, ...followUp.names])],
    hasLeadMark: lead.text !== '',
    paragraphs: prose.map((body, index) => setProse(body, marks.get(index))),
  };
}

/** Now and then a long story goes on with later news, under a mark of its own. */
function drawFollowUpMark(paragraphs: number, place: StoryPlace, random: Random): Credit {
  const mayFollow = paragraphs >= 4 && place.visiblePart === 'whole';
  return mayFollow && chance(random, 0.05) ? inventFollowUpMark(random) : NO_CREDIT;
}

/** Most news is marked as this paper's own; a few reports are an agency's or have no mark. */
function drawLeadMark(mayBeMissing: boolean, random: Random): Credit {
  if (mayBeMissing && chance(random, 0.06)) return NO_CREDIT;
  return chance(random, 0.06) ? inventAgencyLeadMark(random) : inventLeadMark(random);
}

function unsigned(place: StoryPlace): Omit<StoryPlan, 'kind' | 'paragraphs'> {
  return {
    headline: null,
    kicker: null,
    subtitle: null,
    bylineLine: null,
    bylineNames: [],
    hasLeadMark: false,
    headlineFirst: place.headlineFirst,
    visiblePart: place.visiblePart,
  };
}

function divideIntoParagraphs(text: string, random: Random): string[] {
  const sentences = takeSentences(splitSentences(text), between(random, 180, 1500));
  return groupIntoParagraphs(sentences, random);
}

function setProse(body: string, lead = ''): Paragraph {
  const prose = { text: body, role: 'body' } as const;
  const pieces = lead === '' ? [prose] : [{ text: lead, role: 'lead' } as const, prose];
  return { pieces, isSubhead: false };
}

/** Sections of about equal length, the first of them after an opening of two paragraphs. */
function addSubheads(paragraphs: readonly Paragraph[], random: Random): Paragraph[] {
  if (paragraphs.length < FEWEST_SECTIONED_PARAGRAPHS) return [...paragraphs];
  const titles = inventSubheads(random);
  const opening = 2;
  const sectionLength = Math.max(1, Math.floor((paragraphs.length - opening) / titles.length));
  return paragraphs.flatMap((paragraph, index) => {
    const section = (index - opening) / sectionLength;
    const title = Number.isInteger(section) ? titles[section] : undefined;
    return title === undefined ? [paragraph] : [setSubhead(title), paragraph];
  });
}

/** Section headings are printed inside the body, so they count as part of it. */
function setSubhead(title: string): Paragraph {
  return { pieces: [{ text: title, role: 'body' }], isSubhead: true };
}

function withHalfWidthPunctuation(plan: StoryPlan): StoryPlan {
  const convert = (text: string | null) => (text === null ? null : toHalfWidthPunctuation(text));
  return {
    ...plan,
    headline: convert(plan.headline),
    kicker: convert(plan.kicker),
    subtitle: convert(plan.subtitle),
    paragraphs: plan.paragraphs.map(({ pieces, isSubhead }) => ({
      pieces: pieces.map(({ text, role }) => ({ text: toHalfWidthPunctuation(text), role })),
      isSubhead,
    })),
  };
}
