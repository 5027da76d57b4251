import { stat } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Article } from '../corpus/article.ts';
import type { Page } from '../corpus/page.ts';
import { type PagePlace, readPages } from '../corpus/read-pages.ts';
import { FileRejections, type Rejection, unreadable } from '../corpus/rejection.ts';
import { segmentPage } from '../corpus/segment.ts';
import type { SourceFile, Sources } from '../corpus/walk.ts';
import type { EmbeddingModel } from '../embedding/model.ts';
import { WenbaoError } from '../errors.ts';
import type { ArticleArchive, IndexedArticle, StoredFile, StoredPage } from './archive.ts';
import { FileChanges, type KeptPage } from './file-changes.ts';
import { fingerprintOf } from './fingerprint.ts';
import { indexArticles } from './index-articles.ts';

/** What was done to bring an archive up to date. */
export interface FillReport {
  readonly changedFiles: number;
  readonly unchangedFiles: number;
  readonly removedFiles: number;
  /** Chunks whose vectors were computed. */
  readonly embeddedChunks: number;
  readonly rejections: readonly Rejection[];
}

export interface FillOptions {
  readonly sources: Sources;
  readonly archive: ArticleArchive;
  readonly model: EmbeddingModel;
  /** Called when what was read up to here is stored, though not committed; it may be awaited. */
  readonly onStored?: (embeddedChunks: number) => Promise<void>;
  /** How many bytes of the sources are done with. */
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Brings an archive up to date with its sources, without committing: only pages that changed are
 * read again. What was committed of a fill that did not end is not done again by the next.
 */
export async function fillArchive(options: FillOptions): Promise<FillReport> {
  const filling = new Filling(options, await totalBytes(options.sources.files));
  const stored = new Map((await options.archive.files()).map((file) => [file.source, file]));
  for (const file of options.sources.files) {
    options.signal?.throwIfAborted();
    await filling.bringUpToDate(file, stored.get(file.source));
    stored.delete(file.source);
  }
  const isHidden = isHiddenBy(options.sources.rejections);
  const gone = [...stored.keys()].filter((source) => !isHidden(source));
  return filling.finish(gone);
}

/** Whether a fill would change anything. */
export async function isUpToDate(sources: Sources, archive: ArticleArchive): Promise<boolean> {
  const files = await archive.files();
  const stored = new Map(files.map(({ source, fingerprint }) => [source, fingerprint]));
  for (const file of sources.files) {
    const fingerprint = await fingerprintOf(file, sources.catalog);
    const isKnown = 'reason' in fingerprint || fingerprint.found === stored.get(file.source);
    if (!isKnown) return false;
    stored.delete(file.source);
  }
  return [...stored.keys()].every(isHiddenBy(sources.rejections));
}

/** Tells whether a stored file lies in a folder that could not be listed. */
function isHiddenBy(folders: readonly Rejection[]): (source: string) => boolean {
  const unlisted = new Set(folders.map(({ source }) => source));
  return (source) => {
    for (let end = source.lastIndexOf('/'); end > 0; end = source.lastIndexOf('/', end - 1)) {
      if (unlisted.has(source.slice(0, end))) return true;
    }
    return false;
  };
}

async function bytesOf({ path }: SourceFile): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

async function totalBytes(files: readonly SourceFile[]): Promise<number> {
  let total = 0;
  for (const file of files) total += await bytesOf(file);
  return total;
}

/** What is waiting to be stored, in its order: a page, or the end of a file. */
type Task =
  | { readonly page: StoredPage; readonly articles: readonly Article[] }
  | { readonly done: StoredFile };

/** Articles are embedded and stored together up to this many characters, some 250 chunks. */
const charsAtOnce = 50_000;

/** So many pages are kept or removed between two turns of the event loop. */
const stepsAtOnce = 200;

/** A fill under way. */
class Filling {
  readonly #options: FillOptions;
  readonly #totalBytes: number;
  readonly #rejections: Rejection[];
  #tasks: Task[] = [];
  #waitingChars = 0;
  #doneBytes = 0;
  #steps = 0;
  #changedFiles = 0;
  #embeddedChunks = 0;
  /** Files of which not every page could be stored; they are tried again the next time. */
  readonly #incomplete = new Set<string>();

  constructor(options: FillOptions, totalBytes: number) {
    this.#options = options;
    this.#totalBytes = totalBytes;
    this.#rejections = [...options.sources.rejections];
  }

