import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ChunkId, IndexedArticle } from '../../src/archive/archive.ts';
import { createArchive, openArchive } from '../../src/archive/open.ts';
import { type ChunkVector, nearestByScan } from '../../src/archive/ranking.ts';
import { toChunkId } from '../../src/archive/rows.ts';
import { VectorGraph } from '../../src/archive/vectors.ts';
import { HashedEmbeddings } from '../../src/embedding/hashed.ts';
import type { EmbeddingModel } from '../../src/embedding/model.ts';
import {
  articleOf,
  builtinSettings,
  fileOf,
  indexed,
  temporaryFolder,
} from '../support/indexed.ts';

const model: EmbeddingModel = {
  id: 'random',
  dimensions: 32,
  embeddings: new HashedEmbeddings(),
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

  test('holds a vector once, however often it is added', () => {
    const graph = emptyGraph();
    graph.add(points.slice(0, 3));
    graph.add(points.slice(0, 3));
    expect(graph.labels).toEqual([1, 2, 3]);
  });

  test('searches a file it was saved to as well as before', async () => {
    const folder = await temporaryFolder();
    const graph = emptyGraph();
    graph.add(points);
    graph.remove([points[0]?.chunkId ?? 0]);
    await graph.save(folder);
    const copy = await VectorGraph.read(join(folder, 'graph-0.hnsw'), model, () => undefined);
    expect(recallAt10(copy, points)).toBeGreaterThanOrEqual(0.98);
    expect(await readdir(folder)).toEqual(['graph-0.hnsw']);
  });
});

/** One article for each vector, none of which has anything to do with its text. */
function vectorArticles(vectors: readonly Float32Array[]): IndexedArticle[] {
  return vectors.map((vector, index) => {
    const article = indexed(articleOf(`第${index}篇`, '内容相同。'));
    return { ...article, chunks: article.chunks.map((chunk) => ({ ...chunk, vector })) };
  });
}

async function savedArchive(vectors: readonly Float32Array[]): Promise<string> {
  const folder = await temporaryFolder();
  const archive = await createArchive(folder, settings);
  for (const article of vectorArticles(vectors))
    archive.putFile(fileOf(article.article), [article]);
  await archive.commit();
  await archive.close();
  return folder;
}

async function nearestIn(folder: string, query: Float32Array): Promise<ChunkId[]> {
  const archive = await openArchive(folder, settings);
  onTestFinished(() => archive.close());
  return (await archive.searchVectors(query, 10)).map(({ chunkId }) => chunkId);
}

async function graphIn(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.hnsw'));
  expect(names).toHaveLength(1);
  return join(folder, names[0] ?? '');
}

describe('the graph of an archive', () => {
  const vectors = randomVectors(60);
  const [query = new Float32Array()] = randomVectors(1, 7);
  const expected = nearestByScan(numbered(vectors), query, 10).map(({ chunkId }) => chunkId);

  test.each([0, 8, 40, 95, 500, -5])('is built again when byte %i is damaged', async (offset) => {
    const folder = await savedArchive(vectors);
    const path = await graphIn(folder);
    const sound = await readFile(path);
    const damaged = Buffer.from(sound);
    const place = (offset + damaged.length) % damaged.length;
    damaged.writeUInt8(damaged.readUInt8(place) ^ 0xff, place);
    await writeFile(path, damaged);
    expect(await nearestIn(folder, query)).toEqual(expected);
    expect(await readFile(path)).toEqual(sound);
  });

  test('is built again when it is cut short or missing', async () => {
    const folder = await savedArchive(vectors);
    const path = await graphIn(folder);
    await writeFile(path, (await readFile(path)).subarray(0, 1_000));
    expect(await nearestIn(folder, query)).toEqual(expected);
    await rm(path);
    expect(await nearestIn(folder, query)).toEqual(expected);
    expect(await graphIn(folder)).toBe(path);
  });

  test('is brought up to date after a stop between a change and its commit', async () => {
    const folder = await savedArchive(vectors.slice(0, 50));
    const archive = await createArchive(folder, settings);
    const articles = vectorArticles(vectors);
    for (const article of articles.slice(50)) archive.putFile(fileOf(article.article), [article]);
    await archive.close();
    expect(await nearestIn(folder, query)).toEqual(expected);
  });

  test('shows a reader what another process has written since', async () => {
    const folder = await savedArchive(vectors.slice(0, 50));
    const reader = await openArchive(folder, settings);
    onTestFinished(() => reader.close());
    await reader.searchVectors(query, 10);
    const writer = await createArchive(folder, settings);
    onTestFinished(() => writer.close());
    for (const article of vectorArticles(vectors).slice(50)) {
      writer.putFile(fileOf(article.article), [article]);
    }
    await writer.commit();
    const hits = await reader.searchVectors(query, 10);
    expect(hits.map(({ chunkId }) => chunkId)).toEqual(expected);
  });

  test('keeps deleted chunks away after it was saved and read again', async () => {
    const folder = await savedArchive(vectors);
    const archive = await createArchive(folder, settings);
    for (const index of [3, 4, 5]) archive.removeFile(`第${index}篇.txt`);
    await archive.commit();
    await archive.close();
    const reader = await openArchive(folder, settings);
    onTestFinished(() => reader.close());
    const hits = await reader.searchVectors(query, 100);
    expect(hits).toHaveLength(57);
    expect(hits.some(({ chunkId }) => [4, 5, 6].includes(chunkId))).toBe(false);
  });

  test('is made anew when most of it was deleted', async () => {
    const folder = await savedArchive(vectors);
    const sizeBefore = (await readFile(await graphIn(folder))).length;
    const archive = await createArchive(folder, settings);
    for (let index = 0; index < 40; index++) archive.removeFile(`第${index}篇.txt`);
    await archive.commit();
    await archive.close();
    expect((await readFile(await graphIn(folder))).length).toBeLessThan(sizeBefore / 2);
  });
});
