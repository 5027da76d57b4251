import { setImmediate } from 'node:timers/promises';
import type { ArticleSearch } from '../archive/archive.ts';
import type { Article, ArticleId } from '../corpus/article.ts';
import { type DateRange, rangeOf } from '../language/dates.ts';
import { escapeForPattern } from '../language/escape-pattern.ts';
import { normalizeText } from '../language/normalize.ts';
import { toTerms } from '../language/terms.ts';
import { mentionLength, type StoryPage } from './browser.ts';
import { cutsLatinWord, cutsNumber } from './occurrences.ts';
import { toStoryLine } from './story-line.ts';

/** An article takes up to a millisecond to read, and all else waits for as many as are read at once. */
const mostChunks = 200;
const chunksAtOnce = 20;

/**
 * The stories of an archive's browser that print these very words. The index of terms tells which
 * chunks may, the best 200 of them; the stories of these are read. Words that end within a word of
 * the print may not be found. Rejects like the archive.
 */
export async function storiesMentioning(
  archive: ArticleSearch,
  words: string,
  limit: number,
): Promise<StoryPage> {
  const sought = normalizeText(words);
  const terms = isSearchable(sought) ? toTerms(sought) : [];
  if (terms.length === 0) return { stories: [], total: 0 };
  const hits = await archive.searchTerms(terms, mostChunks);
  const holds = holderOf(sought);
  const mentioning = new Map<ArticleId, Article>();
  for (let start = 0; start < hits.length; start += chunksAtOnce) {
    const chunkIds = hits.slice(start, start + chunksAtOnce).map(({ chunkId }) => chunkId);
    for (const { article } of await archive.passages(chunkIds)) {
      if (isMentioning(article, holds)) mentioning.set(article.id, article);
    }
    await setImmediate();
  }
  return {
    stories: inOrder([...mentioning.values()], holds)
      .slice(0, Math.max(0, limit))
      .map(toStoryLine),
    total: mentioning.size,
    ...(hits.length === mostChunks && { mayHaveMore: true }),
  };
}

function isSearchable(sought: string): boolean {
  const { length } = Array.from(sought.replace(/\s/gu, ''));
  return length >= mentionLength.fewest && length <= mentionLength.most;
}

/** Tells whether a printed text holds some words. */
type Holds = (printed: string | undefined) => boolean;

/** @param sought normalised */
function holderOf(sought: string): Holds {
  const characters = Array.from(sought.replace(/\s/gu, ''), escapeForPattern);
  const pattern = new RegExp(characters.join('\\s*'), 'gu');
  return (printed = '') => {
    const text = normalizeText(printed);
    return [...text.matchAll(pattern)].some(({ index, 0: { length } }) => {
      const span = { start: index, end: index + length };
      return !cutsNumber(text, span) && !cutsLatinWord(text, span);
    });
  };
}

/** Words that run from one part of the print into the next are not there. */
function isMentioning({ headline, text, parts }: Article, holds: Holds): boolean {
  const printed = parts.map(({ span }) => text.slice(span.start, span.end));
  return [headline, ...printed].some(holds);
}

function inOrder(articles: readonly Article[], holds: Holds): Article[] {
  return articles
    .map((article) => ({ article, isOther: Number(!holds(article.headline)) }))
    .sort((a, b) => a.isOther - b.isOther || newestFirst(a.article, b.article))
    .map(({ article }) => article);
}

/** The order of an archive's newest articles. */
function newestFirst(one: Article, other: Article): number {
  const [{ first, last }, days] = [daysOf(one), daysOf(other)];
  return (
    compare(days.first, first) ||
    compare(last, days.last) ||
    compare(one.source, other.source) ||
    one.lines[0] - other.lines[0]
  );
}

/** Of the undated the days are before all others. */
function daysOf({ date }: Article): DateRange {
  return date ? rangeOf(date) : { first: '', last: '' };
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
