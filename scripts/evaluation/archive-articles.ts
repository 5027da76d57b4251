import type { ArticleSearch } from '../../src/archive/archive.ts';
import type { Article } from '../../src/corpus/article.ts';
import type { SourceArticle } from '../../src/evaluation/answers/source-article.ts';

const batchSize = 2_000;

/** All articles of an archive, the newest first. */
export async function* articlesOf(
  archive: Pick<ArticleSearch, 'newestArticles'>,
): AsyncGenerator<SourceArticle> {
  for (let offset = 0; ; offset += batchSize) {
    const { articles } = await archive.newestArticles({ offset, limit: batchSize });
    yield* articles.map(toSourceArticle);
    if (articles.length < batchSize) return;
  }
}

function toSourceArticle(article: Article): SourceArticle {
  const { id, headline, publication, date, source, text } = article;
  return {
    id,
    source,
    text,
    ...(headline === undefined ? {} : { headline }),
    ...(publication === undefined ? {} : { publication }),
    ...(date === undefined ? {} : { date: date.date }),
  };
}
