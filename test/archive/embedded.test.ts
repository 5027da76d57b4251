import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { inMemoryArchive, openArchive } from '../../src/archive/open.ts';
import { describeArticleArchive } from '../contract/article-archive.contract.ts';
import {
  articleOf,
  builtinSettings,
  openToWrite,
  putArticle,
  saveArchive,
  temporaryFolder,
} from '../support/indexed.ts';

describeArticleArchive('an archive in memory', async (fill) => {
  const archive = await inMemoryArchive(builtinSettings);
  await fill(archive);
  return archive;
});

describeArticleArchive('an archive on disk, opened anew', async (fill) => {
  const folder = await temporaryFolder();
  await saveArchive(folder, builtinSettings, fill);
  return openToWrite(folder, builtinSettings);
});

describe('the graph of an archive', () => {
  const coal = articleOf('煤矿增产', '煤矿今年增产一百万吨。');
  const rail = articleOf('铁路通车', '铁路今年通车三百公里。');

  test('is one file, written when it is due and left alone when nothing changed', async () => {
    const folder = await temporaryFolder();
    await saveArchive(folder, builtinSettings, (archive) => putArticle(archive, coal));
    const [graph] = await graphFiles(folder);
    const archive = await openToWrite(folder, builtinSettings);
    onTestFinished(() => archive.close());
    const upkeep = archive.graphUpkeep();
    expect(await upkeep.finish({ isThorough: true })).toBe('none');
    expect(await graphFiles(folder)).toEqual([graph]);
    await putArticle(archive, rail);
    await archive.commit();
    expect(await upkeep.finish({ isThorough: true })).toBe('extended');
    expect(await graphFiles(folder)).toHaveLength(2);
  });
});

async function graphFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.includes('hnsw'));
}

describe('opening an archive', () => {
  test('says that there is none', async () => {
    const folder = await temporaryFolder();
    await expect(openArchive(folder, builtinSettings)).rejects.toThrow('还没有建立档案。');
  });

  test('says that the database is damaged', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'archive-1.sqlite'), 'this is no database, '.repeat(500));
    await expect(openArchive(folder, builtinSettings)).rejects.toMatchObject({
      kind: 'archive',
      message: '档案已损坏。',
      remedy: '请运行 npm run embed -- --rebuild 重新建立。',
    });
  });

  test.each([
    {
      settings: { ...builtinSettings, model: { ...builtinSettings.model, id: 'other' } },
      message: `档案是用别的设置建立的（嵌入模型：现在 other，原来 ${builtinSettings.model.id}）。`,
    },
    {
      settings: { ...builtinSettings, model: { ...builtinSettings.model, dimensions: 64 } },
      message: '档案是用别的设置建立的（向量维数：现在 64，原来 128）。',
    },
    {
      settings: { ...builtinSettings, chunks: { maxChunkChars: 100 } },
      message: '档案是用别的设置建立的（段落长度：现在 100，原来 240）。',
    },
    {
      settings: { ...builtinSettings, segmentation: '2' },
      message: '档案是用别的设置建立的（版面切分规则：现在 2，原来 1）。',
    },
  ])('refuses other settings: $message', async ({ settings, message }) => {
    const folder = await temporaryFolder();
    await saveArchive(folder, builtinSettings, async () => undefined);
    const remedy = '请运行 npm run embed -- --rebuild 重新建立。';
    await expect(openArchive(folder, settings)).rejects.toMatchObject({ message, remedy });
    await expect(openToWrite(folder, settings)).rejects.toMatchObject({ message, remedy });
  });
});
