import type { FurnitureKind } from './page-furniture.ts';
import { drawPageHabits, layOutPage, type PageHabits } from './page-layout.ts';
import { type PlacedPiece, type Role, writePage } from './page-writer.ts';
import { chance, type Random } from './random.ts';
import { type ArticleKind, planStory, type StoryPlan, type VisiblePart } from './story-plan.ts';

export { seededRandom } from './random.ts';

/** One article of a generated page, as a perfect reader would rebuild it. */
export interface GeneratedArticle {
  headline: string | null;
  kicker: string | null;
  subtitle: string | null;
  bylineNames: string[];
  kind: ArticleKind;
  /**
   * Raw offsets [start, end) of every piece of the body: prose lines and section headings,
   * without lead marks, byline lines and photo credits.
   */
  bodySpans: [number, number][];
  headlineSpans: [number, number][];
  /** The text of the body spans, white space removed. */
  bodyText: string;
}

/** A newspaper page made from known stories, together with the truth about it. */
export interface GeneratedPage {
  text: string;
  /** In the order in which their bodies are printed. */
  articles: GeneratedArticle[];
  furniture: { kind: FurnitureKind; start: number; end: number }[];
}

const UNUSUAL_HEADLINE_SHARE = 0.15;
const CUT_BEGINNING_SHARE = 0.05;
const CUT_END_SHARE = 0.12;

/**
 * Sets plain news texts as a page of a Chinese newspaper would come out of a converter: columns
 * broken in mid-word, headlines before or after their bodies, labels, page lines and the rest.
 * The same stories and the same random numbers give the same page. Stories keep their order; one
 * without text is left out, and a long one is shortened at a sentence end.
 */
export function generatePage(stories: readonly { text: string }[], random: Random): GeneratedPage {
  const habits = drawPageHabits(random);
  const plans = planStories(stories, habits, random);
  const { text, pieces } = writePage(layOutPage(plans, habits, random));
  return {
    text,
    articles: plans.map((plan, index) => describeArticle(plan, index, text, pieces)),
    furniture: pieces.flatMap(({ role, start, end }) =>
      isFurniture(role) ? [{ kind: role, start, end }] : [],
    ),
  };
}

function planStories(
  stories: readonly { text: string }[],
  habits: PageHabits,
  random: Random,
): StoryPlan[] {
  const plans: StoryPlan[] = [];
  stories.forEach(({ text }, index) => {
    const visiblePart = drawVisiblePart(index, stories.length, random);
    const isUnusual = chance(random, UNUSUAL_HEADLINE_SHARE);
    const plan = planStory(
      text,
      {
        // A story that runs off the page has its headline where it begins.
        headlineFirst: visiblePart === 'beginning' || habits.headlineFirst !== isUnusual,
        halfWidthPunctuation: habits.halfWidthPunctuation,
        followsBody: endsInBody(plans.at(-1)),
        visiblePart,
      },
      random,
    );
    if (plan !== null) plans.push(plan);
  });
  return plans;
}

/** Only the first story of several can come from the page before, and only the last can go on. */
function drawVisiblePart(index: number, count: number, random: Random): VisiblePart {
  if (count > 1 && index === 0 && chance(random, CUT_BEGINNING_SHARE)) return 'end';
  if (count > 1 && index === count - 1 && chance(random, CUT_END_SHARE)) return 'beginning';
  return 'whole';
}

/** A photo's credit closes its caption, so only a news body runs on into the next story. */
function endsInBody(plan: StoryPlan | undefined): boolean {
  if (plan === undefined || plan.kind === 'photo') return false;
  return plan.headlineFirst || plan.headline === null;
}

function describeArticle(
  plan: StoryPlan,
  index: number,
  text: string,
  pieces: readonly PlacedPiece[],
): GeneratedArticle {
  const bodySpans = spansOf('body', index, pieces);
  return {
    headline: plan.headline,
    kicker: plan.kicker,
    subtitle: plan.subtitle,
    bylineNames: [...plan.bylineNames],
    kind: plan.kind,
    bodySpans,
    headlineSpans: spansOf('headline', index, pieces),
    bodyText: bodySpans
      .map(([start, end]) => text.slice(start, end))
      .join('')
      .replace(/\s+/gu, ''),
  };
}

function spansOf(role: Role, article: number, pieces: readonly PlacedPiece[]): [number, number][] {
  return pieces
    .filter((piece) => piece.role === role && piece.article === article)
    .map(({ start, end }) => [start, end]);
}

function isFurniture(role: Role): role is FurnitureKind {
  return role === 'label' || role === 'masthead' || role === 'folio' || role === 'markup';
}
