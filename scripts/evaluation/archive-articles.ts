import type { App } from '../../src/app.ts';
import type { Article } from '../../src/corpus/article.ts';
import type { SourceArticle } from '../../src/evaluation/answers/source-article.ts';

const batchSize = 500;

/** All articles of the archive, the newest first. */
export async function* articlesOf({
  useArchive,
}: Pick<App, 'useArchive'>): AsyncGenerator<SourceArticle> {
  for (let offset = 0; ; offset += batchSize) {
    const { articles } = await useArchive((archive) =>
      archive.newestArticles({ offset, limit: batchSize }),
    );
    yield* articles.map(toSourceArticle);
    if (articles.length < batchSize) return;
  }
}

function toSourceArticle({
  id,
  headline,
  publication,
  date,
  source,
  text,
}: Article): SourceArticle {
  return {
    id,
    source,
    text,
    ...(headline === undefined ? {} : { headline }),
    ...(publication === undefined ? {} : { publication }),
    ...(date === undefined ? {} : { date: date.date }),
  };
}
