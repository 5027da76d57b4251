import { readSources } from '../../src/app.ts';
import type { Article } from '../../src/corpus/article.ts';

/** The articles of a folder of pages, as an archive takes them. */
export async function readArticlesOf(sourcePath: string): Promise<Article[]> {
  const articles: Article[] = [];
  for await (const result of readSources(sourcePath)) {
    if ('articles' in result) articles.push(...result.articles);
  }
  return articles;
}
