import { measureModel } from '../embedding/model.ts';
import { ArchiveError } from './archive-error.ts';
import type { BuildOptions, BuildReport } from './build.ts';
import { moveWalIntoDatabase, openDatabase } from './database.ts';
import { toArchiveError } from './database-error.ts';
import type { EmbeddedArchive } from './embedded.ts';
import { fillArchive } from './fill.ts';
import type { ArchiveFolder } from './folder.ts';
import type { GraphUpkeep } from './graph-upkeep.ts';
import { type ArchiveSettings, type DraftOrigin, type GraphRecord, Manifest } from './manifest.ts';
import { openDraft } from './open.ts';

/**
 * Makes a new archive beside the one that is there, which then takes its place. What is done is
 * kept when this is interrupted or killed, and the next build goes on from there.
 */
export async function buildDraft(
  folder: ArchiveFolder,
  options: BuildOptions,
): Promise<Omit<BuildReport, 'elapsedMs'>> {
  const { sources, onProgress, signal } = options;
  const model = await measureModel(options.settings.model, signal);
  const settings = { ...options.settings, model };
  const { archive, wasLeft } = await beginOrGoOn(folder, settings, options.rebuild);
  const upkeep = archive.graphUpkeep();
  try {
    const filled = await fillArchive({
      sources,
      archive,
      model,
      onStored: async () => {
        await archive.commit();
        await upkeep.follow();
      },
      onProgress: (done, total) => onProgress?.({ stage: 'sources', done, total }),
      ...(signal ? { signal } : {}),
    });
    await archive.countTerms();
    await archive.commit();
    const graph = await upkeep.finish({ ...options, isThorough: true });
    archive.manifest.forgetDraftOrigin();
    const report = { ...filled, ...(await archive.state()), graph };
    const savedGraph = archive.manifest.graph;
    archive.gather();
    await archive.close();
    await folder.publish();
    await folder.cleanUp([savedGraph]);
    return report;
  } catch (error) {
    // What went wrong first is what is told.
    await setAside(archive, upkeep, signal?.aborted === true).catch(() => undefined);
    if (!wasLeft || !isDamage(error)) throw error;
    // It would stand in the way of every build to come.
    await folder.removeDraft();
    return buildDraft(folder, options);
  }
}

function isDamage(error: unknown): boolean {
  const told = toArchiveError(error);
  return told instanceof ArchiveError && told.isDamage;
}

/** Keeps what was committed, and of an interrupted build the graph as far as it was made. */
async function setAside(
  archive: EmbeddedArchive,
  upkeep: GraphUpkeep,
  isInterrupted: boolean,
): Promise<void> {
  try {
    await archive.rollback();
    await (isInterrupted ? upkeep.suspend() : upkeep.stop());
  } finally {
    await archive.close();
  }
}

/** The draft that an earlier build of the same kind left, or a new one. */
async function beginOrGoOn(
  folder: ArchiveFolder,
  settings: ArchiveSettings,
  rebuild = false,
): Promise<{ readonly archive: EmbeddedArchive; readonly wasLeft: boolean }> {
  const current = await folder.current();
  const origin: DraftOrigin = rebuild || current === undefined ? 'nothing' : 'archive';
  const left = await openLeft(folder, settings, origin);
  if (left) return { archive: left, wasLeft: true };
  await folder.removeDraft();
  if (origin === 'archive' && current !== undefined) {
    await folder.copyToDraft(current, (copy) => markDraft(copy, origin));
  }
  const draft = openDraft(folder, settings);
  draft.manifest.draftOrigin = origin;
  return { archive: draft, wasLeft: false };
}

function markDraft(path: string, origin: DraftOrigin): void {
  const database = openDatabase(path, true);
  try {
    new Manifest(database).draftOrigin = origin;
    moveWalIntoDatabase(database);
  } finally {
    database.close();
  }
}

/** Removes a draft that was to become what the archive is now; gives the graph another one needs. */
export async function keepOtherDraft(
  folder: ArchiveFolder,
  settings: ArchiveSettings,
): Promise<GraphRecord | undefined> {
  const draft = await openLeft(folder, settings, 'nothing');
  if (!draft) {
    await folder.removeDraft();
    return undefined;
  }
  const { graph } = draft.manifest;
  await draft.close();
  return graph;
}

/**
 * The draft that is there, if it was begun in this way. One that is damaged, or that was made by
 * other settings, is of no use.
 */
async function openLeft(
  folder: ArchiveFolder,
  settings: ArchiveSettings,
  origin: DraftOrigin,
): Promise<EmbeddedArchive | undefined> {
  if (!(await folder.hasDraft())) return undefined;
  let draft: EmbeddedArchive | undefined;
  try {
    draft = openDraft(folder, settings);
    if (draft.manifest.draftOrigin === origin && draft.isSound()) return draft;
  } catch (error) {
    if (!(error instanceof ArchiveError && error.isRebuiltAnyway)) {
      await draft?.close();
      throw error;
    }
  }
  await draft?.close();
  return undefined;
}
