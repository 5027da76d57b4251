import { readSources } from '../../src/app.ts';
import { type Article, bodyOf } from '../../src/corpus/article.ts';
import type { Page } from '../../src/corpus/page.ts';
import { recordSchema } from '../../src/corpus/record.ts';
import { segmentPage } from '../../src/corpus/segment.ts';
import { toRawSpans } from '../../src/corpus/trace.ts';
import { WenbaoError } from '../../src/errors.ts';
import { formatTable } from '../../src/evaluation/reports/table.ts';
import { percentile } from '../../src/evaluation/statistics/percentile.ts';
import { generatePage, seededRandom } from '../../test/support/page-generator.ts';
import { scoreSegmentation } from '../../test/support/segmentation-score.ts';
import { readLines } from '../json-lines.ts';
import { readArticlesOf } from './articles.ts';

export interface SegmentationBenchOptions {
  readonly pages: number;
  readonly firstSeed: number;
  /** A `.jsonl` of news stories with a `text` each, also gzipped; else the seed articles are set. */
  readonly stories?: string;
}

interface Story {
  readonly text: string;
}

/** Stories of a length that a page holds, without the web's boilerplate. */
const storyChars = { min: 200, max: 1600 };
const boilerplate = /投资者关系|声明|原标题|http|登陆|APP/u;
const maxStories = 20_000;
const storiesPerPage = { min: 4, max: 10 };
const speedRounds = 9;
const speedRepeats = 20;

/** Sets stories into pages, takes these apart again, and prints how well and how fast. */
export async function benchSegmentation(options: SegmentationBenchOptions): Promise<void> {
  const stories = await readStories(options.stories);
  const scored = Array.from({ length: options.pages }, (_, index) =>
    segmentGenerated(stories, options.firstSeed + index),
  );
  const score = scoreSegmentation(scored);
  const rows = [
    ['pages', String(options.pages)],
    ['articles', String(score.trueCount)],
    ['boundary F1', score.f1.toFixed(3)],
    ['headlines exact', score.headlineAccuracy.toFixed(3)],
    ['bylines exact', score.bylineAccuracy.toFixed(3)],
    ['million characters a second, median', (await measureSpeed()).toFixed(1)],
  ];
  process.stdout.write(`${formatTable(rows)}\n`);
}

async function readStories(path: string | undefined): Promise<Story[]> {
  if (path === undefined) {
    process.stderr.write('没有用 --stories 指定新闻正文，改用 seeds 里的报道。\n');
    const articles = await readArticlesOf('seeds');
    return articles.map((article) => ({ text: bodyOf(article).replace(/\n/gu, '') }));
  }
  try {
    return await readStoryFile(path);
  } catch (cause) {
    const remedy = '它应是 .jsonl 或 .jsonl.gz 文件，每行一个带 id 和 text 的对象。';
    throw new WenbaoError('source', `${path} 读不了。`, remedy, { cause });
  }
}

async function readStoryFile(path: string): Promise<Story[]> {
  const stories: Story[] = [];
  for await (const line of readLines(path)) {
    const { text } = recordSchema.parse(JSON.parse(line));
    const fits = text.length > storyChars.min && text.length < storyChars.max;
    if (fits && !boilerplate.test(text)) stories.push({ text });
    if (stories.length === maxStories) break;
  }
  return stories;
}

function segmentGenerated(stories: readonly Story[], seed: number) {
  const random = seededRandom(seed);
  const span = storiesPerPage.max - storiesPerPage.min + 1;
  const count = storiesPerPage.min + Math.floor(random() * span);
  const chosen = Array.from({ length: count }, () => {
    return stories[Math.floor(random() * stories.length)] ?? { text: '' };
  });
  const { text, articles: truth } = generatePage(chosen, random);
  const { articles } = segmentPage({ source: 'generated', documentId: 'generated', text });
  return { text, truth, predicted: articles.map(toPrediction) };
}

function toPrediction({ parts, trace, headline, bylines }: Article) {
  const bodySpans = parts
    .filter(({ kind }) => kind === 'paragraph' || kind === 'subhead' || kind === 'caption')
    .flatMap(({ span }) => toRawSpans(trace, span))
    .map(({ start, end }): [number, number] => [start, end]);
  return {
    bodySpans,
    headline: headline ?? null,
    bylineNames: bylines.flatMap(({ names }) => [...names]),
  };
}

/** Segmenting the seed pages in memory, in millions of characters a second: the median round. */
async function measureSpeed(): Promise<number> {
  const pages: Page[] = [];
  for await (const result of readSources('seeds')) if ('page' in result) pages.push(result.page);
  const characters = pages.reduce((sum, { text }) => sum + text.length, 0) * speedRepeats;
  const speeds = Array.from({ length: speedRounds }, () => {
    const startedAt = performance.now();
    for (let repeat = 0; repeat < speedRepeats; repeat++) pages.forEach(segmentPage);
    return characters / (performance.now() - startedAt) / 1000;
  });
  return percentile(speeds, 50) ?? 0;
}
