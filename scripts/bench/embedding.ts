import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chunkArticle } from '../../src/corpus/chunk.ts';
import { recordSchema, toPage } from '../../src/corpus/record.ts';
import { segmentPage } from '../../src/corpus/segment.ts';
import { BuiltinEmbeddings, openBuiltinEmbeddings } from '../../src/embedding/builtin/builtin.ts';
import { decodeWeights } from '../../src/embedding/builtin/weights.ts';
import { WenbaoError } from '../../src/errors.ts';
import { formatTable } from '../../src/evaluation/reports/table.ts';
import { percentile } from '../../src/evaluation/statistics/percentile.ts';
import { readLines } from '../json-lines.ts';
import { typescriptLoader } from '../typescript-loader.ts';
import { megabytes, missing, rounded } from './scale/figures.ts';
import { readChunks } from './scale/tasks/document-chunks.ts';

export interface EmbeddingBenchOptions {
  /** A `.jsonl` of records, also gzipped; where it is missing, the seeds are embedded. */
  readonly documents: string;
}

const weightsPath = fileURLToPath(
  new URL('../../src/embedding/builtin/weights.bin', import.meta.url),
);
const firstLoadPath = fileURLToPath(new URL('embedding-first-load.ts', import.meta.url));
const rounds = 9;
/** Fewer texts are embedded again and again, until a round is long enough to be timed. */
const leastCharacters = 1_000_000;
const mostDocuments = 3_000;

/** Measures how long the built-in embedding takes to load and to embed, and prints it. */
export async function benchEmbedding({ documents }: EmbeddingBenchOptions): Promise<void> {
  const firstLoadsMs = Array.from({ length: rounds }, loadInNewProcess);
  const loadsMs = Array.from({ length: rounds }, () => elapsedMs(loadAnew));
  const texts = await readTexts(documents);
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  process.stderr.write(`${texts.length} 段，共 ${characters} 字。\n`);
  const speeds = measureSpeeds(texts, characters);
  const rows = [
    [`${rounds} rounds`, 'median', 'min', 'max'],
    ['loading, first in its process, ms', ...spreadOf(firstLoadsMs)],
    ['loading again, ms', ...spreadOf(loadsMs)],
    ['million characters a second, one core', ...spreadOf(speeds)],
    ['file, MB', megabytes(statSync(weightsPath).size), missing, missing],
  ];
  process.stdout.write(`${formatTable(rows)}\n`);
}

/** Milliseconds that the first loading of a process takes. */
function loadInNewProcess(): number {
  const args = ['--import', typescriptLoader, firstLoadPath];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

/** All that opening the embedding does, without its memory of having done it. */
function loadAnew(): BuiltinEmbeddings {
  const file = readFileSync(weightsPath);
  createHash('sha256').update(file).digest('hex');
  return new BuiltinEmbeddings(decodeWeights(file));
}

/** Million characters a second in each round. */
function measureSpeeds(texts: readonly string[], characters: number): number[] {
  const { embeddings } = openBuiltinEmbeddings();
  const repeats = Math.ceil(leastCharacters / Math.max(1, characters));
  const embedAgain = () => {
    for (let repeat = 0; repeat < repeats; repeat++) {
      for (const text of texts) embeddings.vectorOf(text);
    }
  };
  return Array.from(
    { length: rounds },
    () => (repeats * characters) / elapsedMs(embedAgain) / 1000,
  );
}

async function readTexts(documents: string): Promise<string[]> {
  if (existsSync(documents)) return readDocumentChunks(documents);
  process.stderr.write(`没有 ${documents}，改用 seeds 里的报道。\n`);
  const texts: string[] = [];
  for await (const { text } of readChunks('seeds')) texts.push(text);
  return texts;
}

async function readDocumentChunks(path: string): Promise<string[]> {
  try {
    const texts: string[] = [];
    let documents = 0;
    for await (const line of readLines(path)) {
      texts.push(...chunksOf(line, path));
      documents += 1;
      if (documents === mostDocuments) break;
    }
    return texts;
  } catch (cause) {
    const remedy = '它应是 .jsonl 或 .jsonl.gz 文件，每行一个带 id 和 text 的对象。';
    throw new WenbaoError('source', `${path} 读不了。`, remedy, { cause });
  }
}

/** The chunks of a record, cut as the archive cuts them. */
function chunksOf(line: string, source: string): string[] {
  const { articles } = segmentPage(toPage(recordSchema.parse(JSON.parse(line)), { source }));
  return articles.flatMap((article) => chunkArticle(article).map(({ text }) => text));
}

function elapsedMs(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

/** The median, the least and the most of some values. */
function spreadOf(values: readonly number[]): string[] {
  return [percentile(values, 50) ?? 0, Math.min(...values), Math.max(...values)].map(rounded);
}
