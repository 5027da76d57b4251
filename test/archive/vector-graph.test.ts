import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Document } from '@langchain/core/documents';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ArticleArchive, IndexedArticle } from '../../src/archive/archive.ts';
import type { EmbeddedArchive } from '../../src/archive/embedded.ts';
import { ArchiveFolder } from '../../src/archive/folder.ts';
import { graphName } from '../../src/archive/graph-file.ts';
import { inMemoryArchive, openArchive } from '../../src/archive/open.ts';
import { type ChunkVector, nearestByScan } from '../../src/archive/ranking.ts';
import { toChunkId } from '../../src/archive/rows.ts';
import { VectorGraph } from '../../src/archive/vector-graph.ts';
import { type EmbeddingModel, openEmbeddingModel } from '../../src/embedding/model.ts';
import {
  articleOf,
  builtinSettings,
  indexed,
  openToWrite,
  putIndexed,
  saveArchive,
  temporaryFolder,
} from '../support/indexed.ts';

const model: EmbeddingModel = {
  id: 'random',
  dimensions: 32,
  embeddings: openEmbeddingModel('builtin').embeddings,
};
const settings = { ...builtinSettings, model };

/** Marsaglia's xorshift, so that a failure can be repeated. */
function randomVectors(count: number, seed = 1): Float32Array[] {
  let state = seed;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state / 2 ** 31;
  };
  return Array.from({ length: count }, () => Float32Array.from({ length: model.dimensions }, next));
}

function numbered(vectors: readonly Float32Array[]): ChunkVector[] {
  return vectors.map((vector, index) => ({ chunkId: toChunkId(index + 1), vector }));
}

function emptyGraph(): VectorGraph {
  return VectorGraph.empty(model, () => undefined);
}

function recallAt10(
  graph: VectorGraph,
  points: readonly ChunkVector[],
  allowed?: ReadonlySet<number>,
): number {
  const queries = randomVectors(50, 7);
  let found = 0;
  for (const query of queries) {
    const expected = new Set(nearestByScan(points, query, 10).map(({ chunkId }) => chunkId));
    const hits = graph.nearest(query, 10, allowed);
    found += hits.filter(({ chunkId }) => expected.has(chunkId)).length;
  }
  return found / (queries.length * 10);
}

describe('VectorGraph', () => {
  const points = numbered(randomVectors(2_000));

  test('finds what an exact scan finds, beyond its first capacity', () => {
    const graph = emptyGraph();
    graph.add(points);
    expect(recallAt10(graph, points)).toBeGreaterThanOrEqual(0.99);
  });

  test('finds what an exact scan finds among the vectors that are left', () => {
    const graph = emptyGraph();
    graph.add(points);
    const left = points.filter(({ chunkId }) => chunkId % 3 !== 0);
    graph.remove(points.filter(({ chunkId }) => chunkId % 3 === 0).map(({ chunkId }) => chunkId));
    expect(recallAt10(graph, left)).toBeGreaterThanOrEqual(0.99);
    expect(graph.nearest(randomVectors(1)[0] ?? new Float32Array(), 5_000)).toHaveLength(
      left.length,
    );
  });

  test('finds what an exact scan finds among the vectors that are allowed', () => {
    const graph = emptyGraph();
    graph.add(points);
    const few = points.filter(({ chunkId }) => chunkId % 10 === 0);
    const allowed = new Set<number>(few.map(({ chunkId }) => chunkId));
    expect(recallAt10(graph, few, allowed)).toBeGreaterThanOrEqual(0.99);
  });

  test('gives nothing when it is empty, and fewer hits than asked for when it holds fewer', () => {
    const graph = emptyGraph();
    const [query = new Float32Array()] = randomVectors(1);
    expect(graph.nearest(query, 5)).toEqual([]);
    graph.add(points.slice(0, 3));
    expect(graph.nearest(query, 5)).toHaveLength(3);
    graph.remove([1, 2, 3]);
    expect(graph.nearest(query, 5)).toEqual([]);
  });

  test('searches a file it was saved to as well as before', async () => {
    const folder = await temporaryFolder();
    const graph = emptyGraph();
    graph.add(points);
    graph.remove([points[0]?.chunkId ?? 0]);
    await graph.save(folder);
    const names = await readdir(folder);
    expect(names).toEqual([expect.stringMatching(/^graph-[0-9a-f]{16}\.hnsw$/)]);
    const copy = await VectorGraph.read(join(folder, names[0] ?? ''), model);
    expect(recallAt10(copy, points)).toBeGreaterThanOrEqual(0.98);
  });
});

