import { access, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ArchiveError } from './archive-error.ts';
import {
  type Connection,
  isWritable,
  openDatabase,
  openDatabaseToRead,
  reportDamage,
  toArchiveError,
  unreadableArchive,
  unwritableArchive,
} from './database.ts';
import { EmbeddedArchive } from './embedded.ts';
import { type ArchiveSettings, Manifest } from './manifest.ts';
import { finishReplacing } from './replace.ts';
import { createSchema, hasSchema } from './schema.ts';

const databaseName = 'archive.sqlite';

/**
 * Opens an archive for questions, also where it can only be read; throws `archive` if there is
 * none or if it does not fit. Nothing is created.
 */
export async function openArchive(
  directory: string,
  settings: ArchiveSettings,
): Promise<EmbeddedArchive> {
  if (!(await hasArchive(directory))) throw noArchive();
  const database = openDatabaseToRead(databasePath(directory));
  return fill(database, settings, directory, () => {
    throw noArchive();
  });
}

/** Opens an archive for building, and creates it if there is none. */
export async function createArchive(
  directory: string,
  settings: ArchiveSettings,
): Promise<EmbeddedArchive> {
  const path = databasePath(directory);
  if (await hasArchive(directory)) {
    if (!isWritable(path)) throw unwritableArchive();
  } else {
    await mkdir(directory, { recursive: true }).catch((error: unknown) => {
      throw cannotCreate(error);
    });
  }
  return fill(openDatabase(path), settings, directory, initialize);
}

/** An archive that is gone when it is closed, for documents that come with a question. */
export async function inMemoryArchive(settings: ArchiveSettings): Promise<EmbeddedArchive> {
  return fill(openDatabase(':memory:'), settings, undefined, initialize);
}

/** Whether there is an archive in a folder; one that was being replaced is put back first. */
export async function hasArchive(directory: string): Promise<boolean> {
  if (await exists(databasePath(directory))) return true;
  await finishReplacing(directory);
  return exists(databasePath(directory));
}

/** Names the file of an archive's database: another one when the archive was replaced. */
export async function databaseIdentity(directory: string): Promise<string> {
  const { dev, ino } = await stat(databasePath(directory), { bigint: true });
  return `${dev}:${ino}`;
}

function databasePath(directory: string): string {
  return join(directory, databaseName);
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return false;
    throw code === 'EACCES' ? unreadableArchive(error) : toArchiveError(error);
  }
}

type Prepare = (database: Connection, settings: ArchiveSettings) => void;

function fill(
  database: Connection,
  settings: ArchiveSettings,
  directory: string | undefined,
  prepareEmpty: Prepare,
): EmbeddedArchive {
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

function noArchive(): ArchiveError {
  return new ArchiveError({
    message: (archive) => `还没有建立${archive}。`,
    remedy: (embed) => `请先运行 ${embed()} 建立。`,
  });
}

/** Nothing is there to be read, unlike with an archive that cannot be written to. */
function cannotCreate(cause: unknown): unknown {
  const error = toArchiveError(cause);
  if (!(error instanceof ArchiveError) || !error.isReadable) return error;
  return new ArchiveError(
    {
      message: (archive) => `${archive}建不起来，没有权限建立它的文件夹。`,
      remedy: () => '请检查上级文件夹的权限，或用 --archive 指定别处。',
    },
    cause,
  );
}
