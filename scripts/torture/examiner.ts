import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { buildApp, openApp } from '../../src/app.ts';
import type { ArticleSearch, ChunkId, SearchFilter } from '../../src/archive/archive.ts';
import type { EmbeddedArchive } from '../../src/archive/embedded.ts';
import { openArchive } from '../../src/archive/open.ts';
import { toChunkId } from '../../src/archive/rows.ts';
import { readConfig } from '../../src/config.ts';
import { toArticleId } from '../../src/corpus/article.ts';
import { defaultChunkSettings } from '../../src/corpus/chunk.ts';
import { segmentationVersion } from '../../src/corpus/segment.ts';
import { openEmbeddingModel } from '../../src/embedding/model.ts';
import { describeError, WenbaoError } from '../../src/errors.ts';
import { toTerms } from '../../src/language/terms.ts';
import { builtinVector } from '../../test/support/builtin-vector.ts';
import { bridgeQuestion, pagesOfCorpus } from './corpus.ts';
import { damagedCorpus } from './damaged-corpus.ts';
import {
  type Examination,
  type ExaminerOrder,
  examinerOrder,
  type Outcome,
} from './examination.ts';

const settings = {
  model: openEmbeddingModel('builtin'),
  chunks: defaultChunkSettings,
  segmentation: segmentationVersion,
};
const questions = ['青河镇的茶树', '云岭煤矿运输钢材多少吨', bridgeQuestion];
const filters: readonly (readonly [string, SearchFilter])[] = [
  ['all', {}],
  ['of one paper', { publication: '乙报' }],
  ['of some days', { within: { first: '2024-03-01', last: '2024-09-30' } }],
];
/** More than there are in any archive that is examined here. */
const chunksAskedFor = 120;
const limit = 10;

/** A program that looks at archives, damaged ones among them, and tells what it saw. */
for await (const line of createInterface({ input: process.stdin })) {
  const found = await examine(examinerOrder.parse(JSON.parse(line)));
  process.stdout.write(`${JSON.stringify(found)}\n`);
}

async function examine({ directory, build }: ExaminerOrder): Promise<Examination> {
  const found: Record<string, Outcome> = {};
  if (build) {
    const { rebuild, folder, ...typed } = build;
    found.build = await outcomeOf(async () => {
      await buildApp(readConfig({}, folder, typed), { rebuild });
      return 'done';
    });
  }
  found.open = await outcomeOf(async () => {
    const archive = await openArchive(directory, settings);
    try {
      await askAll(archive, found);
    } finally {
      await archive.close();
    }
    return 'done';
  });
  found.answer = await outcomeOf(() => answerOf(directory));
  return found;
}

async function answerOf(directory: string): Promise<unknown> {
  const app = await openApp(readConfig({}, directory, { archive: directory }));
  try {
    return (await app.ask(bridgeQuestion)).answer;
  } finally {
    await app.close();
  }
}

async function askAll(archive: EmbeddedArchive, found: Record<string, Outcome>): Promise<void> {
  const ask = async (name: string, question: () => Promise<unknown>) => {
    found[name] = await outcomeOf(question);
  };
  await ask('state', () => archive.state());
  await ask('files', () => archive.files());
  for (const source of ['a.jsonl', 'b.jsonl', 'bridge.txt', 'page-1.txt']) {
    await ask(`pages of ${source}`, () => archive.pagesOf(source));
  }
  for (const question of questions) {
    await ask(`frequencies ${question}`, async () => [
      ...(await archive.documentFrequencies(toTerms(question))),
    ]);
    for (const [name, filter] of filters) {
      await ask(`terms ${question} ${name}`, () => termHits(archive, question, filter));
      await ask(`vector ${question} ${name}`, () => vectorHits(archive, question, filter));
    }
  }
  await readAll(archive, ask);
}

async function readAll(
  archive: EmbeddedArchive,
  ask: (name: string, question: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const chunks = Array.from({ length: chunksAskedFor }, (_, index) => toChunkId(index + 1));
  const passages = await readOrNothing(() => archive.passages(chunks));
  const byChunk = new Map(passages?.map((passage) => [passage.chunkId, [passage]]));
  for (const id of chunks) {
    const known = passages && (byChunk.get(id) ?? []);
    await ask(`passage ${id}`, async () => known ?? (await archive.passages([id])));
  }
  const ids = pagesOfCorpus(damagedCorpus).map((page) => toArticleId(page, 1));
  const articles = await readOrNothing(() => archive.articles(ids));
  for (const id of ids) {
    const known = articles?.filter((article) => article.id === id);
    await ask(`article ${id}`, async () => known ?? (await archive.articles([id])));
  }
}

/** Many are read at once where all are sound; else each for itself, to see which are not. */
async function readOrNothing<Result>(read: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}

async function termHits(
  archive: ArticleSearch,
  question: string,
  filter: SearchFilter,
): Promise<readonly ChunkId[]> {
  const hits = await archive.searchTerms(toTerms(question), limit, filter);
  return hits.map(({ chunkId }) => chunkId);
}

async function vectorHits(
  archive: ArticleSearch,
  question: string,
  filter: SearchFilter,
): Promise<readonly ChunkId[]> {
  const hits = await archive.searchVectors(builtinVector(question), limit, filter);
  return hits.map(({ chunkId }) => chunkId);
}

async function outcomeOf(question: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { value: shorten(JSON.stringify(await question())) };
  } catch (error) {
    const isTold = error instanceof WenbaoError && error.kind === 'archive' && error.remedy !== '';
    if (isTold) return { refused: describeError(error) };
    return { broken: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

/** Long values are compared by a digest. */
function shorten(value: string): string {
  if (value.length <= 120) return value;
  return createHash('sha256').update(value).digest('base64url');
}
