import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { WenbaoError } from '../errors.ts';
import { type Catalog, readCatalog } from './catalog.ts';
import { recordFileBytes } from './record-lines.ts';
import { noRegularFile, readRegularFile } from './regular-file.ts';
import { linkNotFollowed, type Rejection, reasonOf } from './rejection.ts';

const pageExtensions = new Set(['.txt', '.md']);
const recordExtension = '.jsonl';
/**
 * An issue of a hundred pages takes less. A page that repeats one figure to this size takes half a
 * gigabyte of memory to read.
 */
const maxPageBytes = 4 * 1024 * 1024;

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
  /**
   * Folders that cannot be listed: what they hold is not known, so it is not gone either. And what is
   * called like a file of pages but is a symbolic link, a pipe, a socket or a device.
   */
  readonly rejections: readonly Rejection[];
}

/**
 * Finds `.txt`, `.md` and `.jsonl` files below a folder, or takes the one file named, in a fixed
 * order. Hidden entries are passed over. A symbolic link inside the folder is not followed, as it may
 * lead out of it or in a circle; one that is named itself is.
 * @throws WenbaoError when there is nothing at the path, or nothing that can be read.
 */
export function findSources(path: string): Sources {
  const stats = statOrFail(path);
  const isFolder = stats.isDirectory();
  if (!isFolder && !stats.isFile()) throw noFile(path);
  const rejections: Rejection[] = [];
  const files = isFolder
    ? [...walk(path, rejections)].sort((a, b) => (a.source < b.source ? -1 : 1))
    : [{ source: basename(path), path: realpathSync(path) }];
  if (files.length === 0) throw nothingAt(path, rejections);
  return { files, catalog: readCatalog(isFolder ? path : dirname(path)), rejections };
}

/** Whether a file is read line by line, a record a line. */
export function holdsRecords({ path }: SourceFile): boolean {
  return extname(path).toLowerCase() === recordExtension;
}

/** The SHA-256 of a file's bytes, in hexadecimal; rejects for a file that cannot be read. */
export async function hashFile(file: SourceFile): Promise<string> {
  const hash = createHash('sha256');
  if (!holdsRecords(file)) return hash.update(readPageBytes(file.path)).digest('hex');
  for await (const part of recordFileBytes(file.path)) hash.update(part);
  return hash.digest('hex');
}

/** The bytes of a file that is one page. @throws RefusedFile for what is too large, or no ordinary file */
export function readPageBytes(path: string): Buffer {
  const tooLarge = `文件超过 ${maxPageBytes / 1024 ** 2} MB，不像一个版面`;
  return readRegularFile(path, maxPageBytes, tooLarge);
}

function statOrFail(path: string): Stats {
  try {
    return statSync(path);
  } catch {
    throw new WenbaoError('source', `找不到 ${path}。`, '请检查路径，或用 SEEDS_PATH 指定别处。');
  }
}

function nothingAt(path: string, rejections: readonly Rejection[]): WenbaoError {
  const isHidden = rejections.some(({ source }) => source === '');
  if (isHidden) return new WenbaoError('source', `读不了 ${path}。`, '请检查文件夹的权限。');
  const [first] = rejections;
  if (first) {
    const message = `${path} 里没有能读的报纸版面：${first.source} ${first.reason}。`;
    return new WenbaoError('source', message, '请放入普通的 .txt、.md 或 .jsonl 文件。');
  }
  return new WenbaoError(
    'source',
    `${path} 里没有报纸版面。`,
    '请放入 .txt、.md 或 .jsonl 文件，或用 SEEDS_PATH 指定别处。',
  );
}

function noFile(path: string): WenbaoError {
  return new WenbaoError('source', `${path} ${noRegularFile}。`, '请指定一个文件夹或文件。');
}

/** Without calling itself, as folders may lie thousands deep. */
function* walk(root: string, rejections: Rejection[]): Generator<SourceFile> {
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of entriesOf(root, folder, rejections)) {
      if (entry.name.startsWith('.')) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else if (isSourceName(entry.name)) {
        const source = toSource(root, path);
        if (entry.isFile()) yield { source, path };
        else rejections.push({ source, reason: reasonOfKind(entry) });
      }
    }
  }
}

function reasonOfKind(entry: Dirent): string {
  return entry.isSymbolicLink() ? linkNotFollowed : noRegularFile;
}

function entriesOf(root: string, folder: string, rejections: Rejection[]): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    rejections.push({ source: toSource(root, folder), reason: reasonOf(error, folder) });
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
