import { access, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { WenbaoError } from '../errors.ts';
import { type Connection, openDatabase, reportDamage } from './database.ts';
import { EmbeddedArchive } from './embedded.ts';
import { removeGraphFiles } from './graph-file.ts';
import { type ArchiveSettings, Manifest } from './manifest.ts';
import { createSchema, hasSchema } from './schema.ts';

const databaseName = 'archive.sqlite';

/** Opens an archive for questions; throws `archive` if there is none or if it does not fit. */
export async function openArchive(
  directory: string,
  settings: ArchiveSettings,
): Promise<EmbeddedArchive> {
  const path = join(directory, databaseName);
  await access(path).catch(() => {
    throw noArchive();
  });
  return openAt(path, settings, directory, () => {
    throw noArchive();
  });
}

/** Opens an archive for building, and creates it if there is none. */
export async function createArchive(
  directory: string,
  settings: ArchiveSettings,
): Promise<EmbeddedArchive> {
  await mkdir(directory, { recursive: true });
  return openAt(join(directory, databaseName), settings, directory, initialize);
}

/** An archive that is gone when it is closed, for documents that come with a question. */
export async function inMemoryArchive(settings: ArchiveSettings): Promise<EmbeddedArchive> {
  return openAt(':memory:', settings, undefined, initialize);
}

/** Deletes the files of an archive, and nothing else in its folder, whatever state they are in. */
export async function deleteArchive(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const suffix of ['', '-wal', '-shm']) {
    await rm(join(directory, databaseName + suffix), { force: true });
  }
  await removeGraphFiles(directory);
}

type Prepare = (database: Connection, settings: ArchiveSettings) => void;

function openAt(
  path: string,
  settings: ArchiveSettings,
  directory: string | undefined,
  prepareEmpty: Prepare,
): EmbeddedArchive {
  const database = openDatabase(path);
  try {
    return reportDamage(() => {
      if (!hasSchema(database)) prepareEmpty(database, settings);
      return new EmbeddedArchive(database, settings, directory);
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

function noArchive(): WenbaoError {
  return new WenbaoError('archive', '还没有建立档案。', '请先运行 npm run embed 建立。');
}
