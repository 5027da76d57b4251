import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ArchiveWriter, EmbeddedArchive } from '../../src/archive/embedded.ts';
import { createArchive, inMemoryArchive, openArchive } from '../../src/archive/open.ts';
import type { Article } from '../../src/corpus/article.ts';
import { hashedVector } from '../../src/embedding/hashed.ts';
import { describeArticleSearch } from '../contract/article-search.contract.ts';
import {
  articleOf,
  builtinSettings,
  fileOf,
  indexed,
  temporaryFolder,
} from '../support/indexed.ts';

describeArticleSearch('an archive in memory', async (articles) => {
  const archive = await inMemoryArchive(builtinSettings);
  for (const article of articles) archive.putFile(fileOf(article.article), [article]);
  return archive;
});

describeArticleSearch('an archive on disk, opened anew', async (articles) => {
  const folder = await temporaryFolder();
  const archive = await createArchive(folder, builtinSettings);
  for (const article of articles) archive.putFile(fileOf(article.article), [article]);
  await archive.commit();
  await archive.close();
  return openArchive(folder, builtinSettings);
});

const coal = articleOf('煤矿增产', '煤矿今年增产一百万吨。');
const rail = articleOf('铁路通车', '铁路今年通车三百公里。');

function put(archive: ArchiveWriter, article: Article): void {
  archive.putFile(fileOf(article), [indexed(article)]);
}

async function emptyArchive(): Promise<EmbeddedArchive> {
  const archive = await inMemoryArchive(builtinSettings);
  onTestFinished(() => archive.close());
  return archive;
}

describe('writing to an archive', () => {
  test('the same file put twice is stored once', async () => {
    const archive = await emptyArchive();
    put(archive, coal);
    const before = await archive.state();
    const [hitBefore] = await archive.searchTerms(['煤矿'], 10);
    put(archive, coal);
    expect(await archive.state()).toEqual(before);
    const hits = await archive.searchTerms(['煤矿'], 10);
    expect(hits.map(({ score }) => score)).toEqual([hitBefore?.score]);
    expect(await archive.searchVectors(hashedVector('煤矿'), 10)).toHaveLength(1);
    expect(await archive.documentFrequencies(['煤矿'])).toEqual(new Map([['煤矿', 1]]));
  });

  test('a changed file loses its old articles, terms and vectors', async () => {
    const archive = await emptyArchive();
    put(archive, coal);
    put(archive, articleOf('铁路通车', '铁路今年通车三百公里。', { source: coal.source }));
    expect(await archive.searchTerms(['铁路'], 10)).toHaveLength(1);
    expect(await archive.searchTerms(['煤矿'], 10)).toEqual([]);
    expect(await archive.searchVectors(hashedVector('煤矿'), 10)).toHaveLength(1);
    expect((await archive.state()).articles).toBe(1);
  });

  test('a removed file is forgotten, and removing it again does nothing', async () => {
    const archive = await emptyArchive();
    put(archive, coal);
    put(archive, rail);
    archive.removeFile(coal.source);
    archive.removeFile(coal.source);
    expect(archive.files()).toEqual([fileOf(rail)]);
    expect(await archive.searchTerms(['煤矿', '铁路'], 10)).toHaveLength(1);
  });

  test('a chunk id is never given twice', async () => {
    const archive = await emptyArchive();
    put(archive, coal);
    const [old] = await archive.searchTerms(['煤矿'], 1);
    archive.removeFile(coal.source);
    put(archive, rail);
    const [now] = await archive.searchTerms(['铁路'], 1);
    expect(now?.chunkId).not.toBe(old?.chunkId);
  });

  test('a rejected file is stored with its reason', async () => {
    const archive = await emptyArchive();
    const rejections = [{ reason: '没有正文' }, { line: 3, reason: '缺少 id' }];
    const rejected = { source: 'bad.txt', sha256: '00', pages: 0, rejections };
    archive.putFile(rejected, []);
    expect(archive.files()).toEqual([rejected]);
    expect((await archive.state()).pages).toBe(0);
  });

  test('an article id that another file holds is refused, and nothing of the file is stored', async () => {
    const archive = await emptyArchive();
    put(archive, coal);
    const twin = { ...coal, source: 'copy.txt' };
    expect(() => put(archive, twin)).toThrow(
      'copy.txt 里的文章编号“煤矿增产.txt#1”已用于 煤矿增产.txt。',
    );
    expect(archive.files()).toEqual([fileOf(coal)]);
  });

  test('commit writes one graph and does nothing when nothing changed', async () => {
    const folder = await temporaryFolder();
    const archive = await createArchive(folder, builtinSettings);
    onTestFinished(() => archive.close());
    put(archive, coal);
    await archive.commit();
    expect(await graphFiles(folder)).toEqual(['graph-1.hnsw']);
    await archive.commit();
    put(archive, rail);
    await archive.commit();
    expect(await graphFiles(folder)).toEqual(['graph-2.hnsw']);
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
    await writeFile(join(folder, 'archive.sqlite'), 'this is no database, '.repeat(500));
    await expect(openArchive(folder, builtinSettings)).rejects.toMatchObject({
      kind: 'archive',
      message: '档案已损坏。',
      remedy: '请运行 npm run embed -- --rebuild 重新建立。',
    });
  });

  test.each([
    {
      settings: { ...builtinSettings, model: { ...builtinSettings.model, id: 'other' } },
      message: '档案是用别的设置建立的（嵌入模型：现在 other，原来 hashed-ngrams-512）。',
    },
    {
      settings: { ...builtinSettings, model: { ...builtinSettings.model, dimensions: 64 } },
      message: '档案是用别的设置建立的（向量维数：现在 64，原来 512）。',
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
    await (await createArchive(folder, builtinSettings)).close();
    const remedy = '请运行 npm run embed -- --rebuild 重新建立。';
    await expect(openArchive(folder, settings)).rejects.toMatchObject({ message, remedy });
    await expect(createArchive(folder, settings)).rejects.toMatchObject({ message, remedy });
  });
});
