import { existsSync, readdirSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { WriterLock } from '../../../src/archive/writer-lock.ts';
import { describeArchive } from '../../../src/browsing/describe-archive.ts';
import type { ArchiveFacts } from '../archive-facts.ts';
import { type Check, failing, ok, thrown, warning } from '../check.ts';
import type { Surroundings } from '../surroundings.ts';
import { folderFault, nearestThere } from '../writable.ts';

/** What a build that was not finished leaves behind. */
const leftovers = ['draft.sqlite', 'draft-copy.sqlite', 'graph.tmp'];
const mebibyte = 1024 ** 2;
/** What an archive of a few pages and its graph take while they are made. */
const leastBytes = 50 * mebibyte;

/** The archive, its graph and its folder. */
export async function examineArchive(
  surroundings: Surroundings,
  facts: Promise<ArchiveFacts | undefined>,
): Promise<readonly Check[]> {
  const { archiveDirectory } = surroundings.config;
  const place = folder(surroundings);
  if (place.state === 'error') return [place];
  const writer = writerCheck(archiveDirectory);
  return [
    place,
    ...(await content(facts)),
    writer,
    ...(writer.state === 'ok' ? leftover(archiveDirectory) : []),
    await room(archiveDirectory),
  ];
}

function folder(surroundings: Surroundings): Check {
  const { archiveDirectory } = surroundings.config;
  const fault = folderFault(archiveDirectory, surroundings);
  if (!fault) return ok('文件夹', `${archiveDirectory}，可以写。`);
  const remedy = '请检查权限，或用 ARCHIVE_DIR 指定别处。';
  const detail = `${archiveDirectory} ${fault}`;
  return existsSync(archiveDirectory) && statSync(archiveDirectory).isDirectory()
    ? warning('文件夹', `${detail}已有的档案照常可用，但不能更新。`, remedy)
    : failing('文件夹', detail, remedy);
}

async function content(facts: Promise<ArchiveFacts | undefined>): Promise<Check[]> {
  try {
    const found = await facts;
    if (!found) return [warning('档案', '还没有建立。', '请运行 npm start，第一次会自动建立。')];
    const { chunks, embeddingModel } = found.state;
    const detail = `${describeArchive(found.state).replace(/^档案：/u, '')}，${chunks} 个片段，嵌入 ${embeddingModel}。`;
    return [ok('档案', detail), ...freshness(found), graph(found)];
  } catch (error) {
    return [thrown('档案', error)];
  }
}

function freshness({ isUpToDate }: ArchiveFacts): Check[] {
  if (isUpToDate === undefined) return [];
  const remedy = '请运行 npm run embed；npm start 也会更新。';
  return [
    isUpToDate ? ok('更新', '与版面一致。') : warning('更新', '版面有变动，还没有读入。', remedy),
  ];
}

function graph({ graph }: ArchiveFacts): Check {
  if (graph === 'sound') return ok('向量图', '完好。');
  const what = graph === 'missing' ? '不在' : '已损坏';
  return warning('向量图', `${what}；不用它也能答，只是慢。`, '请运行 npm run embed 修好。');
}

function writerCheck(directory: string): Check {
  try {
    WriterLock.check(directory);
    return ok('写入锁', '没有人占用。');
  } catch (error) {
    return thrown('写入锁', error, 'warning');
  }
}

function leftover(directory: string): Check[] {
  const names =
    existsSync(directory) && statSync(directory).isDirectory() ? readdirSync(directory) : [];
  const left = leftovers.filter((name) => names.includes(name));
  if (left.length === 0) return [];
  const detail = `上次建立没有做完，留下 ${left.join('、')}。`;
  return [warning('残留', detail, '请运行 npm run embed，会接着做并清理。')];
}

/** A new archive stands beside the old one until it takes its place. */
async function room(directory: string): Promise<Check> {
  const { bavail, bsize } = await statfs(nearestThere(directory));
  const free = bavail * bsize;
  const size = folderBytes(directory);
  const detail = `剩 ${inMebibytes(free)}，档案占 ${inMebibytes(size)}。`;
  if (free >= Math.max(leastBytes, size)) return ok('磁盘', detail);
  const remedy = '请腾出空间，或用 ARCHIVE_DIR 指定别处。';
  return warning('磁盘', `${detail}不够重新建立档案。`, remedy);
}

function folderBytes(directory: string): number {
  if (!existsSync(directory) || !statSync(directory).isDirectory()) return 0;
  const sizes = readdirSync(directory).map(
    (name) => statSync(join(directory, name), { throwIfNoEntry: false })?.size ?? 0,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function inMebibytes(bytes: number): string {
  const whole = Math.ceil(bytes / mebibyte);
  return whole < 10_240 ? `${whole} MB` : `${Math.floor(whole / 1_024)} GB`;
}
