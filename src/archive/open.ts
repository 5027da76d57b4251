import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ArchiveError } from './archive-error.ts';
import { type Connection, isWritable, openDatabase, openDatabaseToRead } from './database.ts';
import { reportDamage, unwritableArchive } from './database-error.ts';
import { EmbeddedArchive } from './embedded.ts';
import { ArchiveFolder } from './folder.ts';
import { type ArchiveSettings, Manifest, type OpeningSettings } from './manifest.ts';
import { createSchema, hasSchema } from './schema.ts';

/**
 * Opens an archive for questions, also where it can only be read; throws `archive` if there is
 * none or if it does not fit. Nothing is created.
 * @param open how its database is opened: unless told, as one that may be written to
 */
export async function openArchive(
  directory: string,
  settings: OpeningSettings,
  open: (path: string) => Connection = openDatabaseToRead,
): Promise<EmbeddedArchive> {
  const folder = new ArchiveFolder(directory);
  for (;;) {
    const path = await folder.current();
    if (path === undefined) throw noArchive();
    try {
      return openOn(open(path), settings, { directory, databasePath: path });
    } catch (error) {
      // Another archive may have taken its place between a look and the opening.
      if ((await folder.current()) === path) throw error;
    }
  }
}

/** Opens the archive at this path to change it. */
export function openArchiveToWrite(
  { directory }: ArchiveFolder,
  databasePath: string,
  settings: OpeningSettings,
): EmbeddedArchive {
  if (!isWritable(databasePath)) throw unwritableArchive();
  const database = openDatabase(databasePath, true);
  // What is told to be stored must outlive a loss of power.
  database.pragma('synchronous = FULL');
  return openOn(database, settings, { directory, databasePath });
}

/** Opens the draft of a folder, and makes an empty one if there is none. */
export function openDraft(
  { directory, draftPath }: ArchiveFolder,
  settings: ArchiveSettings,
): EmbeddedArchive {
  const place = { directory, databasePath: draftPath };
  return openOn(openDatabase(draftPath), settings, place, (empty) => initialize(empty, settings));
}

/** An archive that is gone when it is closed, for documents that come with a question. */
export async function inMemoryArchive(settings: ArchiveSettings): Promise<EmbeddedArchive> {
  return openOn(openDatabase(':memory:'), settings, undefined, (empty) =>
    initialize(empty, settings),
  );
}

/** Whether there is an archive in a folder. */
export async function hasArchive(directory: string): Promise<boolean> {
  return (await new ArchiveFolder(directory).current()) !== undefined;
}

/**
 * Names the database of an archive: another one when the archive was replaced. Where it can only be
 * read, perhaps from a copy, a changed file counts as another one too.
 */
export async function databaseIdentity(directory: string): Promise<string> {
  const path = await new ArchiveFolder(directory).current();
  if (path === undefined) throw noArchive();
  const { ino, mtimeMs } = await stat(path);
  return [basename(path), ino, ...(isWritable(path) ? [] : [mtimeMs])].join(':');
}

function openOn(
  database: Connection,
  settings: OpeningSettings,
  place: ConstructorParameters<typeof EmbeddedArchive>[2],
  prepareEmpty: (database: Connection) => void = () => {
    throw noArchive();
  },
): EmbeddedArchive {
  try {
    return reportDamage(() => {
      if (!hasSchema(database)) prepareEmpty(database);
      return new EmbeddedArchive(database, settings, place);
    });
  } catch (error) {
    database.close();
    throw error;
  }
}

function initialize(database: Connection, settings: ArchiveSettings): void {
  const transaction = database.transaction(() => {
    createSchema(database);
    new Manifest(database).initialize(settings);
  });
  transaction.immediate();
}

function noArchive(): ArchiveError {
  return new ArchiveError({
    message: (archive) => `还没有建立${archive}。`,
    remedy: (embed) => `请先运行 ${embed()} 建立。`,
  });
}
