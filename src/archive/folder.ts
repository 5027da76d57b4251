import { mkdirSync, statSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { copyDatabase } from './database.ts';
import { toArchiveError } from './database-error.ts';
import { flush, type GraphFile, graphName } from './graph-file.ts';

const archiveName = /^archive-(\d+)\.sqlite$/u;
/** What may lie in the folder of an archive and be ours; nothing else is ever deleted. */
const ours =
  /^(?:archive(?:-\d+)?\.sqlite|draft\.sqlite|draft-copy\.sqlite|graph-[0-9a-f]+\.hnsw|graph\.tmp)(?:-wal|-shm|-journal)?$/u;

/**
 * The folder of an archive. Its databases are numbered, and the highest number is the archive: so a
 * new one takes the place of another by a single renaming, and there is never none and never half
 * of one. A draft is a database that is not finished yet.
 */
export class ArchiveFolder {
  readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  get draftPath(): string {
    return join(this.directory, 'draft.sqlite');
  }

  get #copyPath(): string {
    return join(this.directory, 'draft-copy.sqlite');
  }

  /** The path of the archive's database, if there is one. */
  async current(): Promise<string | undefined> {
    const number = await this.#highest();
    return number === 0 ? undefined : this.#path(number);
  }

  /** Makes the draft, which must be closed, the archive. */
  async publish(): Promise<void> {
    const path = this.#path((await this.#highest()) + 1);
    await inFolder(async () => {
      await flush(this.draftPath);
      await rename(this.draftPath, path);
      await flush(this.directory);
    });
  }

  async hasDraft(): Promise<boolean> {
    return (await inFolder(() => this.#names())).includes(basename(this.draftPath));
  }

  /**
   * Makes a draft of the archive at this path. `prepare` is given the path of the copy, which is not
   * taken for a draft before it is done with.
   */
  async copyToDraft(current: string, prepare: (copyPath: string) => void): Promise<void> {
    await this.#remove((name) => name.startsWith('draft-copy.sqlite'));
    await copyDatabase(current, this.#copyPath);
    prepare(this.#copyPath);
    await inFolder(() => rename(this.#copyPath, this.draftPath));
  }

  async removeDraft(): Promise<void> {
    await this.#remove((name) => name.startsWith('draft.sqlite'));
  }

  /** Deletes what is left of former archives: all but the archive, a draft, and these graphs. */
  async cleanUp(graphs: readonly (GraphFile | undefined)[]): Promise<void> {
    const current = archiveFileName(await this.#highest());
    const kept = new Set(graphs.map((graph) => graph && graphName(graph)));
    await this.#remove((name) => {
      if (name.startsWith('graph-')) return !kept.has(name);
      return !name.startsWith(current) && !name.startsWith('draft.sqlite');
    });
  }

  async #remove(isToGo: (name: string) => boolean): Promise<void> {
    await inFolder(async () => {
      // A database goes before its write-ahead log, without which it might be an older one.
      for (const name of (await this.#names()).sort()) {
        if (ours.test(name) && isToGo(name)) await rm(join(this.directory, name), { force: true });
      }
    });
  }

  /** The number of the archive's database; 0 if there is none. */
  async #highest(): Promise<number> {
    const names = await inFolder(() => this.#names());
    return Math.max(0, ...names.map((name) => Number(archiveName.exec(name)?.[1] ?? 0)));
  }

  async #names(): Promise<string[]> {
    try {
      return await readdir(this.directory);
    } catch (error) {
      if (isAbsent(error)) return [];
      throw error;
    }
  }

  #path(number: number): string {
    return join(this.directory, archiveFileName(number));
  }
}

function archiveFileName(number: number): string {
  return `archive-${number}.sqlite`;
}

/**
 * Makes a folder and those above it; Node's own way does not end where a folder can hold none,
 * as below `/proc`.
 */
export function makeFolder(directory: string): void {
  const isThere = statSync(directory, { throwIfNoEntry: false });
  if (isThere?.isDirectory()) return;
  const parent = dirname(directory);
  if (!isThere && parent !== directory) makeFolder(parent);
  mkdirSync(directory);
}

async function inFolder<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toArchiveError(error);
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
