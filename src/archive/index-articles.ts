import type { Article } from '../corpus/article.ts';
import { chunkArticle } from '../corpus/chunk.ts';
import { readEntities } from '../corpus/entities.ts';
import { type EmbeddingModel, embedAll } from '../embedding/model.ts';
import { cutToWhole } from '../language/characters.ts';
import { toTerms } from '../language/terms.ts';
import type { IndexedArticle } from './archive.ts';

/** Of a headline so much is indexed: it stands with each chunk, and a page may have a headline of a megabyte. */
const maxIndexedChars = 200;

/** Reads what articles speak of, cuts them into chunks and gives each its terms and its vector. */
export async function indexArticles(
  articles: readonly Article[],
  model: EmbeddingModel,
  signal?: AbortSignal,
): Promise<IndexedArticle[]> {
  const chunked = articles.map((article) => ({ article, chunks: chunkArticle(article) }));
  const texts = chunked.flatMap(({ article, chunks }) =>
    chunks.map(({ text }) =>
      article.headline ? `${indexedPart(article.headline)}\n${text}` : text,
    ),
  );
  const vectors = (await embedAll(model, texts, signal)).values();
  return chunked.map(({ article, chunks }) => ({
    article,
    entities: readEntities(article),
    headlineTerms: toTerms(
      [article.kicker, article.headline, article.subtitle]
        .map(indexedPart)
        .filter(Boolean)
        .join('\n'),
    ),
    chunks: chunks.map((chunk) => {
      const { value: vector } = vectors.next();
      if (!vector) throw new RangeError('fewer vectors than chunks');
      return { chunk, terms: toTerms(chunk.text), vector };
    }),
  }));
}

function indexedPart(title = ''): string {
  return cutToWhole(title, maxIndexedChars);
}
