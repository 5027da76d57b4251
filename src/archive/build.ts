import type { Sources } from '../corpus/walk.ts';
import type { ArchiveState } from './archive.ts';
import { toArchiveError } from './database-error.ts';
import { buildDraft } from './draft.ts';
import type { FillReport } from './fill.ts';
import { ArchiveFolder } from './folder.ts';
import type { GraphWork } from './graph-upkeep.ts';
import { updateInPlace } from './in-place.ts';
import type { OpeningSettings } from './manifest.ts';
import { WriterLock } from './writer-lock.ts';

/** What a build did, and what the archive holds after it. */
export interface BuildReport extends ArchiveState, FillReport {
  readonly graph: GraphWork;
  readonly elapsedMs: number;
}

/** How far a build is: bytes of the sources done with, then vectors that the graph has taken in. */
export interface BuildStep {
  readonly stage: 'sources' | 'graph';
  readonly done: number;
  readonly total: number;
}

export interface BuildOptions {
  readonly directory: string;
  readonly settings: OpeningSettings;
  readonly sources: Sources;
  /** Whether to make an archive anew that takes the place of the one that is there. */
  readonly rebuild?: boolean;
  readonly onProgress?: (step: BuildStep) => void;
  readonly signal?: AbortSignal;
}

/**
 * Brings the archive of a folder up to date with its sources, or makes one. Until that is done,
 * questions are answered from the archive as it was; if it does not come to an end, it stays so.
 * Throws `archive` if another process is writing it.
 */
export async function buildArchive(options: BuildOptions): Promise<BuildReport> {
  const startedAt = performance.now();
  const lock = WriterLock.acquire(options.directory);
  try {
    const folder = new ArchiveFolder(options.directory);
    const built =
      (!options.rebuild && (await updateInPlace(folder, options))) ||
      (await buildDraft(folder, options));
    return { ...built, elapsedMs: performance.now() - startedAt };
  } catch (error) {
    throw toArchiveError(error);
  } finally {
    lock.release();
  }
}
