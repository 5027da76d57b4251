import { createHash } from 'node:crypto';
import { createReadStream, type Dirent, readdirSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { WenbaoError } from '../errors.ts';
import { type Catalog, readCatalog } from './catalog.ts';
import { type Rejection, unreadable } from './rejection.ts';

const pageExtensions = new Set(['.txt', '.md']);
const recordExtension = '.jsonl';
/** Reading a file in larger pieces than Node does by itself takes half the time. */
const readAtOnceBytes = 1024 * 1024;

/** A file that may hold pages. */
export interface SourceFile {
  /** Path relative to the folder of sources, with `/`. */
  readonly source: string;
  readonly path: string;
}

/** What a folder (or one file) offers. */
export interface Sources {
  readonly files: readonly SourceFile[];
  readonly catalog: Catalog;
  /** Folders that cannot be listed: what they hold is not known, so it is not gone either. */
  readonly rejections: readonly Rejection[];
}

/**
 * Finds `.txt`, `.md` and `.jsonl` files below a folder, or takes the one file named, in a fixed
 * order. Hidden entries and symbolic links inside the folder are passed over.
 * @throws WenbaoError when there is nothing at the path, or nothing that can be read.
 */
export function findSources(path: string): Sources {
  const isFolder = statOrFail(path).isDirectory();
  const rejections: Rejection[] = [];
  const files = isFolder
    ? [...walk(path, path, rejections)].sort((a, b) => (a.source < b.source ? -1 : 1))
    : [{ source: basename(path), path }];
  if (files.length === 0) throw nothingAt(path, rejections);
  return { files, catalog: readCatalog(isFolder ? path : dirname(path)), rejections };
}

/** Whether a file is read line by line, a record a line. */
export function holdsRecords({ path }: SourceFile): boolean {
  return extname(path).toLowerCase() === recordExtension;
}

/** The SHA-256 of a file's bytes, in hexadecimal; rejects for a file that cannot be read. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path, { highWaterMark: readAtOnceBytes })) {
    hash.update(part);
  }
  return hash.digest('hex');
}

function statOrFail(path: string): Stats {
  try {
    return statSync(path);
  } catch {
    throw new WenbaoError('source', `找不到 ${path}。`, '请检查路径，或用 SEEDS_PATH 指定别处。');
  }
}

function nothingAt(path: string, rejections: readonly Rejection[]): WenbaoError {
  if (rejections.length > 0) {
    return new WenbaoError('source', `读不了 ${path}。`, '请检查文件夹的权限。');
  }
  return new WenbaoError(
    'source',
    `${path} 里没有报纸版面。`,
    '请放入 .txt、.md 或 .jsonl 文件，或用 SEEDS_PATH 指定别处。',
  );
}

function* walk(root: string, folder: string, rejections: Rejection[]): Generator<SourceFile> {
  for (const entry of entriesOf(root, folder, rejections)) {
    if (entry.name.startsWith('.') || entry.isSymbolicLink()) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(root, path, rejections);
    else if (entry.isFile() && isSourceName(entry.name)) {
      yield { source: toSource(root, path), path };
    }
  }
}

function entriesOf(root: string, folder: string, rejections: Rejection[]): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    rejections.push({ source: toSource(root, folder), reason: unreadable });
    return [];
  }
}

function toSource(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

function isSourceName(name: string): boolean {
  const extension = extname(name).toLowerCase();
  return pageExtensions.has(extension) || extension === recordExtension;
}
