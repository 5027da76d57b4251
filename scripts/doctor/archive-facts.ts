import { settingsOf } from '../../src/answer-over.ts';
import type { ArchiveState } from '../../src/archive/archive.ts';
import { openDatabaseUnchanged } from '../../src/archive/database.ts';
import { damagedArchive } from '../../src/archive/database-error.ts';
import type { EmbeddedArchive } from '../../src/archive/embedded.ts';
import { isUpToDate } from '../../src/archive/fill.ts';
import { ArchiveFolder } from '../../src/archive/folder.ts';
import { findGraphFile, hasGraphFile } from '../../src/archive/graph-file.ts';
import { openArchive } from '../../src/archive/open.ts';
import type { Config } from '../../src/config.ts';
import { findSources } from '../../src/corpus/walk.ts';
import { openEmbeddingModel } from '../../src/embedding/model.ts';

/** What an archive holds, and in what state it is; nothing of it was changed to learn that. */
export interface ArchiveFacts {
  readonly state: ArchiveState;
  readonly dimensions: number;
  /** Nothing where the pages cannot be read. */
  readonly isUpToDate: boolean | undefined;
  readonly graph: 'sound' | 'missing' | 'damaged';
}

/** Articles whose checksums are looked at, the newest first. */
const mostArticles = 500;

/** Resolves to nothing where there is no archive. @throws WenbaoError for one that does not open */
export async function readArchiveFacts(config: Config): Promise<ArchiveFacts | undefined> {
  const { archiveDirectory, embeddingModel } = config;
  if ((await new ArchiveFolder(archiveDirectory).current()) === undefined) return undefined;
  const settings = settingsOf(openEmbeddingModel(embeddingModel, config));
  const archive = await openArchive(archiveDirectory, settings, openDatabaseUnchanged);
  try {
    if (!archive.isSound()) throw damagedArchive();
    await archive.newestArticles({ offset: 0, limit: mostArticles });
    return {
      state: await archive.state(),
      dimensions: archive.dimensions,
      isUpToDate: await holdsPages(archive, config),
      graph: await graphOf(archive, archiveDirectory),
    };
  } finally {
    await archive.close();
  }
}

async function holdsPages(archive: EmbeddedArchive, { seedsPath }: Config) {
  const sources = orNothing(() => findSources(seedsPath));
  return sources && isUpToDate(sources, archive);
}

function orNothing<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    // The pages have checks of their own.
    return undefined;
  }
}

async function graphOf(archive: EmbeddedArchive, directory: string) {
  const record = archive.manifest.graph;
  if (!record || !(await hasGraphFile(directory, record))) return 'missing';
  return (await findGraphFile(directory, record)) ? 'sound' : 'damaged';
}
