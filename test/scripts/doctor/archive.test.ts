import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { readArchiveFacts } from '../../../scripts/doctor/archive-facts.ts';
import { examineArchive } from '../../../scripts/doctor/groups/archive.ts';
import type { Surroundings } from '../../../scripts/doctor/surroundings.ts';
import { WriterLock } from '../../../src/archive/writer-lock.ts';
import { temporaryFolder } from '../../support/indexed.ts';
import { newsroomConfig } from '../../support/newsroom.ts';
import { surroundingsWith, told } from './surroundings.ts';

let seedsPath = '';
let built = '';

beforeAll(async () => {
  const config = await newsroomConfig();
  seedsPath = config.seedsPath;
  built = config.archiveDirectory;
});

/** A copy of a sound archive, to be damaged. */
async function copied(): Promise<string> {
  const directory = join(await temporaryFolder(), 'archive');
  cpSync(built, directory, { recursive: true });
  return directory;
}

async function examined(
  directory: string,
  variables: NodeJS.ProcessEnv = {},
  differing: Partial<Surroundings> = {},
) {
  const settings = { SEEDS_PATH: seedsPath, ARCHIVE_DIR: directory, ...variables };
  const surroundings = await surroundingsWith(settings, differing);
  const facts = readArchiveFacts(surroundings.config);
  // Where it is not even waited for.
  facts.catch(() => undefined);
  return examineArchive(surroundings, facts);
}

function nameOf(directory: string, pattern: RegExp): string {
  return join(directory, readdirSync(directory).find((name) => pattern.test(name)) ?? 'none');
}

const database = /^archive-\d+\.sqlite$/u;
const graph = /\.hnsw$/u;

describe('an archive', () => {
  test('that is whole is told with what it holds', async () => {
    const checks = await examined(built);
    expect(checks.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(told(checks, '档案')).toMatch(
      /^ok 7 个版面，7 篇报道，2024年2月至2025年8月，\d+ 个片段，嵌入 builtin-/u,
    );
    expect(told(checks, '更新')).toBe('ok 与版面一致。');
  });

  test('that is not there yet is made by npm start', async () => {
    const checks = await examined(join(await temporaryFolder(), 'new'));
    expect(told(checks, '档案')).toMatch(/^warning 还没有建立。 请运行 npm start/u);
  });

  test('of another model is told with the command that makes it anew', async () => {
    const checks = await examined(built, { EMBEDDING_MODEL: 'ollama:bge-m3' });
    expect(told(checks, '档案')).toMatch(
      /^error 是用别的设置建立的（嵌入模型：现在 ollama:bge-m3，.* npm run embed -- --rebuild/u,
    );
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['is cut short', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['has lost its beginning', (bytes) => bytes.fill(0x41, 0, 100)],
    ['has other bytes in a story', (bytes) => exchanged(bytes, '青河大桥8月', '青河小桥8月')],
  ])('that %s is damaged, and made anew by a command', async (_, damage) => {
    const directory = await copied();
    const path = nameOf(directory, database);
    writeFileSync(path, damage(readFileSync(path)));
    const checks = await examined(directory);
    expect(told(checks, '档案')).toMatch(/^error 已损坏。 请运行 npm run embed -- --rebuild/u);
  });

  test('is behind its pages when these have changed', async () => {
    const pages = join(await temporaryFolder(), 'pages.jsonl');
    writeFileSync(pages, readFileSync(seedsPath, 'utf8').replaceAll('3.6公里', '3.7公里'));
    expect(told(await examined(built, { SEEDS_PATH: pages }), '更新')).toMatch(
      /^warning 版面有变动/u,
    );
  });

  test('is not compared with pages that cannot be found', async () => {
    const checks = await examined(built, { SEEDS_PATH: 'nowhere' });
    expect([told(checks, '更新'), told(checks, '向量图')]).toEqual(['', 'ok 完好。']);
  });

  test.each<[string, (path: string) => void, string]>([
    ['is gone', (path) => rmSync(path), '不在'],
    [
      'has another byte',
      (path) => writeFileSync(path, readFileSync(path).fill(1, 200, 201)),
      '已损坏',
    ],
  ])('answers also where its graph %s, and a build mends that', async (_, damage, what) => {
    const directory = await copied();
    damage(nameOf(directory, graph));
    const checks = await examined(directory);
    expect(told(checks, '向量图')).toContain(`warning ${what}；`);
    expect(told(checks, '向量图')).toContain('npm run embed');
    expect(told(checks, '档案')).toMatch(/^ok/u);
  });

  test('that somebody writes is told with who does', async () => {
    const directory = await copied();
    writeFileSync(join(directory, 'draft.sqlite'), '');
    const lock = WriterLock.acquire(directory);
    const busy = await examined(directory);
    lock.release();
    expect(told(busy, '写入锁')).toContain(`的进程 ${process.pid}`);
    expect(told(busy, '残留')).toBe('');
    expect(told(await examined(directory), '写入锁')).toBe('ok 没有人占用。');
    expect(told(await examined(directory), '残留')).toContain('留下 draft.sqlite');
  });

  test('whose folder may not be written to can still be asked', async () => {
    const checks = await examined(built, {}, { mayWrite: () => false });
    expect(told(checks, '文件夹')).toMatch(/^warning .*不能写入.*ARCHIVE_DIR/u);
    expect(told(checks, '档案')).toMatch(/^ok/u);
  });

  test('cannot lie in a file', async () => {
    const checks = await examined(join(seedsPath, 'archive'));
    expect(checks).toHaveLength(1);
    expect(told(checks, '文件夹')).toMatch(/^error .*其实是一个文件/u);
  });

  test('is not changed by being examined, not even the log of a killed writer', async () => {
    const directory = await copied();
    const writer = new Database(nameOf(directory, database));
    writer.pragma('wal_autocheckpoint = 0');
    writer.exec("UPDATE manifest SET value = value + 1 WHERE key = 'generation'");
    const killed = join(await temporaryFolder(), 'archive');
    cpSync(directory, killed, { recursive: true });
    writer.close();
    for (const folder of [directory, killed]) {
      const before = contents(folder).join('\n');
      expect(told(await examined(folder), '档案')).toMatch(/^ok/u);
      expect(contents(folder).join('\n') === before).toBe(true);
    }
    expect(contents(killed).some(([name, bytes]) => name?.endsWith('-wal') && bytes !== '')).toBe(
      true,
    );
  });
});

/** SQLite's index of a log is made anew whenever nobody uses the log. */
function contents(directory: string): (readonly [name: string, bytes: string])[] {
  return readdirSync(directory)
    .filter((name) => !name.endsWith('-shm'))
    .map((name) => [name, readFileSync(join(directory, name), 'base64')] as const);
}

/** As many bytes of other text, wherever it stands. */
function exchanged(bytes: Buffer, from: string, to: string): Buffer {
  const wanted = Buffer.from(from);
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1))
    bytes.write(to, at);
  return bytes;
}
