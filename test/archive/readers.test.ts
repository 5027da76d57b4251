import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { type CorpusPlan, type RecordRange, writeCorpus } from '../../scripts/torture/corpus.ts';
import { ReaderProcess } from '../../scripts/torture/reader-process.ts';
import { orderFor } from '../../scripts/torture/stage.ts';
import { runEmbedCommand, WriterPool } from '../../scripts/torture/writer-process.ts';
import { typescriptLoader } from '../../scripts/typescript-loader.ts';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { temporaryFolder } from '../support/indexed.ts';

/** A reader looks once a second whether there is another archive; the rest is for a busy machine. */
const longestOldMs = 3_000;

const few: RecordRange = { name: 'a', first: 0, count: 12 };
const some: RecordRange = { name: 'b', first: 500, count: 6 };
/** More than is done in one transaction. */
const many: RecordRange = { name: 'c', first: 1_000, count: 225 };

/** More than is embedded at once. */
const several: RecordRange = { name: 'd', first: 2_000, count: 70 };

/** Each build after the first, and what it is made of. */
const builds: readonly { name: string; files: readonly RecordRange[]; isRebuild?: boolean }[] = [
  { name: 'an update in place', files: [few] },
  { name: 'an update that extends the graph', files: [few, some] },
  { name: 'a rebuild', files: [few, some], isRebuild: true },
  { name: 'an update in a draft copy', files: [few, many] },
  { name: 'an update that compacts the graph', files: [few] },
];

describe('while an archive is written', () => {
  test('every question is answered, from the old or the new state, and soon from the new', async () => {
    const folder = await temporaryFolder();
    await buildStep(folder, { files: [few] }, 1);
    const readers = [reader('question', folder), reader('search', folder)];
    for (const one of readers) expect(await one.tells(lengthOf(1), 15_000)).toBe(true);
    const begun: number[] = [];
    for (const [index, build] of builds.entries()) {
      begun[index] = Date.now();
      await buildStep(folder, build, index + 2);
      const seen = readers.map((one) => one.tells(lengthOf(index + 2), longestOldMs));
      expect([build.name, ...(await Promise.all(seen))]).toEqual([build.name, true, true]);
    }
    for (const { readings } of readers) {
      expect(readings.length).toBeGreaterThan(50);
      expect(readings.filter(({ told }) => stateOf(told) === undefined)).toEqual([]);
      const states = readings.map(({ told }) => stateOf(told) ?? 0);
      expect(states).toEqual(states.toSorted((a, b) => a - b));
      const early = readings.filter(
        ({ told, toldAt }) => toldAt < (begun[(stateOf(told) ?? 0) - 2] ?? 0),
      );
      expect(early).toEqual([]);
    }
  }, 120_000);

  test('a second writer leaves at once, saying who writes; a killed one is in nobody’s way', async () => {
    const folder = await temporaryFolder();
    await writeCorpus(join(folder, 'sources'), planOf([few, many], 1));
    const order = orderFor(folder, 'archive', 'sources', false);
    const pool = new WriterPool(1);
    onTestFinished(() => pool.dismiss());
    const first = await pool.take().build(order);
    const second = await runEmbedCommand(order).ended;
    first.kill();
    const { isKilled } = await first.ended;
    expect({ isKilled, isDone: second.isDone }).toEqual({ isKilled: true, isDone: false });
    expect(second.said).toMatch(
      /另一个程序正在写档案.*上的进程 \d+，自 .* 起）。请等它结束后再运行。\n$/u,
    );
    const small = planOf([few], 1);
    await rm(join(folder, 'sources'), { recursive: true });
    await writeCorpus(join(folder, 'sources'), small);
    expect((await runEmbedCommand(order).ended).isDone).toBe(true);
  }, 60_000);

  test('Ctrl-C leaves a draft, and the next build goes on with it', async () => {
    const folder = await temporaryFolder();
    const [source, archive] = [join(folder, 'sources'), join(folder, 'archive')];
    await writeCorpus(source, planOf([few, several], 1));
    const { exitCode, said } = await interruptEmbed(source, archive);
    expect(exitCode).toBe(2);
    expect(said).toContain('已中断。再次运行会接着做；在那之前，原有的档案照常可用。\n');
    const stored = countChunks(join(archive, 'draft.sqlite'));
    expect(stored).toBeGreaterThan(0);
    const report = await buildApp(readConfig({}, folder, { source, archive }));
    expect(report.embeddedChunks).toBe(report.chunks - stored);
    await expect(access(join(archive, 'draft.sqlite'))).rejects.toThrow('ENOENT');
  }, 60_000);
});

function reader(way: 'question' | 'search', folder: string): ReaderProcess {
  const one = new ReaderProcess(way, join(folder, 'archive'));
  onTestFinished(() => one.end());
  return one;
}

/** Builds an archive, in a process of its own, of sources that tell another length of the bridge. */
async function buildStep(
  folder: string,
  { files, isRebuild = false }: { files: readonly RecordRange[]; isRebuild?: boolean },
  state: number,
): Promise<void> {
  const source = join(folder, 'sources');
  await rm(source, { recursive: true, force: true });
  await writeCorpus(source, planOf(files, state));
  const { isDone, said } = await runEmbedCommand(orderFor(folder, 'archive', 'sources', isRebuild))
    .ended;
  expect({ isDone, said }).toEqual({ isDone: true, said: expect.stringContaining('档案里有') });
}

/** The number of the state is in the length of the bridge, so that an answer tells it. */
function planOf(files: readonly RecordRange[], state: number): CorpusPlan {
  return { files, pages: { 1: 0, 2: state }, bridgeKm: state + 0.5 };
}

function lengthOf(state: number): string {
  return `全长${state + 0.5}公里`;
}

function stateOf(told: string): number | undefined {
  const [, state] = /全长(\d+)\.5公里/u.exec(told) ?? [];
  return state === undefined ? undefined : Number(state);
}

/** Presses Ctrl-C when a part of a first build was committed. */
async function interruptEmbed(source: string, archive: string) {
  const program = [
    '--import',
    typescriptLoader,
    'scripts/embed.ts',
    '--source',
    source,
    '--archive',
    archive,
  ];
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'inherit', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(child, 'close');
  while ((await sizeOf(join(archive, 'draft.sqlite-wal'))) < 500_000) await wait(5);
  child.kill('SIGINT');
  const [exitCode] = await ended;
  return { exitCode, said };
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

function countChunks(path: string): number {
  const database = new Database(path, { readonly: true });
  try {
    return z.number().parse(database.prepare('SELECT count(*) FROM chunks').pluck().get());
  } finally {
    database.close();
  }
}