describe('VectorGraph as a vector store of LangChain', () => {
  const articles = ['煤矿今年增产。', '铁路昨日通车。', '学校秋季开学。'].map((text, index) =>
    indexed(articleOf(`第${index}篇`, text)),
  );
  const vectorOf = (id: number) => Array.from(articles[id - 1]?.chunks[0]?.vector ?? []);

  async function storeOver(ids: readonly number[]): Promise<VectorGraph> {
    const archive = await inMemoryArchive(builtinSettings);
    onTestFinished(() => archive.close());
    await put(archive, articles);
    const passages = await archive.passages(articles.map((_, index) => toChunkId(index + 1)));
    const store = VectorGraph.empty(builtinSettings.model, (id) => passages[id - 1]);
    await store.addVectors(ids.map(vectorOf), ids.map(documentOf));
    return store;
  }

  const documentOf = (id: number) => new Document({ id: String(id), pageContent: '' });
  const contents = async (
    store: VectorGraph,
    ...rest: [id: number, filter?: (d: Document) => boolean]
  ) => {
    const [id, filter] = rest;
    const found = await store.similaritySearchVectorWithScore(vectorOf(id), 3, filter);
    return found.map(([{ pageContent }, distance]) => [pageContent, distance < 1e-6]);
  };

  test('finds documents of the archive with their distance, and only those that pass a filter', async () => {
    const store = await storeOver([1, 2, 3]);
    expect((await contents(store, 2))[0]).toEqual(['铁路昨日通车。', true]);
    const ofCoal = ({ metadata }: Document) => metadata.source === '第0篇.txt';
    expect(await contents(store, 2, ofCoal)).toEqual([['煤矿今年增产。', false]]);
  });

  test('survives a filter that throws, which would end the process in native code', async () => {
    const store = await storeOver([1, 2]);
    const fail = () => {
      throw new Error('no such field');
    };
    await expect(contents(store, 1, fail)).rejects.toThrow('no such field');
    expect(await contents(store, 1)).toHaveLength(2);
  });

  test('deletes documents, and refuses vectors that do not fit', async () => {
    const store = await storeOver([1, 2]);
    await store.delete({ ids: ['2'] });
    expect((await contents(store, 2)).map(([text]) => text)).toEqual(['煤矿今年增产。']);
    for (const faulty of [[1, 2], vectorOf(3).fill(Number.NaN, 0, 1)]) {
      await expect(store.addVectors([faulty], [documentOf(3)])).rejects.toThrow(RangeError);
    }
    await expect(
      store.addVectors([vectorOf(3)], [new Document({ pageContent: '' })]),
    ).rejects.toThrow(RangeError);
  });
});

/** One article for each vector, none of which has anything to do with its text. */
function vectorArticles(vectors: readonly Float32Array[]): IndexedArticle[] {
  return vectors.map((vector, index) => {
    const article = indexed(articleOf(`第${index}篇`, '内容相同。'));
    return { ...article, chunks: article.chunks.map((chunk) => ({ ...chunk, vector })) };
  });
}

async function put(archive: ArticleArchive, articles: readonly IndexedArticle[]): Promise<void> {
  for (const article of articles) await putIndexed(archive, article);
  await archive.commit();
}

async function savedArchive(vectors: readonly Float32Array[]): Promise<string> {
  const folder = await temporaryFolder();
  await saveArchive(folder, settings, (archive) => put(archive, vectorArticles(vectors)));
  return folder;
}

async function opened(folder: string): Promise<ArticleArchive> {
  const archive = await openArchive(folder, settings);
  onTestFinished(() => archive.close());
  return archive;
}

async function writing(folder: string): Promise<EmbeddedArchive> {
  const archive = await openToWrite(folder, settings);
  onTestFinished(() => archive.close());
  return archive;
}

async function nearest(archive: ArticleArchive, query: Float32Array, limit = 10) {
  return (await archive.searchVectors(query, limit)).map(({ chunkId }) => chunkId);
}

async function graphIn(folder: string): Promise<string> {
  const path = new ArchiveFolder(folder);
  const archive = await openArchive(folder, settings);
  const { graph } = archive.manifest;
  await archive.close();
  return join(path.directory, graph ? graphName(graph) : '');
}

