import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';

/**
 * Of a pipe a reader would wait for ever, and a symbolic link may lead anywhere; what was an ordinary
 * file when it was found may be one of these by now.
 */
const openFlags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
/** Reading a file in larger pieces than Node does by itself takes half the time. */
const readAtOnceBytes = 1024 * 1024;

export const noRegularFile = '不是普通文件';

/** A file that is there and is not read; `reason` says why, in Chinese. */
export class RefusedFile extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

/** All of an ordinary file. @throws RefusedFile for a larger one, and for anything else */
export function readRegularFile(path: string, maxBytes: number, tooLarge: string): Buffer {
  const descriptor = openSync(path, openFlags);
  try {
    const size = sizeOf(fstatSync(descriptor), maxBytes, tooLarge);
    const bytes = Buffer.allocUnsafe(size);
    let length = 0;
    for (let read = -1; read !== 0 && length < size; length += read) {
      read = readSync(descriptor, bytes, length, size - length, null);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The bytes of an ordinary file piece by piece, as far as it reached when it was opened, so that one
 * that grows all the time ends. Throws like `readRegularFile`.
 */
export async function* regularFileBytes(
  path: string,
  maxBytes: number,
  tooLarge: string,
): AsyncGenerator<Buffer> {
  const file = await open(path, openFlags);
  try {
    const size = sizeOf(await file.stat(), maxBytes, tooLarge);
    for (let at = 0; at < size; ) {
      const length = Math.min(readAtOnceBytes, size - at);
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, at);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}

function sizeOf(
  stats: { readonly size: number; isFile(): boolean },
  maxBytes: number,
  tooLarge: string,
): number {
  if (!stats.isFile()) throw new RefusedFile(noRegularFile);
  if (stats.size > maxBytes) throw new RefusedFile(tooLarge);
  return stats.size;
}
