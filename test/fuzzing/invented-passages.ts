import { toChunkId } from '../../src/archive/rows.ts';
import { chunkArticle } from '../../src/corpus/chunk.ts';
import { entitiesWithin, readEntities } from '../../src/corpus/entities.ts';
import type { Passage } from '../../src/retrieval/retriever.ts';
import { inventedArticles } from './arbitraries/pages.ts';

/** The invented articles as passages that a retriever found. */
export const inventedPassages: readonly Passage[] = inventedArticles
  .flatMap((article) =>
    chunkArticle(article, { maxChunkChars: 120 }).map((chunk) => ({ article, chunk })),
  )
  .map(({ article, chunk }, index) => ({
    chunkId: toChunkId(index + 1),
    article,
    chunk,
    entities: entitiesWithin(readEntities(article), chunk.span),
    score: 1,
    found: {},
    sentences: [],
  }));
