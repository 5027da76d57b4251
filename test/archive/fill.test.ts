import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ArticleArchive } from '../../src/archive/archive.ts';
import { fillArchive, isUpToDate } from '../../src/archive/fill.ts';
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

describe('filling an archive', () => {
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

  it('reads of a file of records only those that changed, and forgets those that are gone', async () => {
    const records = (...texts: string[]) =>
      texts.map((text) => `${JSON.stringify({ id: text.slice(0, 2), text })}\n`).join('');
    const { folder, archive } = await scene({
      'a.jsonl': records('青河大桥通车。', '云岭镇种茶。', '石桥村修路。'),
    });
    expect(await build(folder, archive)).toMatchObject({ articles: 3, embeddedChunks: 3 });
    const [before] = await archive.searchTerms(['修路'], 1);
    const changed = records('新城开学。', '云岭镇种茶。', '石桥村修路。');
    await writeFile(join(folder, 'a.jsonl'), `\n${changed}`);
    expect(await build(folder, archive)).toMatchObject({ articles: 3, embeddedChunks: 1 });
    const [after] = await archive.searchTerms(['修路'], 1);
    expect(after?.chunkId).toBe(before?.chunkId);
    const [passage] = await archive.passages(after ? [after.chunkId] : []);
    expect(passage?.article.lines).toEqual([4, 4]);
    expect(await archive.searchTerms(['大桥'], 1)).toEqual([]);
  });

  it('counts the first of two records with the same id, also when it is a new one', async () => {
    const old = '{"id": 1, "text": "云岭镇种茶。"}\n';
    const { folder, archive } = await scene({ 'a.jsonl': old });
    await build(folder, archive);
    await writeFile(join(folder, 'a.jsonl'), `{"id": 1, "text": "青河大桥通车。"}\n${old}`);
    expect(await build(folder, archive)).toMatchObject({
      articles: 1,
      rejections: [{ source: 'a.jsonl', line: 2, reason: '编号“1”重复' }],
    });
    expect(await archive.searchTerms(['大桥'], 1)).toHaveLength(1);
    expect(await build(folder, archive)).toMatchObject({ changedFiles: 0, embeddedChunks: 0 });
  });

  it('goes on within a file where it was stopped', async () => {
    const lines = Array.from({ length: 40 }, (_, index) =>
      JSON.stringify({ id: index, text: `第${index}村今年种茶300亩。`.repeat(200) }),
    );
    const { folder, archive } = await scene({ 'a.jsonl': `${lines.join('\n')}\n` });
    const stop = new Error('stopped');
    const stopped = fillArchive({
      sources: findSources(folder),
      archive,
      model: openEmbeddingModel('builtin'),
      onStored: async () => {
        await archive.commit();
        throw stop;
      },
    });
    await expect(stopped).rejects.toBe(stop);
    const { chunks } = await archive.state();
    expect(chunks).toBeGreaterThan(0);
    const rest = await build(folder, archive);
    expect(rest.articles).toBe(40);
    expect(rest.embeddedChunks).toBe(rest.chunks - chunks);
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

function build(folder: string, archive: ArticleArchive) {
  return buildFrom(findSources(folder), archive);
}

async function buildFrom(sources: Sources, archive: ArticleArchive) {
  const report = await fillArchive({ sources, archive, model: openEmbeddingModel('builtin') });
  await archive.commit();
  return { ...report, ...(await archive.state()) };
}
