import { onTestFinished } from 'vitest';
import type { ArticleSearch } from '../../src/archive/archive.ts';
import { inMemoryArchive } from '../../src/archive/open.ts';
import type { Article } from '../../src/corpus/article.ts';
import { openEmbeddingModel } from '../../src/embedding/model.ts';
import { ArchiveRetriever } from '../../src/retrieval/retriever.ts';
import { articleOf, builtinSettings, putArticle } from '../support/indexed.ts';

/** Invented reports; what they tell stands in no seed page. */
export const bridge = articleOf(
  '青河大桥建成通车',
  '青河大桥8月12日建成通车，全长3.6公里，总投资12.5亿元。大桥由清河路桥公司承建，建设历时28个月。',
  { publication: '青河日报', date: { date: '2024-08-12', precision: 'day' } },
);
export const tea = articleOf(
  '云岭镇新种茶树',
  '云岭镇今年春天新种茶树2300亩，带动480户农户增收。茶农说，今年茶叶卖到了每斤120元。',
  { publication: '青河日报', date: { date: '2024-04', precision: 'month' } },
);

/** An archive that holds some articles until the test is over, and a retriever over it. */
export async function archiveOf(
  ...articles: readonly Article[]
): Promise<{ archive: ArticleSearch; retriever: ArchiveRetriever }> {
  const archive = await inMemoryArchive(builtinSettings);
  for (const article of articles) await putArticle(archive, article);
  await archive.commit();
  onTestFinished(() => archive.close());
  return {
    archive,
    retriever: new ArchiveRetriever({ archive, model: openEmbeddingModel('builtin') }),
  };
}
