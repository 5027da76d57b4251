import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type BuildOptions, buildArchive } from '../../src/archive/build.ts';
import { CurrentArchive } from '../../src/archive/current.ts';
import { ArchiveFolder } from '../../src/archive/folder.ts';
import { databaseIdentity, openArchive } from '../../src/archive/open.ts';
import { findSources } from '../../src/corpus/walk.ts';
import { builtinSettings, temporaryFolder } from '../support/indexed.ts';

const bridge = '本报讯（记者张三）青河大桥昨日通车，全长3.6公里。\n';
const tea = '本报讯（记者李四）云岭镇今年种茶300亩。\n';
const road = '本报讯（记者王五）石桥村今年修路12公里。\n';

/** More than is computed in one transaction. */
const manyRecords = Array.from({ length: 900 }, (_, index) =>
  JSON.stringify({ id: index, text: `第${index}号通知：云岭镇今年种茶。`.repeat(25) }),
).join('\n');

interface Scene {
  readonly pages: string;
  readonly directory: string;
  build(options?: Partial<BuildOptions>): ReturnType<typeof buildArchive>;
}

async function scene(): Promise<Scene> {
  const folder = await temporaryFolder();
  const pages = join(folder, 'pages');
  const directory = join(folder, 'archive');
  await mkdir(pages);
  await writeFile(join(pages, 'a.txt'), bridge);
  const build: Scene['build'] = (options = {}) =>
    buildArchive({ directory, settings: builtinSettings, sources: findSources(pages), ...options });
  return { pages, directory, build };
}

async function found(directory: string, term: string): Promise<number> {
  const archive = await openArchive(directory, builtinSettings);
  onTestFinished(() => archive.close());
  return (await archive.searchTerms([term], 1_000)).length;
}

/** A signal that is aborted when half of the sources are done. */
function halfway(): Required<Pick<BuildOptions, 'signal' | 'onProgress'>> {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    onProgress: ({ done, total }) => {
      if (2 * done > total) controller.abort(new Error('interrupted'));
    },
  };
}

