import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { IndexedArticle } from '../../src/archive/archive.ts';
import type { ArchiveSettings } from '../../src/archive/manifest.ts';
import type { StoredFile } from '../../src/archive/store.ts';
import { type Article, toArticleId } from '../../src/corpus/article.ts';
import { chunkArticle, defaultChunkSettings } from '../../src/corpus/chunk.ts';
import { readEntities } from '../../src/corpus/entities.ts';
import { hashedVector } from '../../src/embedding/hashed.ts';
import { openEmbeddingModel } from '../../src/embedding/model.ts';
import { toTerms } from '../../src/language/terms.ts';

export const builtinSettings: ArchiveSettings = {
  model: openEmbeddingModel('builtin'),
  chunks: defaultChunkSettings,
  segmentation: '1',
};

/** An article that is one headline and one paragraph of a file that holds nothing else. */
export function articleOf(
  headline: string,
  paragraph: string,
  details: Partial<Article> = {},
): Article {
  const { source = `${headline}.txt` } = details;
  const { documentId = source } = details;
  const start = headline.length + 1;
  const text = `${headline}\n${paragraph}`;
  return {
    id: toArticleId({ source, documentId }, 1),
    documentId,
    source,
    kind: 'news',
    headline,
    bylines: [{ role: '记者', names: ['王小明'] }],
    text,
    parts: [
      { kind: 'headline', span: { start: 0, end: headline.length } },
      { kind: 'paragraph', span: { start, end: text.length } },
    ],
    trace: [
      { at: 0, raw: 0, length: headline.length, line: 1 },
      { at: start, raw: start, length: paragraph.length, line: 2 },
    ],
    lines: [1, 2],
    ...details,
  };
}

/** The article with its entities, chunks, terms and built-in vectors, as a builder would store it. */
export function indexed(article: Article): IndexedArticle {
  return {
    article,
    entities: readEntities(article),
    headlineTerms: toTerms(article.headline ?? ''),
    chunks: chunkArticle(article).map((chunk) => ({
      chunk,
      terms: toTerms(chunk.text),
      vector: hashedVector(chunk.text),
    })),
  };
}

/** The file that an article of `articleOf` stands in. */
export function fileOf(article: Article): StoredFile {
  return { source: article.source, sha256: `sha256 of ${article.text}`, pages: 1, rejections: [] };
}

/** A folder that is gone when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wenbao-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
