import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bridgeQuestion, writeCorpus } from '../../scripts/torture/corpus.ts';
import { corpusBefore, damagedCorpus } from '../../scripts/torture/damaged-corpus.ts';
import type { Answered } from '../../src/answering/answer.ts';
import { buildApp, openApp } from '../../src/app.ts';
import { toChunkId } from '../../src/archive/rows.ts';
import { VectorGraph } from '../../src/archive/vector-graph.ts';
import { readConfig } from '../../src/config.ts';
import { openEmbeddingModel } from '../../src/embedding/model.ts';
import { describeError, WenbaoError } from '../../src/errors.ts';
import { openUpToDate } from '../../src/update-archive.ts';

/**
 * A program for a test, on a small disk of its own that it fills: prints as JSON what became of
 * builds and questions. Arguments: the disk's folder, and one for sources on another disk.
 */
const [disk = '', sources = ''] = process.argv.slice(2);
const model = openEmbeddingModel('builtin');
const archive = join(disk, 'archive');
const config = (source: string) =>
  readConfig({}, sources, { source: join(sources, source), archive });
const ballast = join(disk, 'ballast');

await writeCorpus(join(sources, 'old'), corpusBefore);
await writeCorpus(join(sources, 'new'), damagedCorpus);
const results: Record<string, string> = {};
await tell('first build', () => buildApp(config('old')));
for (const free of [0, 64, 256, 512]) {
  await leaveFree(free * 1024);
  await tell(`update with ${free} KiB`, () => buildApp(config('new')));
  await tell(`rebuild with ${free} KiB`, () => buildApp(config('new'), { rebuild: true }));
  await tell(`question with ${free} KiB`, ask);
  await tell(`start with ${free} KiB`, start);
}
await rm(ballast);
await tell('update with space', () => buildApp(config('new')));
await tell('rebuild with space', () => buildApp(config('new'), { rebuild: true }));
await tell('question with space', ask);
remount('ro');
await tell('update where nothing can be written', () => buildApp(config('old')));
await tell('question where nothing can be written', ask);
await tell('start where nothing can be written', start);
remount('rw');
results.left = (await readdir(archive)).sort().join(' ');
Object.assign(results, await saveGraphs());
process.stdout.write(JSON.stringify(results));

async function ask(): Promise<string> {
  const app = await openApp(config('new'));
  try {
    const { answer } = await app.ask(bridgeQuestion);
    return answer.status === 'answered' ? quotedText(answer) : '';
  } finally {
    await app.close();
  }
}

/** What is quoted, without the short answer before it. */
function quotedText({ statements }: Answered): string {
  return statements.flatMap(({ text, isShort }) => (isShort ? [] : [text])).join('');
}

/** As every program that answers questions begins. */
async function start(): Promise<string> {
  const { app, warning = 'no warning' } = await openUpToDate(config('new'));
  await app.close();
  return warning;
}

function remount(mode: 'ro' | 'rw'): void {
  execFileSync('mount', ['-o', `remount,${mode}`, disk]);
}

async function tell(what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    const result = await work();
    results[what] = typeof result === 'string' ? result : 'done';
  } catch (error) {
    const kind = error instanceof WenbaoError ? error.kind : 'none';
    results[what] = `${kind}: ${describeError(error)}`;
  }
}

async function leaveFree(bytes: number): Promise<void> {
  await rm(ballast, { force: true });
  const { bavail, bsize } = await statfs(disk);
  const size = bavail * bsize - bytes;
  if (size > 0) await writeFile(ballast, new Uint8Array(size));
}

/** Saves a graph on disks with ever more space; whatever is saved must be whole. */
async function saveGraphs(): Promise<Record<string, string>> {
  const graph = VectorGraph.empty(model, () => undefined);
  graph.add(
    Array.from({ length: 1_000 }, (_, index) => ({
      chunkId: toChunkId(index + 1),
      vector: Float32Array.from({ length: model.dimensions }, () => Math.random() - 0.5),
    })),
  );
  await rm(archive, { recursive: true });
  await rm(ballast, { force: true });
  const { bytes, sha256 } = await graph.saveTo(disk);
  await rm(join(disk, `graph-${sha256.slice(0, 16)}.hnsw`));
  const outcomes: Record<string, string> = {};
  for (let missing = 48; missing >= 0; missing -= 4) {
    await leaveFree(Math.ceil(bytes / 4096) * 4096 - missing * 1024);
    const saved = await graph.saveTo(disk).then(
      (file) => `${file.bytes - bytes} bytes more`,
      (error: unknown) => (error instanceof Error ? error.message : 'no error'),
    );
    const files = (await readdir(disk)).filter((name) => name.startsWith('graph'));
    outcomes[`graph, ${missing} KiB too little`] = `${saved}, ${files.length} files`;
    for (const file of files) {
      const content = await readFile(join(disk, file));
      if (content.length < bytes) outcomes[`graph, ${missing} KiB too little`] += ' TRUNCATED';
      await rm(join(disk, file));
    }
  }
  return outcomes;
}
