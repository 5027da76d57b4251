import type { BuildOptions, BuildReport } from './build.ts';
import { damagedArchive } from './database-error.ts';
import { keepOtherDraft } from './draft.ts';
import { fillArchive } from './fill.ts';
import type { ArchiveFolder } from './folder.ts';
import { openArchiveToWrite } from './open.ts';

/**
 * So many chunks at most are computed in one transaction, which is lost when the process ends: about
 * two seconds' work, some thirty pages.
 */
const mostChunks = 1_500;

class TooMuch extends Error {}

/**
 * Brings an archive up to date in one transaction. Gives nothing, and leaves it as it was, if there
 * is none, or too much to do for that.
 */
export async function updateInPlace(
  folder: ArchiveFolder,
  options: BuildOptions,
): Promise<Omit<BuildReport, 'elapsedMs'> | undefined> {
  const { settings, sources, onProgress, signal } = options;
  const path = await folder.current();
  if (path === undefined) return undefined;
  const archive = openArchiveToWrite(folder, path, settings);
  const upkeep = archive.graphUpkeep();
  try {
    const filled = await fillArchive({
      sources,
      archive,
      model: archive.model,
      onStored: async (embeddedChunks) => {
        if (embeddedChunks > mostChunks) throw new TooMuch();
      },
      onProgress: (done, total) => onProgress?.({ stage: 'sources', done, total }),
      ...(signal ? { signal } : {}),
    });
    await archive.commit();
    const isUnchanged = filled.changedFiles + filled.removedFiles === 0;
    // Where nothing is to be done there is time to look for damage.
    if (isUnchanged && !archive.isSound()) throw damagedArchive();
    const graph = await upkeep.finish({ ...options, isThorough: isUnchanged });
    if (graph !== 'none') await archive.countTerms();
    await archive.commit();
    const otherGraph = await keepOtherDraft(folder, { ...settings, model: archive.model });
    await folder.cleanUp([archive.manifest.graph, otherGraph]);
    return { ...filled, ...(await archive.state()), graph };
  } catch (error) {
    if (error instanceof TooMuch) return undefined;
    throw error;
  } finally {
    await upkeep.stop();
    await archive.close();
  }
}
