import { createHash } from 'node:crypto';
import type { Article } from '../corpus/article.ts';
import type { Catalog } from '../corpus/catalog.ts';
import { chunkArticle } from '../corpus/chunk.ts';
import { type Rejection, readArticles } from '../corpus/read.ts';
import { hashFile, type SourceFile, type Sources } from '../corpus/walk.ts';
import { type EmbeddingModel, embedAll } from '../embedding/model.ts';
import { toTerms } from '../language/terms.ts';
import type { ArchiveState, IndexedArticle } from './archive.ts';
import type { EmbeddedArchive } from './embedded.ts';

/** What a build did, and what the archive holds after it. */
export interface BuildReport extends ArchiveState {
  readonly changedFiles: number;
  readonly unchangedFiles: number;
  readonly removedFiles: number;
  /** Chunks whose vectors were computed. */
  readonly embeddedChunks: number;
  readonly rejections: readonly Rejection[];
  readonly elapsedMs: number;
}

export interface BuildOptions {
  readonly sources: Sources;
  readonly archive: EmbeddedArchive;
  readonly model: EmbeddingModel;
  readonly onProgress?: (doneFiles: number, totalFiles: number) => void;
  readonly signal?: AbortSignal;
}

/** Brings an archive up to date with its sources: only files that changed are read again. */
export async function buildArchive(options: BuildOptions): Promise<BuildReport> {
  const { sources, archive, onProgress, signal } = options;
  const startedAt = performance.now();
  const stored = new Map(archive.files().map((file) => [file.source, file]));
  const rejections: Rejection[] = [];
  let changedFiles = 0;
  let embeddedChunks = 0;
  for (const [index, file] of sources.files.entries()) {
    signal?.throwIfAborted();
    const sha256 = await fingerprint(file, sources.catalog);
    const known = stored.get(file.source);
    stored.delete(file.source);
    if (known?.sha256 === sha256) {
      if (known.rejectedReason)
        rejections.push({ source: file.source, reason: known.rejectedReason });
    } else {
      const done = await storeFile(file, sha256, options);
      rejections.push(...done.rejections);
      embeddedChunks += done.embeddedChunks;
      changedFiles += 1;
    }
    onProgress?.(index + 1, sources.files.length);
  }
  for (const source of stored.keys()) archive.removeFile(source);
  await archive.commit();
  return {
    changedFiles,
    unchangedFiles: sources.files.length - changedFiles,
    removedFiles: stored.size,
    embeddedChunks,
    rejections,
    elapsedMs: performance.now() - startedAt,
    ...(await archive.state()),
  };
}

/** Reads a file anew and puts it in the place of what was stored of it. */
async function storeFile(
  file: SourceFile,
  sha256: string,
  { sources, archive, model, signal }: BuildOptions,
): Promise<Pick<BuildReport, 'rejections' | 'embeddedChunks'>> {
  const { pages, articles, rejections } = await readFile(file, sources.catalog);
  const indexed = await indexArticles(articles, model, signal);
  const whole = rejections.find(({ line }) => line === undefined);
  const rejectedReason = whole ? { rejectedReason: whole.reason } : {};
  archive.putFile({ source: file.source, sha256, pages, ...rejectedReason }, indexed);
  return {
    rejections,
    embeddedChunks: indexed.reduce((sum, { chunks }) => sum + chunks.length, 0),
  };
}

/** Whether a build would change anything. */
export async function isUpToDate(sources: Sources, archive: EmbeddedArchive): Promise<boolean> {
  const stored = new Map(archive.files().map(({ source, sha256 }) => [source, sha256]));
  if (stored.size !== sources.files.length) return false;
  for (const file of sources.files) {
    if (stored.get(file.source) !== (await fingerprint(file, sources.catalog))) return false;
  }
  return true;
}

/** A file counts as changed when its bytes change, or what the catalog says of it. */
async function fingerprint(file: SourceFile, catalog: Catalog): Promise<string> {
  const facts = catalog.get(file.source);
  const bytes = await hashFile(file.path);
  if (!facts) return bytes;
  return createHash('sha256').update(bytes).update(JSON.stringify(facts)).digest('hex');
}

/** All articles of a file, and what in it could not be read. */
interface FileReading {
  readonly pages: number;
  readonly articles: readonly Article[];
  readonly rejections: readonly Rejection[];
}

async function readFile(file: SourceFile, catalog: Catalog): Promise<FileReading> {
  const articles: Article[] = [];
  const rejections: Rejection[] = [];
  let pages = 0;
  for await (const result of readArticles(file, catalog)) {
    if ('rejected' in result) {
      rejections.push(result.rejected);
    } else {
      pages += 1;
      articles.push(...result.articles);
    }
  }
  return { pages, articles, rejections };
}

/** Cuts articles into chunks and gives each its terms and its vector. */
export async function indexArticles(
  articles: readonly Article[],
  model: EmbeddingModel,
  signal?: AbortSignal,
): Promise<IndexedArticle[]> {
  const chunked = articles.map((article) => ({ article, chunks: chunkArticle(article) }));
  const texts = chunked.flatMap(({ article, chunks }) =>
    chunks.map(({ text }) => (article.headline ? `${article.headline}\n${text}` : text)),
  );
  const vectors = await embedAll(model, texts, signal);
  let next = 0;
  return chunked.map(({ article, chunks }) => ({
    article,
    headlineTerms: toTerms(
      [article.kicker, article.headline, article.subtitle].filter(Boolean).join('\n'),
    ),
    chunks: chunks.map((chunk) => ({
      chunk,
      terms: toTerms(chunk.text),
      vector: vectors[next++] ?? new Float32Array(model.dimensions),
    })),
  }));
}
