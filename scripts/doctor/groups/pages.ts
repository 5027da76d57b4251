import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { type Catalog, factsOf } from '../../../src/corpus/catalog.ts';
import { decodeText } from '../../../src/corpus/decode.ts';
import { type ReadPage, readArticles } from '../../../src/corpus/read.ts';
import type { Rejection } from '../../../src/corpus/rejection.ts';
import {
  findSources,
  holdsRecords,
  type SourceFile,
  type Sources,
} from '../../../src/corpus/walk.ts';
import { formatRejection } from '../../../src/surfaces/terminal/build/build-report.ts';
import { listed } from '../../launcher/installed.mjs';
import { type Check, failing, ok, thrown, warning } from '../check.ts';
import type { Surroundings } from '../surroundings.ts';

/** Taking so many pages apart takes a second or two; of more only these are read. */
const mostPages = 200;
/** Rejections that are named one by one. */
const mostNamed = 3;

/** The newspaper pages, read as a build reads them. */
export async function examinePages({ config }: Surroundings): Promise<readonly Check[]> {
  const sources = orThrown(() => findSources(config.seedsPath));
  if ('state' in sources) return [sources];
  const reading = await readSome(sources);
  return [
    place(config.seedsPath, sources),
    ...(await encodings(sources.files)),
    content(reading),
    ...dates(reading),
    ...(await catalogEntries(config.seedsPath, sources)),
  ];
}

function orThrown(work: () => Sources): Sources | Check {
  try {
    return work();
  } catch (error) {
    return thrown('版面', error);
  }
}

function place(path: string, { files, rejections }: Sources): Check {
  const kinds = counted(files.map((file) => extname(file.path).toLowerCase()));
  const detail = `${path} 里有 ${files.length} 个文件（${kinds}）。`;
  if (rejections.length === 0) return ok('位置', detail);
  const folders = rejections.map(({ source }) => source);
  const unread = `${detail}${listed(folders)} 读不了。`;
  return warning('位置', unread, '请检查文件夹的权限。');
}

/** Each thing once with its number: .txt 4 个、.md 1 个. */
function counted(things: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return [...counts].map(([thing, count]) => `${thing} ${count} 个`).join('、');
}

/** What cannot be decoded is told with the pages that are passed over. */
async function encodings(files: readonly SourceFile[]): Promise<Check[]> {
  const pages = files.filter((file) => !holdsRecords(file)).slice(0, mostPages);
  const found: string[] = [];
  for (const { path } of pages) {
    const bytes = await readFile(path).catch(() => new Uint8Array());
    const decoded = decodeText(bytes);
    if ('encoding' in decoded) found.push(decoded.encoding.toUpperCase());
  }
  return found.length > 0 ? [ok('编码', `${counted(found)}。`)] : [];
}

interface Reading {
  readonly pages: readonly ReadPage[];
  readonly rejections: readonly Rejection[];
  readonly isAll: boolean;
}

async function readSome({ files, catalog, rejections }: Sources): Promise<Reading> {
  const pages: ReadPage[] = [];
  const rejected = [...rejections];
  for (const file of files) {
    for await (const result of readArticles(file, catalog)) {
      if ('rejected' in result) rejected.push(result.rejected);
      else pages.push(result);
      if (pages.length + rejected.length >= mostPages)
        return { pages, rejections: rejected, isAll: false };
    }
  }
  return { pages, rejections: rejected, isAll: true };
}

function content({ pages, rejections, isAll }: Reading): Check {
  const articles = pages.reduce((sum, page) => sum + page.articles.length, 0);
  const whole = isAll ? '' : `（只看了前 ${mostPages} 个）`;
  const detail = `${pages.length} 个版面，${articles} 篇报道${whole}。`;
  if (rejections.length === 0) return ok('内容', detail);
  const named = rejections.slice(0, mostNamed).map(formatRejection).join('；');
  const rest = rejections.length > mostNamed ? `；共 ${rejections.length} 处` : '';
  const told = `${detail}${named}${rest}。`;
  const remedy = '请改正或移走它们。';
  return articles === 0 ? failing('内容', told, remedy) : warning('内容', told, remedy);
}

/** A page's date is that of its articles. */
function dates({ pages }: Reading): Check[] {
  if (pages.length === 0) return [];
  const undated = pages.filter(({ articles }) => articles.every(({ date }) => !date));
  if (undated.length === 0) return [ok('日期', '每个版面都有。')];
  const names = undated.map(({ page }) => page.documentId);
  const remedy = '请在 catalog.json 里写上，问年月时才找得到。';
  return [warning('日期', `${undated.length} 个版面没有：${listed(names)}。`, remedy)];
}

async function catalogEntries(path: string, { files, catalog }: Sources): Promise<Check[]> {
  const name = 'catalog.json';
  // What stands beside one file may speak of all the others there.
  if (!(await stat(path)).isDirectory()) return [];
  if (catalog.size === 0) return [ok(name, '没有写什么（可以不要）。')];
  const idle = [...catalog.keys()].filter((entry) => !speaksOfAny(entry, catalog, files));
  if (idle.length === 0) return [ok(name, `写得对，说明了 ${catalog.size} 个文件。`)];
  const detail = `${listed(idle)} 没有对应的文件。`;
  return [warning(name, detail, '请改正文件名，或删去这几条。')];
}

function speaksOfAny(entry: string, catalog: Catalog, files: readonly SourceFile[]): boolean {
  const facts = catalog.get(entry);
  return files.some(({ source }) => {
    const isNamed = source === entry || basename(source) === entry;
    return isNamed && factsOf(catalog, source) === facts;
  });
}
