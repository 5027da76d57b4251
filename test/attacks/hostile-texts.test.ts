import { describe, expect, it } from 'vitest';
import { repeatedTexts } from '../../scripts/bench/hostile/repeated-texts.ts';
import { indexArticles } from '../../src/archive/index-articles.ts';
import type { Article } from '../../src/corpus/article.ts';
import { chunkArticle } from '../../src/corpus/chunk.ts';
import { readEntities } from '../../src/corpus/entities.ts';
import { segmentPage } from '../../src/corpus/segment.ts';
import { toRawSpans } from '../../src/corpus/trace.ts';
import { openEmbeddingModel } from '../../src/embedding/model.ts';

/**
 * No time is measured here: what repeats one thing so often takes minutes, or for ever, where a rule
 * needs quadratic or exponential time, and a second where none does. These repeat it more often.
 */
const timesOf: Readonly<Record<string, number>> = {
  'one headline': 80_000,
  'stories, then headlines': 20_000,
  'spaces in a credit': 100_000,
};
const times = 1_000;

describe('a page that repeats one thing', () => {
  it.each(Object.entries(repeatedTexts))('is read to its end: %s', (name, toText) => {
    const text = toText(timesOf[name] ?? times);
    const { articles, furniture } = segmentPage(pageOf(text));
    expect(articles.length + furniture.length).toBeGreaterThan(0);
    for (const article of articles) {
      readEntities(article);
      expectToStandOn(text, article);
    }
  });
});

it('is read for no more than the first 20,000 figures of an article', () => {
  const { figures } = readEntities({ text: '3个人。'.repeat(20_001), parts: [] });
  expect(figures).toHaveLength(20_000);
});

describe('a headline that is a whole page long', () => {
  const headline = '全市招商推进会举行';
  const story = '本报讯（记者张明）全市招商推进会举行全市。\n';

  it('is named by its beginning, and all of it stays a part of its article', () => {
    const lines = `${headline}\n市长\n`.repeat(400);
    const { articles } = segmentPage(pageOf(`${lines}\n${story}`));
    const [article] = articles;
    expect(article?.headline).toHaveLength(1_000);
    expect(article?.text).toContain(`${headline}市长`.repeat(400));
  });

  it('is not indexed again and again with each chunk of its story', async () => {
    const lines = Array.from({ length: 400 }, (_, index) => `全市推进会\n第${index}次\n`).join('');
    const { articles } = segmentPage(pageOf(`${lines}\n${story}`));
    const [indexed] = await indexArticles(articles, openEmbeddingModel('builtin'));
    expect(indexed?.article.headline).toHaveLength(1_000);
    expect(indexed?.headlineTerms.length).toBeLessThan(200);
  });

  it('is not cut inside a character', () => {
    const page = pageOf(`一${'𠮷'.repeat(2_000)}\n\n${story}`);
    for (const { headline: named = '', kicker = '' } of segmentPage(page).articles) {
      expect(`${named}${kicker}`).not.toMatch(/\p{Cs}/u);
    }
  });
});

function pageOf(text: string) {
  return { source: 'page.txt', documentId: 'page.txt', text };
}

/** Whether the first and the last chunk of an article lead back to their very characters on the page. */
function expectToStandOn(page: string, article: Article): void {
  const chunks = chunkArticle(article);
  for (const { text, span } of [...chunks.slice(0, 1), ...chunks.slice(-1)]) {
    const raw = toRawSpans(article.trace, span).map(({ start, end }) => page.slice(start, end));
    if (raw.join('') !== text.replaceAll('\n', '')) expect(raw.join('')).toBe(text);
  }
}
