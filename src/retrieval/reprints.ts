import type { Article } from '../corpus/article.ts';
import { rangeOf } from '../language/dates.ts';
import { hashOf } from '../language/hash.ts';
import { isToldOtherwise } from './told-otherwise.ts';

/** So many characters in sequence are seldom the same by chance. */
const shingleChars = 12;
/** One of so many shingles is compared; which ones, their own characters say. */
const sampling = 4;
/** Two articles are one story if the shorter one shares so much with the other. */
const sharedShare = 0.8;
const fewestShingles = 5;
/** A book is known by its beginning. */
const mostCharacters = 20_000;
/** What is printed again after more than this is another year's story in the same words. */
const mostDaysApart = 31;
const dayMs = 86_400_000;

interface KnownStory {
  readonly article: Article;
  readonly shingles: ReadonlySet<number>;
}

/**
 * Items whose article is a reprint of one that came before, or nearly so, are moved behind all
 * others, so that the best of a story's prints stands for it; one with another figure or name does not
 * stand for it. Further items of one article stay.
 * @param exempt of so many of the first stories all prints stay where they are
 */
export function putReprintsLast<Item extends { readonly article: Article }>(
  items: readonly Item[],
  exempt = 0,
): Item[] {
  const stories: KnownStory[] = [];
  const isReprint = new Map<Article['id'], boolean>();
  for (const { article } of items) {
    if (isReprint.has(article.id)) continue;
    const story = { article, shingles: shinglesOf(article) };
    const same = stories.findIndex((other) => areOneStory(story, other));
    isReprint.set(article.id, same >= exempt);
    if (same < 0) stories.push(story);
  }
  return items.toSorted(
    (a, b) => Number(isReprint.get(a.article.id)) - Number(isReprint.get(b.article.id)),
  );
}

function areOneStory(a: KnownStory, b: KnownStory): boolean {
  const [shorter, longer] = a.shingles.size <= b.shingles.size ? [a, b] : [b, a];
  if (shorter.shingles.size < fewestShingles || daysApart(a.article, b.article) > mostDaysApart)
    return false;
  let shared = 0;
  for (const shingle of shorter.shingles) if (longer.shingles.has(shingle)) shared += 1;
  return shared >= sharedShare * shorter.shingles.size && !isToldOtherwise(a.article, b.article);
}

/** Days between the first days that two issues may be of, 0 where one of them is not known. */
function daysApart(a: Article, b: Article): number {
  if (!a.date || !b.date) return 0;
  const [one, other] = [rangeOf(a.date), rangeOf(b.date)];
  return Math.abs(Date.parse(one.first) - Date.parse(other.first)) / dayMs;
}

const known = new WeakMap<Article, ReadonlySet<number>>();

/** Hashes of a sample of the runs of characters in an article's text. */
function shinglesOf(article: Article): ReadonlySet<number> {
  const shingles = known.get(article) ?? readShingles(article);
  known.set(article, shingles);
  return shingles;
}

function readShingles({ text }: Article): Set<number> {
  const folded = text.slice(0, mostCharacters).replace(/[\s\p{P}]+/gu, '');
  const shingles = new Set<number>();
  for (let start = 0; start + shingleChars <= folded.length; start++) {
    const hash = hashOf(folded, start, start + shingleChars);
    if ((hash >>> 7) % sampling === 0) shingles.add(hash);
  }
  return shingles;
}
