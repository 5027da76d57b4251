import { ArchiveError } from './archive-error.ts';
import type { BuildOptions, BuildReport } from './build.ts';
import type { EmbeddedArchive } from './embedded.ts';
import { fillArchive } from './fill.ts';
import type { ArchiveFolder } from './folder.ts';
import type { GraphUpkeep } from './graph-upkeep.ts';
import type { ArchiveSettings, DraftOrigin } from './manifest.ts';
import { openDraft } from './open.ts';

/**
 * Makes a new archive beside the one that is there, which then takes its place. What is done is
 * kept when this is interrupted or killed, and the next build goes on from there.
 */
export async function buildDraft(
  folder: ArchiveFolder,
  options: BuildOptions,
): Promise<Omit<BuildReport, 'elapsedMs'>> {
  const { settings, sources, onProgress, signal } = options;
  const { archive, wasLeft } = await beginOrGoOn(folder, options);
  const upkeep = archive.graphUpkeep();
  try {
    const filled = await fillArchive({
      sources,
      archive,
      model: settings.model,
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
    const report = { ...filled, ...(await archive.state()), graph };
    const savedGraph = archive.manifest.graph;
    archive.gather();
    await archive.close();
    await folder.publish();
    await folder.cleanUp(savedGraph);
    return report;
  } catch (error) {
    await setAside(archive, upkeep, signal?.aborted === true);
    if (!wasLeft || !(error instanceof ArchiveError && error.isDamage)) throw error;
    // It would stand in the way of every build to come.
    await folder.removeDraft();
    return buildDraft(folder, options);
  }
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
  { rebuild, settings }: BuildOptions,
): Promise<{ readonly archive: EmbeddedArchive; readonly wasLeft: boolean }> {
  const current = await folder.current();
  const origin: DraftOrigin = rebuild || current === undefined ? 'nothing' : 'archive';
  const left = await openLeft(folder, settings);
  if (left?.manifest.draftOrigin === origin) return { archive: left, wasLeft: true };
  await left?.close();
  await folder.removeDraft();
  if (origin === 'archive' && current !== undefined) await folder.copyToDraft(current);
  const draft = openDraft(folder, settings);
  draft.manifest.draftOrigin = origin;
  return { archive: draft, wasLeft: false };
}

/** A draft that cannot be opened, or that was made by other settings, is of no use. */
async function openLeft(
  folder: ArchiveFolder,
  settings: ArchiveSettings,
): Promise<EmbeddedArchive | undefined> {
  if (!(await folder.hasDraft())) return undefined;
  try {
    return openDraft(folder, settings);
  } catch (error) {
    if (error instanceof ArchiveError) return undefined;
    throw error;
  }
}
