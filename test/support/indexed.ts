import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type {
  ArticleArchive,
  IndexedArticle,
  StoredFile,
  StoredPage,
} from '../../src/archive/archive.ts';
import type { EmbeddedArchive } from '../../src/archive/embedded.ts';
import { ArchiveFolder } from '../../src/archive/folder.ts';
import type { ArchiveSettings } from '../../src/archive/manifest.ts';
import { openArchiveToWrite, openDraft } from '../../src/archive/open.ts';
import { type Article, toArticleId } from '../../src/corpus/article.ts';
import { chunkArticle, defaultChunkSettings } from '../../src/corpus/chunk.ts';
import { readEntities } from '../../src/corpus/entities.ts';
import { openEmbeddingModel } from '../../src/embedding/model.ts';
import { toTerms } from '../../src/language/terms.ts';
import { builtinVector } from './builtin-vector.ts';

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
      vector: builtinVector(chunk.text),
    })),
  };
}

/** The file that an article of `articleOf` stands in. */
export function fileOf({ source, text }: Article): StoredFile {
  return { source, fingerprint: `fingerprint of ${text}`, rejections: [] };
}

/** The page that an article of `articleOf` stands on. */
export function pageOf({ source, documentId, text }: Article): StoredPage {
  return { source, documentId, fingerprint: `fingerprint of ${text}`, line: 1 };
}

/** Puts an article with its file and page, without committing. */
export async function putArticle(archive: ArticleArchive, article: Article): Promise<void> {
  await putIndexed(archive, indexed(article));
}

/** Puts an article that is indexed already, with its file and page, without committing. */
export async function putIndexed(archive: ArticleArchive, article: IndexedArticle): Promise<void> {
  await archive.putFile(fileOf(article.article));
  await archive.putPage(pageOf(article.article), [article]);
}

/** Makes an archive on disk of what `fill` puts, with a saved graph, in place of one that is there. */
export async function saveArchive(
  directory: string,
  settings: ArchiveSettings,
  fill: (archive: EmbeddedArchive) => Promise<void>,
): Promise<void> {
  const folder = new ArchiveFolder(directory);
  await folder.removeDraft();
  const draft = openDraft(folder, settings);
  await fill(draft);
  await draft.commit();
  await draft.graphUpkeep().finish({ isThorough: true });
  const savedGraph = draft.manifest.graph;
  draft.gather();
  await draft.close();
  await folder.publish();
  await folder.cleanUp([savedGraph]);
}

/** Opens the archive of a folder to change it. */
export async function openToWrite(
  directory: string,
  settings: ArchiveSettings,
): Promise<EmbeddedArchive> {
  const folder = new ArchiveFolder(directory);
  const path = await folder.current();
  if (path === undefined) throw new Error('there is no archive');
  return openArchiveToWrite(folder, path, settings);
}

/** A folder that is gone when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wenbao-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
