import { readSources } from '../../../../src/app.ts';
import type { Article } from '../../../../src/corpus/article.ts';
import { chunkArticle } from '../../../../src/corpus/chunk.ts';
import { readEntities } from '../../../../src/corpus/entities.ts';
import { embedAll } from '../../../../src/embedding/model.ts';
import { toTerms } from '../../../../src/language/terms.ts';
import { model } from './measured-model.ts';

/** Adds up the time of each stage, so that texts can be streamed through all of them. */
class Stopwatch<Stage extends string> {
  readonly elapsed: Record<Stage, number>;

  constructor(elapsed: Record<Stage, number>) {
    this.elapsed = elapsed;
  }

  async time<Result>(stage: Stage, work: () => Result | Promise<Result>): Promise<Result> {
    const startedAt = performance.now();
    const result = await work();
    this.elapsed[stage] += performance.now() - startedAt;
    return result;
  }
}

const noTime = { readMs: 0, entitiesMs: 0, chunksMs: 0, termsMs: 0, embedMs: 0 };

/** Measures what is done for each article before it is stored, without an archive. */
export async function measureStages({ sourceFolder }: { readonly sourceFolder: string }) {
  toTerms('预热');
  const watch = new Stopwatch({ ...noTime });
  const pages = readSources(sourceFolder);
  for (;;) {
    const page = await watch.time('readMs', () => pages.next());
    if (page.done) return watch.elapsed;
    const articles = 'rejected' in page.value ? [] : page.value.articles;
    for (const article of articles) await indexArticle(article, watch);
  }
}

async function indexArticle(article: Article, watch: Stopwatch<keyof typeof noTime>) {
  await watch.time('entitiesMs', () => readEntities(article));
  const chunks = await watch.time('chunksMs', () => chunkArticle(article));
  const texts = chunks.map(({ text }) => text);
  await watch.time('termsMs', () => texts.map(toTerms));
  await watch.time('embedMs', () => embedAll(model, texts));
}