describe('the vectors of an archive', () => {
  const vectors = randomVectors(60);
  const [query = new Float32Array()] = randomVectors(1, 7);
  const expected = nearestByScan(numbered(vectors), query, 10).map(({ chunkId }) => chunkId);

  test.each([0, 8, 40, 95, 500, -5])(
    'are found all the same when byte %i of the graph is damaged, and the graph is made again',
    async (offset) => {
      const folder = await savedArchive(vectors);
      const path = await graphIn(folder);
      const sound = await readFile(path);
      const damaged = Buffer.from(sound);
      const place = (offset + damaged.length) % damaged.length;
      damaged.writeUInt8(damaged.readUInt8(place) ^ 0xff, place);
      await writeFile(path, damaged);
      expect(await nearest(await opened(folder), query)).toEqual(expected);
      const upkeep = (await writing(folder)).graphUpkeep();
      expect(await upkeep.isDone()).toBe(false);
      expect(await upkeep.finish({ isThorough: true })).toBe('repaired');
      expect(await readFile(path)).toEqual(sound);
      expect(await upkeep.isDone()).toBe(true);
    },
  );

  test('are found all the same when the graph is cut short or missing', async () => {
    const folder = await savedArchive(vectors);
    const path = await graphIn(folder);
    await writeFile(path, (await readFile(path)).subarray(0, 1_000));
    expect(await nearest(await opened(folder), query)).toEqual(expected);
    await rm(path);
    expect(await nearest(await opened(folder), query)).toEqual(expected);
    const upkeep = (await writing(folder)).graphUpkeep();
    expect(await upkeep.finish({ isThorough: false })).toBe('repaired');
    expect(await graphIn(folder)).toBe(path);
  });

  test('are found before the graph takes them in, also by who opened the archive before', async () => {
    const folder = await savedArchive(vectors.slice(0, 50));
    const reader = await opened(folder);
    await nearest(reader, query);
    await put(await writing(folder), vectorArticles(vectors).slice(50));
    expect(await nearest(reader, query)).toEqual(expected);
    expect(await nearest(await opened(folder), query)).toEqual(expected);
  });

  test('are found after the graph was extended, also by who opened the archive before', async () => {
    const folder = await savedArchive(vectors.slice(0, 40));
    const reader = await opened(folder);
    await nearest(reader, query);
    const writer = await writing(folder);
    await put(writer, vectorArticles(vectors).slice(40));
    expect(await writer.graphUpkeep().finish({ isThorough: false })).toBe('extended');
    await new ArchiveFolder(folder).cleanUp([writer.manifest.graph]);
    expect(await nearest(reader, query)).toEqual(expected);
    expect(await nearest(await opened(folder), query)).toEqual(expected);
  });

  test('of removed pages are not found, whatever became of the graph since', async () => {
    const folder = await savedArchive(vectors);
    const reader = await opened(folder);
    await nearest(reader, query);
    const writer = await writing(folder);
    const gone = [3, 4, 5, 20, 21, 22, 23, 24];
    const expectGone = async (archive: ArticleArchive, count: number) => {
      const found = await nearest(archive, query, 100);
      expect(found).toHaveLength(count);
      expect(found.filter((id) => gone.includes(id - 1))).toEqual([]);
    };
    for (const index of gone) await writer.removeFile(`第${index}篇.txt`);
    await writer.commit();
    await expectGone(reader, 52);
    await put(writer, vectorArticles(randomVectors(80, 3)).slice(60));
    expect(await writer.graphUpkeep().finish({ isThorough: false })).toBe('extended');
    await expectGone(reader, 72);
    await expectGone(await opened(folder), 72);
  });

  test('are found though their graph is deleted while it is being read', async () => {
    const folder = await savedArchive(vectors);
    const path = await graphIn(folder);
    const reader = await opened(folder);
    const searches = Promise.all([1, 2, 3].map(() => nearest(reader, query)));
    await rm(path);
    expect(await searches).toEqual([expected, expected, expected]);
  });

  test('that came and went outside the graph do not count as deleted in it', async () => {
    const folder = await savedArchive(vectors);
    const writer = await writing(folder);
    const passing = vectorArticles(randomVectors(62, 5)).slice(60);
    for (let round = 0; round < 40; round++) {
      await put(writer, passing);
      for (const { article } of passing) await writer.removeFile(article.source);
      await writer.commit();
    }
    await put(writer, vectorArticles(randomVectors(80, 3)).slice(60));
    expect(await writer.graphUpkeep().finish({ isThorough: false })).toBe('extended');
    expect(await writer.graphUpkeep().finish({ isThorough: false })).toBe('none');
  });

  test('are in a graph made anew when much of it was removed', async () => {
    const folder = await savedArchive(vectors);
    const sizeBefore = (await stat(await graphIn(folder))).size;
    const writer = await writing(folder);
    for (let index = 0; index < 40; index++) await writer.removeFile(`第${index}篇.txt`);
    await writer.commit();
    expect(await writer.graphUpkeep().finish({ isThorough: false })).toBe('compacted');
    expect((await stat(await graphIn(folder))).size).toBeLessThan(sizeBefore / 2);
    const left = numbered(vectors).slice(40);
    expect(await nearest(await opened(folder), query)).toEqual(
      nearestByScan(left, query, 10).map(({ chunkId }) => chunkId),
    );
  });
});
