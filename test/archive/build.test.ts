import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { buildArchive, isUpToDate } from '../../src/archive/build.ts';
import type { EmbeddedArchive } from '../../src/archive/embedded.ts';
import { inMemoryArchive } from '../../src/archive/open.ts';
import { findSources, type Sources } from '../../src/corpus/walk.ts';
import { openEmbeddingModel } from '../../src/embedding/model.ts';
import { builtinSettings, temporaryFolder } from '../support/indexed.ts';

const bridge = '本报讯（记者张三）青河大桥昨日通车，全长3.6公里。\n';
const tea = '本报讯（记者李四）云岭镇今年种茶300亩。\n';

let cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.map((clean) => clean()));
  cleanups = [];
});

describe('building an archive', () => {
  it('reads only what changed, and tells what it did', async () => {
    const { folder, archive } = await scene({ 'a.txt': bridge, 'b.txt': tea });
    expect(await build(folder, archive)).toMatchObject({ changedFiles: 2, articles: 2 });
    await writeFile(join(folder, 'b.txt'), tea.replace('300', '500'));
    expect(await isUpToDate(findSources(folder), archive)).toBe(false);
    expect(await build(folder, archive)).toMatchObject({ changedFiles: 1, unchangedFiles: 1 });
    expect(await build(folder, archive)).toMatchObject({ changedFiles: 0, embeddedChunks: 0 });
    expect(await isUpToDate(findSources(folder), archive)).toBe(true);
  });

  it('forgets a file that is gone', async () => {
    const { folder, archive } = await scene({ 'a.txt': bridge, 'b.txt': tea });
    await build(folder, archive);
    await rm(join(folder, 'a.txt'));
    expect(await build(folder, archive)).toMatchObject({ removedFiles: 1, articles: 1 });
  });

  it('keeps what is stored of a folder that cannot be listed now', async () => {
    const { folder, archive } = await scene({ 'a.txt': bridge, 'old/b.txt': tea });
    await build(folder, archive);
    await rm(join(folder, 'old'), { recursive: true });
    const rejections = [{ source: 'old', reason: '读不了' }];
    const sources = { ...findSources(folder), rejections };
    expect(await isUpToDate(sources, archive)).toBe(true);
    expect(await buildFrom(sources, archive)).toMatchObject({
      removedFiles: 0,
      articles: 2,
      rejections,
    });
  });

  it('keeps what is stored of a file that cannot be read now, and goes on with the others', async () => {
    const { folder, archive } = await scene({ 'a.txt': bridge, 'b.txt': tea });
    await build(folder, archive);
    const sources = findSources(folder);
    await rm(join(folder, 'a.txt'));
    await writeFile(join(folder, 'b.txt'), tea.replace('300', '500'));
    expect(await buildFrom(sources, archive)).toMatchObject({
      changedFiles: 1,
      articles: 2,
      rejections: [{ source: 'a.txt' }],
    });
  });

  it('tells the faults of an unchanged file again', async () => {
    const { folder, archive } = await scene({
      'a.jsonl': '{"id": 1, "text": "好。"}\n{"id": 2}\n',
      'b.txt': Buffer.from([0, 1, 2, 3]),
    });
    const { rejections } = await build(folder, archive);
    expect(rejections).toMatchObject([{ source: 'a.jsonl', line: 2 }, { source: 'b.txt' }]);
    expect((await build(folder, archive)).rejections).toEqual(rejections);
  });

  it('notices what the catalog says anew of a file in a subfolder', async () => {
    const { folder, archive } = await scene({ 'old/a.txt': bridge });
    const catalog = join(folder, 'catalog.json');
    await writeFile(catalog, JSON.stringify({ 'a.txt': { publication: '甲报' } }));
    expect(await build(folder, archive)).toMatchObject({ publications: ['甲报'] });
    await writeFile(catalog, JSON.stringify({ 'a.txt': { publication: '乙报' } }));
    expect(await build(folder, archive)).toMatchObject({ publications: ['乙报'] });
  });
});

async function scene(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, content);
  }
  const archive = await inMemoryArchive(builtinSettings);
  cleanups.push(() => archive.close());
  return { folder, archive };
}

function build(folder: string, archive: EmbeddedArchive) {
  return buildFrom(findSources(folder), archive);
}

function buildFrom(sources: Sources, archive: EmbeddedArchive) {
  return buildArchive({ sources, archive, model: openEmbeddingModel('builtin') });
}
