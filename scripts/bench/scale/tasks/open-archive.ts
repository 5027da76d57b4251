import { dirname } from 'node:path';
import { type App, openApp } from '../../../../src/app.ts';
import { type Config, readConfig } from '../../../../src/config.ts';
import { model } from './measured-model.ts';

export interface ArchivePlace {
  readonly sourceFolder: string;
  readonly archiveFolder: string;
}

/** The settings as they come, whatever the environment says. */
export function configOf({ sourceFolder, archiveFolder }: ArchivePlace): Config {
  return readConfig({}, dirname(archiveFolder), { archive: archiveFolder, source: sourceFolder });
}

/** Opens an archive for the time of some work. */
export async function withApp<Result>(
  place: ArchivePlace,
  work: (app: App) => Promise<Result>,
): Promise<Result> {
  const app = await openApp(configOf(place));
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

/** Makes an archive ready for the first question: its state is read and its graph is loaded. */
export async function warmUp(app: App): Promise<void> {
  const vector = new Float32Array(model.dimensions);
  vector[0] = 1;
  await app.useArchive((archive) => archive.searchVectors(vector, 1));
}
