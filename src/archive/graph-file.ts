import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isWholeGraph } from './graph-format.ts';

/** A graph file as it was written. */
export interface GraphFile {
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Writes a graph so that a crash at any instant leaves no file or the whole file under its name,
 * which tells its content: a graph that was saved is never written over. `write` fills the file
 * whose path it is given with `leastBytes` or more.
 * @throws ENOSPC as the system would, also where native code does not notice a full disk
 */
export async function saveGraphFile(
  directory: string,
  leastBytes: number,
  write: (path: string) => Promise<unknown>,
): Promise<GraphFile> {
  const temporary = join(directory, 'graph.tmp');
  try {
    await checkSpace(directory, leastBytes);
    await write(temporary);
    const { size: bytes } = await stat(temporary);
    // Between the least and what it takes there is room for half of the last links.
    if (bytes < leastBytes || !(await isWholeGraph(temporary))) throw diskFull();
    await flush(temporary);
    const sha256 = await sha256Of(temporary);
    await rename(temporary, graphPath(directory, sha256));
    await flush(directory);
    return { sha256, bytes };
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Whether a file of the recorded name and size is there. */
export async function hasGraphFile(directory: string, { sha256, bytes }: GraphFile) {
  const found = await stat(graphPath(directory, sha256)).catch(() => undefined);
  return found?.size === bytes;
}

/**
 * The path of the recorded graph if the file is there and its bytes are those that were written;
 * native code would crash on others, or give wrong results.
 */
export async function findGraphFile(
  directory: string,
  { sha256 }: GraphFile,
): Promise<string | undefined> {
  const path = graphPath(directory, sha256);
  try {
    return (await sha256Of(path)) === sha256 ? path : undefined;
  } catch {
    return undefined;
  }
}

/** The name of a graph file, without its folder. */
export function graphName({ sha256 }: Pick<GraphFile, 'sha256'>): string {
  return `graph-${sha256.slice(0, 16)}.hnsw`;
}

function graphPath(directory: string, sha256: string): string {
  return join(directory, graphName({ sha256 }));
}

async function checkSpace(directory: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(directory);
  if (bavail * bsize < bytes) throw diskFull();
}

function diskFull(): Error {
  return Object.assign(new Error('no space left for the graph'), {
    code: 'ENOSPC',
    syscall: 'write',
  });
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash);
  return hash.digest('hex');
}

/** Makes what was written, or renamed within a folder, outlive a loss of power. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