describe('an archive', () => {
  test('is changed in place for a few pages, and made beside for many', async () => {
    const { pages, directory, build } = await scene();
    expect(await build()).toMatchObject({ changedFiles: 1, graph: 'built' });
    const first = await databaseIdentity(directory);
    await writeFile(join(pages, 'b.txt'), tea);
    expect(await build()).toMatchObject({ changedFiles: 1, unchangedFiles: 1, articles: 2 });
    expect(await databaseIdentity(directory)).toBe(first);
    await writeFile(join(pages, 'c.jsonl'), manyRecords);
    expect(await build()).toMatchObject({ changedFiles: 1, articles: 902, graph: 'extended' });
    expect(await databaseIdentity(directory)).not.toBe(first);
    expect(await found(directory, '青河')).toBe(1);
    expect(await build()).toMatchObject({ changedFiles: 0, embeddedChunks: 0, graph: 'none' });
  });

  test('leaves nothing behind of those before it, and other files alone', async () => {
    const { directory, build } = await scene();
    await build();
    for (const name of ['archive.sqlite', 'archive.sqlite-wal', 'graph-7.hnsw', 'graph.tmp']) {
      await writeFile(join(directory, name), 'from long ago');
    }
    await writeFile(join(directory, 'notes.txt'), 'mine');
    await build({ rebuild: true });
    expect((await readdir(directory)).sort()).toEqual([
      'archive-2.sqlite',
      expect.stringMatching(/^graph-[0-9a-f]{16}\.hnsw$/),
      'notes.txt',
      'writer.lock',
    ]);
    expect(await readFile(join(directory, 'notes.txt'), 'utf8')).toBe('mine');
  });

  test('stays as it was when a build fails or is interrupted, and the next goes on', async () => {
    const { pages, directory, build } = await scene();
    await build();
    await writeFile(join(pages, 'c.jsonl'), manyRecords);
    const interrupted = halfway();
    await expect(build({ ...interrupted, rebuild: true })).rejects.toThrow('interrupted');
    expect(await found(directory, '种茶')).toBe(0);
    expect(await new ArchiveFolder(directory).hasDraft()).toBe(true);
    const report = await build({ rebuild: true });
    expect(report.embeddedChunks).toBeLessThan(report.chunks);
    expect(report.embeddedChunks).toBeGreaterThan(0);
    expect(report.articles).toBe(901);
    expect(await found(directory, '种茶')).toBeGreaterThan(0);
  });

  test('keeps no other graphs than its own and that of an interrupted rebuild', async () => {
    const { pages, directory, build } = await scene();
    await build();
    await writeFile(join(pages, 'c.jsonl'), manyRecords);
    await expect(build({ ...halfway(), rebuild: true })).rejects.toThrow('interrupted');
    await rm(join(pages, 'c.jsonl'));
    for (const [index, text] of [tea, road, bridge].entries()) {
      await writeFile(join(pages, `${index}.txt`), text);
      await build();
    }
    const graphs = (await readdir(directory)).filter((name) => name.startsWith('graph'));
    expect(graphs.length).toBeLessThanOrEqual(2);
    expect(await new ArchiveFolder(directory).hasDraft()).toBe(true);
  });

  test('is whole when the making of its graph is interrupted, and nobody goes on writing', async () => {
    const { pages, directory, build } = await scene();
    await writeFile(join(pages, 'c.jsonl'), manyRecords);
    await build();
    const graphs = (await readdir(directory)).filter((name) => name.startsWith('graph'));
    for (const name of graphs) await rm(join(directory, name));
    await writeFile(join(pages, 'b.txt'), tea);
    const controller = new AbortController();
    const interrupted = build({
      signal: controller.signal,
      onProgress: ({ stage }) => stage === 'graph' && controller.abort(new Error('interrupted')),
    });
    await expect(interrupted).rejects.toThrow('interrupted');
    const left = await readdir(directory);
    expect(left.filter((name) => /-wal$|\.hnsw$/.test(name))).toEqual([]);
    expect(await found(directory, '种茶')).toBeGreaterThan(0);
    expect(await build()).toMatchObject({ changedFiles: 0, graph: 'repaired' });
  });

  test('is not made of a draft that was begun in another way', async () => {
    const { pages, directory, build } = await scene();
    await build();
    await writeFile(join(pages, 'c.jsonl'), manyRecords);
    await expect(build({ ...halfway(), rebuild: true })).rejects.toThrow('interrupted');
    const report = await build();
    expect(report.embeddedChunks).toBe(report.chunks - 1);
    expect(await new ArchiveFolder(directory).hasDraft()).toBe(false);
  });

  test('is read by a running program, which goes over to the next one by itself', async () => {
    const { pages, directory, build } = await scene();
    await build();
    const current = new CurrentArchive({
      open: () => openArchive(directory, builtinSettings),
      identity: () => databaseIdentity(directory),
    });
    onTestFinished(() => current.close());
    const count = (term: string) =>
      current.use(async (archive) => (await archive.searchTerms([term], 10)).length);
    expect(await count('青河')).toBe(1);
    await writeFile(join(pages, 'b.txt'), tea);
    await build();
    expect(await count('种茶')).toBe(1);
    await writeFile(join(pages, 'b.txt'), road);
    await build({ rebuild: true });
    expect(await count('青河')).toBe(1);
    await expect.poll(() => count('修路'), { timeout: 3_000 }).toBe(1);
    expect(await count('种茶')).toBe(0);
  });

  test('cannot be made where there is a file, or where no folder can be', async () => {
    const { pages, build } = await scene();
    const file = join(pages, 'a.txt');
    await expect(build({ directory: file })).rejects.toThrow('应是文件夹');
    expect(await readFile(file, 'utf8')).toBe(bridge);
    await expect(build({ directory: '/proc/no/archive' })).rejects.toMatchObject({
      kind: 'archive',
    });
  });

  test('tells how far its making is, in order', async () => {
    const { pages, build } = await scene();
    await writeFile(join(pages, 'c.jsonl'), manyRecords);
    const steps: string[] = [];
    const bytes: number[] = [];
    await build({
      onProgress: ({ stage, done, total }) => {
        if (steps.at(-1) !== stage) steps.push(stage);
        if (stage === 'sources') bytes.push(done / total);
      },
    });
    expect(steps[0]).toBe('sources');
    expect(bytes).toEqual([...bytes].sort((a, b) => a - b));
    expect(bytes.at(-1)).toBe(1);
  });
});
