import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Article, bodyOf, type Credit, type PartKind } from '../../src/corpus/article.ts';
import type { Page } from '../../src/corpus/page.ts';
import type { ReadPage } from '../../src/corpus/read.ts';
import { toRawSpans } from '../../src/corpus/trace.ts';
import { seedPages, withoutSpace } from './samples.ts';

const creditSchema = z.object({ role: z.string(), names: z.array(z.string()) });
const lineRange = z.tuple([z.number(), z.number()]);
const goldSchema = z.object({
  pages: z.array(
    z.object({
      source: z.string(),
      date: z.string(),
      datePrecision: z.enum(['day', 'month', 'year']),
      articles: z.array(
        z.object({
          headline: z.string().nullable(),
          alternatives: z.array(z.string()),
          byline: z.array(creditSchema),
          bodyLines: z.array(lineRange),
          bodyStart: z.string(),
          bodyEnd: z.string(),
          bodyEndAlternatives: z.array(z.string()).optional(),
        }),
      ),
    }),
  ),
});
type GoldPage = z.infer<typeof goldSchema>['pages'][number];
type GoldArticle = GoldPage['articles'][number];

/** How much of what a careful reader found on the seed pages has to be found again. */
const leastBoundaries = 43;
const leastHeadlines = 43;
const runningText: readonly PartKind[] = ['paragraph', 'subhead', 'caption'];
const pictureRoles = ['摄', '摄影', '供图', '图'];

const gold = goldSchema.parse(
  JSON.parse(readFileSync('test/fixtures/gold-articles.json', 'utf8')),
).pages;
const pages = await seedPages();
const pairs = gold.flatMap((goldPage) =>
  goldPage.articles.map((article) => pairUp(article, pageNamed(goldPage.source))),
);

describe('the articles of the seed pages', () => {
  it.each(gold.map((goldPage) => [goldPage.source, goldPage] as const))(
    'are as many on %s as a careful reader found, of the date that is known',
    (source, { articles: goldArticles, date, datePrecision }) => {
      const { articles } = pageNamed(source);
      expect(articles).toHaveLength(goldArticles.length);
      for (const article of articles) {
        expect(article).toMatchObject({
          date: { date, precision: datePrecision },
          dateSource: 'catalog',
        });
      }
    },
  );

  it('begin and end where a careful reader saw them begin and end', () => {
    const misses = pairs.filter((pair) => !hasSameBoundaries(pair));
    expect(pairs.length - misses.length, described(misses)).toBeGreaterThanOrEqual(leastBoundaries);
  });

  it('have the headlines that a careful reader gave them', () => {
    const misses = pairs.filter((pair) => !hasSameHeadline(pair));
    expect(pairs.length - misses.length, described(misses)).toBeGreaterThanOrEqual(leastHeadlines);
  });

  it('name their writers in the roles that are printed', () => {
    const misses = pairs.filter((pair) => !hasSameByline(pair));
    expect(misses.length, described(misses)).toBe(0);
  });
});

interface Pair {
  readonly source: string;
  readonly gold: GoldArticle;
  readonly goldLines: ReadonlySet<number>;
  /** The article of the page that shares most lines with it. */
  readonly found: Article | undefined;
  readonly foundLines: ReadonlySet<number>;
}

function pairUp(article: GoldArticle, page: ReadPage): Pair {
  const goldLines = visibleLinesIn(page, article.bodyLines);
  const ranked = page.articles
    .map((found) => ({ found, foundLines: linesOfParts(found, page.page, runningText) }))
    .map((candidate) => ({ ...candidate, overlap: overlapOf(candidate.foundLines, goldLines) }))
    .sort((a, b) => b.overlap - a.overlap);
  const best = ranked[0]?.overlap ? ranked[0] : undefined;
  return {
    source: page.page.source,
    gold: article,
    goldLines,
    found: best?.found,
    foundLines: best?.foundLines ?? new Set(),
  };
}

function pageNamed(source: string): ReadPage {
  const page = pages.find((candidate) => candidate.page.source === source);
  if (!page) throw new Error(`There is no page ${source}.`);
  return page;
}

/** A lead mark may fill the first line by itself, and a caption may stand apart from its story. */
function hasSameBoundaries({ source, gold: goldArticle, goldLines, found, foundLines }: Pair) {
  if (!found) return false;
  const { bodyStart, bodyEnd, bodyEndAlternatives = [] } = goldArticle;
  const { page } = pageNamed(source);
  const marks = linesOfParts(found, page, ['byline']);
  const captions = linesOfParts(found, page, ['caption']);
  const body = withoutSpace(bodyOf(found));
  return (
    body.startsWith(bodyStart) &&
    [bodyEnd, ...bodyEndAlternatives].some((end) => body.includes(end)) &&
    [...goldLines].every((line) => foundLines.has(line) || marks.has(line)) &&
    [...foundLines].every((line) => goldLines.has(line) || captions.has(line))
  );
}

function hasSameHeadline({ gold: { headline, alternatives }, found }: Pair): boolean {
  if (headline === null) return found !== undefined && found.headline === undefined;
  const printed = found?.headline;
  return (
    printed !== undefined &&
    [headline, ...alternatives].some((title) => withoutSpace(title) === withoutSpace(printed))
  );
}

function hasSameByline({ gold: { byline }, found }: Pair): boolean {
  const writers = found?.bylines.filter(({ role }) => !pictureRoles.includes(role)) ?? [];
  return found !== undefined && comparable(writers) === comparable(byline);
}

function comparable(credits: readonly Credit[]): string {
  return credits
    .map(({ role, names }) => `${role}:${names.join(',')}`)
    .sort()
    .join(';');
}

/** The lines of a page behind an article's parts of some kinds. */
function linesOfParts({ parts, trace }: Article, page: Page, kinds: readonly PartKind[]) {
  const spans = parts
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap(({ span }) => toRawSpans(trace, span));
  return new Set(spans.map(({ start }) => page.text.slice(0, start).split('\n').length));
}

function visibleLinesIn({ page }: ReadPage, ranges: readonly [number, number][]): Set<number> {
  const lines = page.text.split('\n');
  const numbers = lines.map((line, index) => (line.trim() === '' ? 0 : index + 1));
  return new Set(
    numbers.filter((line) => ranges.some(([first, last]) => line >= first && line <= last)),
  );
}

/** Shared lines over all lines of the two, from 0 to 1. */
function overlapOf(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const shared = [...a].filter((line) => b.has(line)).length;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

function described(misses: readonly Pair[]): string {
  return misses
    .map(({ source, gold: { headline, bodyStart, byline }, found, foundLines, goldLines }) =>
      [
        `${source}: ${headline ?? bodyStart} (${comparable(byline)})`,
        `found ${found?.headline ?? 'no headline'} (${comparable(found?.bylines ?? [])})`,
        `${found && withoutSpace(bodyOf(found)).slice(0, 16)}…${found && withoutSpace(bodyOf(found)).slice(-16)}`,
        `missing ${[...goldLines].filter((line) => !foundLines.has(line))}`,
        `added ${[...foundLines].filter((line) => !goldLines.has(line))}`,
      ].join(' / '),
    )
    .join('\n');
}
