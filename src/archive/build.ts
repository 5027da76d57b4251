import { createHash } from 'node:crypto';
import type { Article } from '../corpus/article.ts';
import { type Catalog, factsOf } from '../corpus/catalog.ts';
import { chunkArticle } from '../corpus/chunk.ts';
import { readEntities } from '../corpus/entities.ts';
import { readArticles } from '../corpus/read.ts';
import { type Rejection, unreadable } from '../corpus/rejection.ts';
import { hashFile, type SourceFile, type Sources } from '../corpus/walk.ts';
import { type EmbeddingModel, embedAll } from '../embedding/model.ts';
import { toTerms } from '../language/terms.ts';
import type { ArchiveState, IndexedArticle } from './archive.ts';
import type { EmbeddedArchive } from './embedded.ts';
import type { StoredFile } from './store.ts';

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
  const rejections: Rejection[] = [...sources.rejections];
  let changedFiles = 0;
  let embeddedChunks = 0;
  for (const [index, file] of sources.files.entries()) {
    signal?.throwIfAborted();
    const done = await bringUpToDate(file, stored.get(file.source), options);
    rejections.push(...done.rejections);
    embeddedChunks += done.embeddedChunks;
    changedFiles += Number(done.isChanged);
    stored.delete(file.source);
    onProgress?.(index + 1, sources.files.length);
  }
  const gone = [...stored.keys()].filter((source) => !isHidden(source, sources.rejections));
  for (const source of gone) archive.removeFile(source);
  await archive.commit();
  return {
    changedFiles,
    unchangedFiles: sources.files.length - changedFiles,
    removedFiles: gone.length,
    embeddedChunks,
    rejections,
    elapsedMs: performance.now() - startedAt,
    ...(await archive.state()),
  };
}

/** What was done for one file. */
interface FileOutcome {
  readonly isChanged: boolean;
  readonly embeddedChunks: number;
  readonly rejections: readonly Rejection[];
}

/** A file that cannot be read now keeps what is stored of it. */
async function bringUpToDate(
  file: SourceFile,
  known: StoredFile | undefined,
  options: BuildOptions,
): Promise<FileOutcome> {
  const { source } = file;
  const sha256 = await fingerprint(file, options.sources.catalog).catch(() => undefined);
  if (sha256 === undefined) {
    return { isChanged: false, embeddedChunks: 0, rejections: [{ source, reason: unreadable }] };
  }
  if (known?.sha256 === sha256) {
    const rejections = known.rejections.map((rejection) => ({ source, ...rejection }));
    return { isChanged: false, embeddedChunks: 0, rejections };
  }
  return { isChanged: true, ...(await storeFile(file, sha256, options)) };
}

/** Whether a stored file lies in a folder that could not be listed. */
function isHidden(source: string, folders: readonly Rejection[]): boolean {
  return folders.some((folder) => source.startsWith(`${folder.source}/`));
}

/** Reads a file anew and puts it in the place of what was stored of it. */
async function storeFile(
  file: SourceFile,
  sha256: string,
  { sources, archive, model, signal }: BuildOptions,
): Promise<Omit<FileOutcome, 'isChanged'>> {
  const { pages, articles, rejections } = await readFile(file, sources.catalog);
  const indexed = await indexArticles(articles, model, signal);
  const kept = rejections.map(({ line, reason }) => ({ reason, ...(line && { line }) }));
  archive.putFile({ source: file.source, sha256, pages, rejections: kept }, indexed);
  const embeddedChunks = indexed.reduce((sum, { chunks }) => sum + chunks.length, 0);
  return { rejections, embeddedChunks };
}

/** Whether a build would change anything. */
export async function isUpToDate(sources: Sources, archive: EmbeddedArchive): Promise<boolean> {
  const stored = new Map(archive.files().map(({ source, sha256 }) => [source, sha256]));
  for (const file of sources.files) {
    const sha256 = await fingerprint(file, sources.catalog).catch(() => stored.get(file.source));
    if (stored.get(file.source) !== sha256) return false;
    stored.delete(file.source);
  }
  return [...stored.keys()].every((source) => isHidden(source, sources.rejections));
}

/** A file counts as changed when its bytes change, or what the catalog says of it. */
async function fingerprint(file: SourceFile, catalog: Catalog): Promise<string> {
  const facts = factsOf(catalog, file.source);
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

/** Reads what articles speak of, cuts them into chunks and gives each its terms and its vector. */
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
    entities: readEntities(article),
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
