import { createHash } from 'node:crypto';
import { createReadStream, type Dirent, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { createInterface } from 'node:readline';
import type { z } from 'zod';
import { WenbaoError } from '../errors.ts';
import { type Catalog, readCatalog } from './catalog.ts';
import { decodeText } from './decode.ts';
import type { Page } from './page.ts';
import { recordSchema, toPage } from './record.ts';

/** A page file larger than this is no newspaper page; records are read line by line without limit. */
const maxPageBytes = 16 * 1024 * 1024;
const pageExtensions = new Set(['.txt', '.md']);
const recordExtension = '.jsonl';

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
}

/** One page, or a file or record that is not one, with the reason. */
export type Reading =
  | { readonly page: Page }
  | {
      readonly rejected: {
        readonly source: string;
        readonly line?: number;
        readonly reason: string;
      };
    };

/**
 * Finds `.txt`, `.md` and `.jsonl` files below a folder, or takes the one file named, in a fixed
 * order. Hidden entries and symbolic links inside the folder are passed over.
 * @throws WenbaoError when there is nothing at the path, or nothing that can be read.
 */
export function findSources(path: string): Sources {
  const root = statOrFail(path);
  const files = root.isDirectory()
    ? [...walk(path, path)].sort((a, b) => (a.source < b.source ? -1 : 1))
    : [{ source: basename(path), path }];
  if (files.length === 0) {
    throw new WenbaoError(
      'source',
      `${path} 里没有报纸版面。`,
      '请放入 .txt、.md 或 .jsonl 文件，或用 --source 指定别处。',
    );
  }
  return { files, catalog: readCatalog(root.isDirectory() ? path : dirname(path)) };
}

function statOrFail(path: string) {
  try {
    return statSync(path);
  } catch {
    throw new WenbaoError('source', `找不到 ${path}。`, '请检查路径，或用 --source 指定别处。');
  }
}

function* walk(root: string, folder: string): Generator<SourceFile> {
  for (const entry of entriesOf(folder)) {
    if (entry.name.startsWith('.') || entry.isSymbolicLink()) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(root, path);
    else if (entry.isFile() && isSourceName(entry.name)) {
      yield { source: relative(root, path).split(sep).join('/'), path };
    }
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isSourceName(name: string): boolean {
  const extension = extname(name).toLowerCase();
  return pageExtensions.has(extension) || extension === recordExtension;
}

/** The SHA-256 of a file's bytes, in hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part);
  return hash.digest('hex');
}

/** Reads every page of a file; what cannot be read is told with its reason, never thrown. */
export async function* readPages(file: SourceFile, catalog: Catalog): AsyncGenerator<Reading> {
  if (extname(file.path).toLowerCase() === recordExtension) yield* readRecords(file);
  else yield await readPageFile(file, catalog);
}

async function readPageFile({ source, path }: SourceFile, catalog: Catalog): Promise<Reading> {
  try {
    if (statSync(path).size > maxPageBytes) return reject(source, '文件太大，不像一个版面');
    const decoded = decodeText(await readFile(path));
    if ('rejected' in decoded) return reject(source, decoded.rejected);
    const facts = catalog.get(source) ?? catalog.get(basename(source));
    return { page: { ...facts, source, documentId: source, text: decoded.text } };
  } catch {
    return reject(source, '读不了这个文件（没有权限？）');
  }
}

async function* readRecords({ source, path }: SourceFile): AsyncGenerator<Reading> {
  let recordLine = 0;
  try {
    for await (const line of createInterface({
      input: createReadStream(path),
      crlfDelay: Infinity,
    })) {
      recordLine += 1;
      if (line.trim() !== '') yield readRecord(line.replace(/^\ufeff/u, ''), source, recordLine);
    }
  } catch {
    yield reject(source, '读不了这个文件（没有权限？）');
  }
}

function readRecord(line: string, source: string, recordLine: number): Reading {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return reject(source, '这一行不是有效的 JSON', recordLine);
  }
  const parsed = recordSchema.safeParse(value);
  if (!parsed.success)
    return reject(source, `这一行缺少 id 或 text：${issueOf(parsed.error)}`, recordLine);
  return { page: toPage(parsed.data, { source, recordLine }) };
}

function issueOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.')} ${issue.message}` : '';
}

function reject(source: string, reason: string, line?: number): Reading {
  return { rejected: { source, reason, ...(line === undefined ? {} : { line }) } };
}
