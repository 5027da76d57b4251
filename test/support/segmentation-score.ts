/** What an article is for scoring: which characters are its body, and who and what heads it. */
export interface ScoredArticle {
  /** Raw offsets [start, end) into the page text. */
  readonly bodySpans: readonly (readonly [number, number])[];
  readonly headline: string | null;
  readonly bylineNames: readonly string[];
}

/** The articles that stand on one page and those that a program found there. */
export interface ScoredPage {
  readonly text: string;
  readonly truth: readonly ScoredArticle[];
  readonly predicted: readonly ScoredArticle[];
}

/** A true article and the predicted one that was taken for it. */
export interface ArticleMatch {
  readonly truth: ScoredArticle;
  readonly predicted: ScoredArticle;
  /** Jaccard overlap of the two bodies, from the threshold up to 1. */
  readonly overlap: number;
}

/** Counts pooled over all pages, and the shares made of them. Every share is from 0 to 1. */
export interface SegmentationScore {
  readonly trueCount: number;
  readonly predictedCount: number;
  /** The n of `headlineAccuracy` and `bylineAccuracy`. */
  readonly matchedCount: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Share of the matched articles whose headline is exact; 0 when nothing matched. */
  readonly headlineAccuracy: number;
  /** Share of the matched articles whose byline names are exact; 0 when nothing matched. */
  readonly bylineAccuracy: number;
}

/**
 * Two bodies with at least this overlap count as the same article. It forgives a byline, a
 * photo credit or a section heading on the wrong side of the border, but no lost paragraph of
 * a short story.
 */
const MATCH_THRESHOLD = 0.9;

/**
 * Scores rebuilt articles against the true ones over several pages.
 *
 * A predicted article matches a true one when the Jaccard overlap of their body characters is at
 * least `MATCH_THRESHOLD`; each article matches at most once, larger overlaps first. With m
 * matches, p predicted and t true articles on all pages together, precision = m / p,
 * recall = m / t and f1 = 2m / (p + t). Where a denominator is 0 there was nothing to get wrong
 * and the share is 1.
 */
export function scoreSegmentation(pages: readonly ScoredPage[]): SegmentationScore {
  const matches = pages.flatMap((page) => matchArticles(page));
  const trueCount = countAll(pages, (page) => page.truth);
  const predictedCount = countAll(pages, (page) => page.predicted);
  const matchedCount = matches.length;
  return {
    trueCount,
    predictedCount,
    matchedCount,
    precision: share(matchedCount, predictedCount, 1),
    recall: share(matchedCount, trueCount, 1),
    f1: share(2 * matchedCount, predictedCount + trueCount, 1),
    headlineAccuracy: share(matches.filter(isHeadlineExact).length, matchedCount, 0),
    bylineAccuracy: share(matches.filter(areBylineNamesExact).length, matchedCount, 0),
  };
}

/**
 * The one-to-one pairs of true and predicted articles on a page, the largest overlap first; ties
 * go to the earlier true article, then to the earlier predicted one.
 */
export function matchArticles({ text, truth, predicted }: ScoredPage): ArticleMatch[] {
  const predictedBodies = predicted.map((article) => bodyCharacters(text, article));
  const candidates = truth
    .flatMap((trueArticle) => {
      const trueBody = bodyCharacters(text, trueArticle);
      return predicted.map((article, index) => ({
        truth: trueArticle,
        predicted: article,
        overlap: jaccardOverlap(trueBody, predictedBodies[index] ?? new Set()),
      }));
    })
    .filter(({ overlap }) => overlap >= MATCH_THRESHOLD)
    .sort((left, right) => right.overlap - left.overlap);
  return takeOneToOne(candidates);
}

/** Raw offsets of the characters of a body, white space left out. */
export function bodyCharacters(text: string, { bodySpans }: ScoredArticle): Set<number> {
  const offsets = new Set<number>();
  for (const [start, end] of bodySpans) {
    for (let offset = start; offset < end; offset += 1) {
      if (/\S/u.test(text.charAt(offset))) offsets.add(offset);
    }
  }
  return offsets;
}

/** |left ∩ right| / |left ∪ right|; 0 for two empty sets, which have nothing in common. */
export function jaccardOverlap(left: ReadonlySet<number>, right: ReadonlySet<number>): number {
  let shared = 0;
  for (const offset of left) if (right.has(offset)) shared += 1;
  return share(shared, left.size + right.size - shared, 0);
}

/** Whether the headlines are equal but for white space; no headline equals no headline. */
function isHeadlineExact({ truth, predicted }: ArticleMatch): boolean {
  return withoutSpace(truth.headline) === withoutSpace(predicted.headline);
}

/** Whether both articles name the same people, in any order. */
function areBylineNamesExact({ truth, predicted }: ArticleMatch): boolean {
  return comparableNames(truth) === comparableNames(predicted);
}

function takeOneToOne(candidates: readonly ArticleMatch[]): ArticleMatch[] {
  const taken = new Set<ScoredArticle>();
  return candidates.filter(({ truth, predicted }) => {
    if (taken.has(truth) || taken.has(predicted)) return false;
    taken.add(truth).add(predicted);
    return true;
  });
}

function comparableNames({ bylineNames }: ScoredArticle): string {
  return bylineNames.map(withoutSpace).sort().join(' ');
}

function withoutSpace(text: string | null): string | null {
  return text === null ? null : text.replace(/\s+/gu, '');
}

function countAll(
  pages: readonly ScoredPage[],
  select: (page: ScoredPage) => readonly ScoredArticle[],
): number {
  return pages.reduce((count, page) => count + select(page).length, 0);
}

function share(part: number, whole: number, shareOfNothing: number): number {
  return whole === 0 ? shareOfNothing : part / whole;
}