  /** A file that cannot be read now keeps what is stored of it. */
  async bringUpToDate(file: SourceFile, known: StoredFile | undefined): Promise<void> {
    const { source } = file;
    const fingerprint = await fingerprintOf(file, this.#options.sources.catalog);
    const doneBefore = this.#doneBytes;
    if ('reason' in fingerprint) {
      this.#rejections.push({ source, reason: fingerprint.reason });
    } else if (known?.fingerprint === fingerprint.found) {
      this.#rejections.push(...known.rejections.map((rejection) => ({ source, ...rejection })));
    } else {
      this.#changedFiles += 1;
      await this.#readAnew(file, fingerprint.found);
    }
    this.#doneBytes = doneBefore + (await bytesOf(file));
    this.#tellProgress();
  }

  async #readAnew(file: SourceFile, fingerprint: string): Promise<void> {
    const { archive, sources } = this.#options;
    const { source } = file;
    const changes = new FileChanges(await archive.pagesOf(source));
    const rejected = new FileRejections(source);
    await archive.putFile({ source, fingerprint: '', rejections: [] });
    for await (const reading of readPages(file, sources.catalog, changes.isKnown)) {
      const change = changes.next(reading);
      if ('reject' in change) rejected.add(change.reject);
      else if ('add' in change) await this.#add(change.add, change.place);
      else await this.#keep(change);
    }
    const rejections = rejected.list;
    this.#rejections.push(...rejections);
    // What could not be read to its end is read again the next time.
    if (rejections.some(({ reason }) => reason === unreadable)) return;
    for (const page of changes.gone) await this.#remove(page);
    const kept = rejections.map(({ line, reason }) => ({ reason, ...(line && { line }) }));
    this.#tasks.push({ done: { source, fingerprint, rejections: kept } });
  }

  async #keep({ keep, bytes, hasMoved }: KeptPage): Promise<void> {
    this.#doneBytes += bytes;
    if (hasMoved) await this.#options.archive.movePage(keep);
    await this.#giveWay();
  }

  async #remove(page: StoredPage): Promise<void> {
    await this.#options.archive.removePage(page);
    await this.#giveWay();
  }

  /** Lets the rest of the program go on now and then while many small things are done. */
  async #giveWay(): Promise<void> {
    this.#steps += 1;
    if (this.#steps % stepsAtOnce > 0) return;
    this.#tellProgress();
    await nextTurn();
    this.#options.signal?.throwIfAborted();
  }

  async #add(page: Page, place: PagePlace): Promise<void> {
    const { source, documentId } = page;
    const { fingerprint, line } = place;
    const { articles } = segmentPage(page);
    this.#tasks.push({ page: { source, documentId, fingerprint, line }, articles });
    this.#doneBytes += place.bytes;
    this.#waitingChars += page.text.length;
    if (this.#waitingChars >= charsAtOnce) await this.#store();
  }

  /** Stores what is waiting, with one call to the embedding for all of it. */
  async #store(): Promise<void> {
    const { archive, model, signal, onStored } = this.#options;
    const tasks = this.#tasks;
    this.#tasks = [];
    this.#waitingChars = 0;
    const articles = tasks.flatMap((task) => ('page' in task ? task.articles : []));
    const indexed = await indexArticles(articles, model, signal);
    this.#embeddedChunks += indexed.reduce((sum, { chunks }) => sum + chunks.length, 0);
    for (const task of tasks) {
      if ('page' in task) await this.#put(task.page, indexed.splice(0, task.articles.length));
      else if (!this.#incomplete.has(task.done.source)) await archive.putFile(task.done);
    }
    this.#tellProgress();
    await onStored?.(this.#embeddedChunks);
    await nextTurn();
    signal?.throwIfAborted();
  }

  /** Of two files whose names and records' ids give the same article id the first counts. */
  async #put(page: StoredPage, articles: readonly IndexedArticle[]): Promise<void> {
    try {
      await this.#options.archive.putPage(page, articles);
    } catch (error) {
      if (!(error instanceof WenbaoError && error.kind === 'source')) throw error;
      this.#incomplete.add(page.source);
      this.#rejections.push({ source: page.source, reason: error.message.replace(/。$/u, '') });
    }
  }

  #tellProgress(): void {
    this.#options.onProgress?.(this.#doneBytes, this.#totalBytes);
  }

  async finish(gone: readonly string[]): Promise<FillReport> {
    if (this.#tasks.length > 0) await this.#store();
    for (const source of gone) {
      // Page by page, as to remove a large file at once would hold up everything else.
      for (const page of await this.#options.archive.pagesOf(source)) await this.#remove(page);
      await this.#options.archive.removeFile(source);
    }
    return {
      changedFiles: this.#changedFiles,
      unchangedFiles: this.#options.sources.files.length - this.#changedFiles,
      removedFiles: gone.length,
      embeddedChunks: this.#embeddedChunks,
      rejections: this.#rejections,
    };
  }
}
