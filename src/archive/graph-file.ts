import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { GraphRecord } from './manifest.ts';

/**
 * Writes a graph so that a crash at any instant leaves the old file or the whole new one: beside
 * its place, then to the disk, then to its name. `write` fills the file whose path it is given.
 */
export async function saveGraphFile(
  directory: string,
  generation: number,
  write: (path: string) => Promise<unknown>,
): Promise<GraphRecord> {
  const path = graphPath(directory, generation);
  const temporary = `${path}.tmp`;
  await write(temporary);
  await flush(temporary);
  const sha256 = await sha256Of(temporary);
  await rename(temporary, path);
  await flush(directory);
  return { generation, sha256 };
}

/**
 * The path of the recorded graph if the file is there and its bytes are those that were written;
 * native code would crash on others, or give wrong results.
 */
export async function findGraphFile(
  directory: string,
  record: GraphRecord,
): Promise<string | undefined> {
  const path = graphPath(directory, record.generation);
  try {
    return (await sha256Of(path)) === record.sha256 ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Deletes all graph files in the folder but the one of this generation. */
export async function removeGraphFiles(
  directory: string,
  exceptGeneration?: number,
): Promise<void> {
  const kept = exceptGeneration === undefined ? undefined : graphName(exceptGeneration);
  for (const name of await readdir(directory)) {
    const isGraph = /^graph-\d+\.hnsw(\.tmp)?$/.test(name);
    if (isGraph && name !== kept) await rm(join(directory, name), { force: true });
  }
}

function graphPath(directory: string, generation: number): string {
  return join(directory, graphName(generation));
}

function graphName(generation: number): string {
  return `graph-${generation}.hnsw`;
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
