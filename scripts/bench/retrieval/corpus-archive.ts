import { createHash } from 'node:crypto';
import { mkdir, rename, stat, utimes } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { buildApp } from '../../../src/app.ts';
import { ArchiveError } from '../../../src/archive/archive-error.ts';
import type { BuildReport } from '../../../src/archive/build.ts';
import { formatBuildReport } from '../../../src/surfaces/terminal/build/build-report.ts';
import { createProgress } from '../../../src/surfaces/terminal/build/progress.ts';
import { readLines, writeRecords } from '../../json-lines.ts';
import { type ArchivePlace, configOf } from '../scale/tasks/open-archive.ts';

/**
 * Builds the archive of a corpus, a folder of pages or a `.jsonl` or `.jsonl.gz` of records, below a
 * folder of archives; one that is there already is brought up to date.
 * @throws WenbaoError where the corpus cannot be read or another process is writing the archive
 */
export async function openCorpusArchive(corpus: string, archives: string): Promise<ArchivePlace> {
  const folder = join(resolve(archives), keyOf(corpus));
  await mkdir(folder, { recursive: true });
  const place = {
    sourceFolder: await sourcesOf(resolve(corpus), folder),
    archiveFolder: join(folder, 'archive'),
  };
  process.stderr.write(`${corpus}：${formatBuildReport(await build(place))}\n`);
  return place;
}

/** An archive that was made with other settings, or is damaged, is made anew. */
async function build(place: ArchivePlace, rebuild = false): Promise<BuildReport> {
  const progress = createProgress(process.stderr);
  try {
    return await buildApp(configOf(place), { onProgress: progress.update, rebuild });
  } catch (error) {
    if (rebuild || !(error instanceof ArchiveError && error.isRebuiltAnyway)) throw error;
  } finally {
    progress.stop();
  }
  process.stderr.write('原有的档案不能用了，重新建立。\n');
  return build(place, true);
}

/** Tells corpora of one name in different folders apart. */
function keyOf(corpus: string): string {
  const digest = createHash('sha256').update(resolve(corpus)).digest('hex').slice(0, 8);
  return `${basename(corpus).replace(/\.jsonl(?:\.gz)?$/u, '')}-${digest}`;
}

async function sourcesOf(corpus: string, folder: string): Promise<string> {
  const found = await stat(corpus);
  if (found.isDirectory()) return corpus;
  const { mtime } = found;
  const sources = join(folder, 'sources');
  const records = join(sources, 'documents.jsonl');
  await mkdir(sources, { recursive: true });
  if ((await changedAt(records)) !== mtime.getTime()) {
    // Written elsewhere first, so that what an interrupted run left is not taken for the whole.
    const part = join(folder, 'documents.part');
    await writeRecords(part, readRecords(corpus));
    await utimes(part, mtime, mtime);
    await rename(part, records);
  }
  return sources;
}

async function changedAt(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.mtime.getTime();
}

async function* readRecords(path: string): AsyncGenerator<unknown> {
  for await (const line of readLines(path)) yield JSON.parse(line);
}
