import { constants } from 'node:fs';
import { access, chmod, readdir, realpath, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { toArchiveError } from './database.ts';

/** The files of an archive; whatever else lies in its folder is not ours. */
const archiveFile = /^(?:archive\.sqlite(?:-wal|-shm|-journal)?|graph-\d+\.hnsw(?:\.tmp)?)$/u;
/** Two renames take far less; only a process that was stopped between them takes longer. */
const longestSwapMs = 1_000;
const lookAgainMs = 20;

/**
 * Replaces an archive by one that `build` makes in the folder it is given. Until that is done
 * questions are answered from the old archive, and it stays if `build` fails.
 */
export async function replaceArchive<Result>(
  directory: string,
  build: (fresh: string) => Promise<Result>,
): Promise<Result> {
  const place = await realpath(directory).catch(() => directory);
  await checkPlace(place);
  await finishReplacing(place);
  const fresh = siblingOf(place, 'new');
  try {
    const result = await build(fresh);
    await swap(place, fresh);
    return result;
  } catch (error) {
    await removeArchive(fresh).catch(() => undefined);
    throw error;
  }
}

/** Refuses a file, which would be moved aside, and a folder whose files may not be moved. */
async function checkPlace(directory: string): Promise<void> {
  try {
    await access(directory, constants.W_OK);
    await readdir(directory);
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isAbsent) throw toArchiveError(error);
  }
}

/**
 * Clears up after processes that ended while they replaced an archive: puts the old one back where
 * there is none in its place, and deletes what was not finished. Waits for a swap under way.
 */
export async function finishReplacing(directory: string): Promise<void> {
  for (const { path, kind, pid } of await leftovers(directory)) {
    if (pid !== process.pid && isAlive(pid)) await untilThere(directory);
    else if (kind === 'new') await removeArchive(path).catch(() => undefined);
    else await rename(path, directory).catch(() => retire(path, directory));
  }
}

/** SQLite itself notices that the database of a running reader was moved, and leaves ours alone. */
async function swap(directory: string, fresh: string): Promise<void> {
  const aside = siblingOf(directory, 'old');
  try {
    const old = await stat(directory).catch(() => undefined);
    if (old) await chmod(fresh, old.mode);
    if (old) await rename(directory, aside);
    try {
      await rename(fresh, directory);
    } catch (error) {
      if (old) await rename(aside, directory);
      throw error;
    }
    if (old) await retire(aside, directory);
  } catch (error) {
    throw toArchiveError(error);
  }
}

/** Deletes an old archive, after moving what else lay in its folder to the new one. */
async function retire(aside: string, directory: string): Promise<void> {
  const names = await readdir(aside).catch(() => []);
  for (const name of names.filter((name) => !archiveFile.test(name))) {
    await rename(join(aside, name), join(directory, name)).catch(() => undefined);
  }
  await removeArchive(aside).catch(() => undefined);
}

/** Deletes the files of an archive, and its folder if nothing else lies in it. */
async function removeArchive(directory: string): Promise<void> {
  const names = await readdir(directory);
  for (const name of names.filter((name) => archiveFile.test(name))) {
    await rm(join(directory, name), { force: true });
  }
  await rmdir(directory);
}

function siblingOf(directory: string, kind: 'new' | 'old'): string {
  return `${directory}.${kind}-${process.pid}`;
}

async function leftovers(directory: string) {
  const prefix = `${basename(directory)}.`;
  const names = await readdir(dirname(directory)).catch(() => []);
  return names.flatMap((name) => {
    const match = name.startsWith(prefix) && /^(new|old)-(\d+)$/u.exec(name.slice(prefix.length));
    if (!match) return [];
    return [{ path: join(dirname(directory), name), kind: match[1], pid: Number(match[2]) }];
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function untilThere(directory: string): Promise<void> {
  const deadline = performance.now() + longestSwapMs;
  while (performance.now() < deadline) {
    if (await stat(directory).catch(() => undefined)) return;
    await wait(lookAgainMs);
  }
}
