import { readSources } from '../../../../src/app.ts';
import { chunkArticle } from '../../../../src/corpus/chunk.ts';

/** A chunk as a peer gets it. */
export interface DocumentChunk {
  readonly documentId: string;
  readonly headline: string;
  readonly text: string;
}

/** The chunks of a folder of sources, cut as the archive cuts them. */
export async function* readChunks(sourceFolder: string): AsyncGenerator<DocumentChunk> {
  for await (const result of readSources(sourceFolder)) {
    if ('rejected' in result) continue;
    for (const article of result.articles) {
      const { documentId, headline = '' } = article;
      for (const { text } of chunkArticle(article)) yield { documentId, headline, text };
    }
  }
}
