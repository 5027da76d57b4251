import { settingsOf } from './answer-over.ts';
import { type App, type AppOptions, type BuildProgress, buildApp, openApp } from './app.ts';
import { ArchiveError, namingArchive } from './archive/archive-error.ts';
import type { BuildReport } from './archive/build.ts';
import { isUpToDate } from './archive/fill.ts';
import { hasArchive, openArchive } from './archive/open.ts';
import type { Config } from './config.ts';
import { findSources } from './corpus/walk.ts';
import { openEmbeddingModel } from './embedding/model.ts';
import { describeError, WenbaoError } from './errors.ts';

/** What came of bringing an archive up to date; nothing where nothing had changed. */
export interface Update {
  readonly report?: BuildReport;
  /** Why an archive that is there is used as it is, in one line of Chinese. */
  readonly warning?: string;
}

/**
 * Builds the archive unless it holds what the sources hold. An archive that is there is used as it
 * is where its sources are gone, where it cannot be written to, or where the embedding model fails;
 * else rejects like `buildApp`.
 */
export async function updateArchive(config: Config, progress: BuildProgress = {}): Promise<Update> {
  const isThere = await namingArchive(config.archiveName, () =>
    hasArchive(config.archiveDirectory),
  );
  try {
    if (isThere && (await isBuilt(config))) return {};
    return { report: await buildApp(config, progress) };
  } catch (error) {
    if (!isThere || !canDoWithout(error)) throw error;
    return { warning: `${describeError(error)}现在用已有的档案回答。` };
  }
}

function canDoWithout(error: unknown): boolean {
  if (error instanceof ArchiveError) return error.isReadable;
  return error instanceof WenbaoError && (error.kind === 'source' || error.kind === 'model');
}

async function isBuilt(config: Config): Promise<boolean> {
  const model = openEmbeddingModel(config.embeddingModel, config);
  const sources = findSources(config.seedsPath);
  const archive = await openArchive(config.archiveDirectory, settingsOf(model));
  try {
    return (await isUpToDate(sources, archive)) && (await archive.graphUpkeep().isDone());
  } finally {
    await archive.close();
  }
}

/**
 * Opens the archive, brought up to date where that is possible. Rejects like `buildApp`, `openApp` and
 * the archive.
 */
export async function openUpToDate(
  config: Config,
  options: Omit<AppOptions, 'prepare'> = {},
): Promise<Update & { readonly app: App }> {
  const update = await updateArchive(config);
  const app = await openApp(config, options);
  await app.assistant.describe();
  return { ...update, app };
}
