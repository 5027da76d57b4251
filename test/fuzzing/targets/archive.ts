import fc from 'fast-check';
import { z } from 'zod';
import { openDatabase } from '../../../src/archive/database.ts';
import { isWholeGraph } from '../../../src/archive/graph-format.ts';
import { LexicalIndex } from '../../../src/archive/lexical.ts';
import { Manifest } from '../../../src/archive/manifest.ts';
import {
  checkRow,
  toArticle,
  toArticleRow,
  toBlob,
  toChunkSpans,
  toEntities,
  toVector,
} from '../../../src/archive/rows.ts';
import { createSchema } from '../../../src/archive/schema.ts';
import { chunkArticle, defaultChunkSettings } from '../../../src/corpus/chunk.ts';
import { readEntities } from '../../../src/corpus/entities.ts';
import { openEmbeddingModel } from '../../../src/embedding/model.ts';
import { toTerms } from '../../../src/language/terms.ts';
import { damaged } from '../arbitraries/bytes.ts';
import { mutated, mutatedJson } from '../arbitraries/json.ts';
import { inventedArticles, issueDate, segmentedPage } from '../arbitraries/pages.ts';
import { fragment } from '../arbitraries/text.ts';
import { check, checkSame, orComplaint } from '../expectations.ts';
import { ScratchFolder } from '../scratch-folder.ts';
import { fuzzTarget } from '../target.ts';

const archive = 'src/archive/';
const scratch = new ScratchFolder();
const settings = {
  model: openEmbeddingModel('builtin'),
  chunks: defaultChunkSettings,
  segmentation: '1',
};

/** A database in memory with the archive's tables, for all inputs of a target. */
function openTables() {
  const database = openDatabase(':memory:');
  createSchema(database);
  new Manifest(database).initialize(settings);
  return database;
}

let tables: ReturnType<typeof openTables> | undefined;
let index: LexicalIndex | undefined;

function openIndex(): LexicalIndex {
  tables ??= openTables();
  if (index) return index;
  index = new LexicalIndex(tables);
  for (const [at, article] of inventedArticles.entries())
    index.add(at + 1, toTerms(article.headline ?? ''), toTerms(article.text));
  return index;
}

const vector = new Float32Array([0.5, -0.5, 0.25]);
const [article] = inventedArticles;
const row = article ? storedRow(article) : {};
const graphHead = Buffer.alloc(96);
graphHead.writeBigUInt64LE(2n, 16);
graphHead.writeBigUInt64LE(8n, 24);
const graph = Buffer.concat([
  graphHead,
  Buffer.alloc(16),
  Buffer.from([4, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0]),
]);

/** What lies in the archive: rows, records and files. */
export const archiveTargets = [
  fuzzTarget({
    name: 'stored articles',
    files: [`${archive}rows.ts`, `${archive}entity-schema.ts`],
    promise: 'A row is the article that was stored, or called damaged.',
    inputs: (longestChars) =>
      fc.oneof(
        mutated(row),
        segmentedPage(longestChars).map(({ articles: [found] }) =>
          found ? storedRow(found) : row,
        ),
      ),
    holds: (value) => {
      const { data } = z.looseObject({}).safeParse(value);
      if (!data) return;
      const read = orComplaint(() => toArticle(data, 0));
      orComplaint(() => toEntities(data));
      orComplaint(() => toChunkSpans(data));
      orComplaint(() => checkRow(data));
      if (read) checkSame(read.text, data.text, 'text');
    },
  }),
  fuzzTarget({
    name: 'stored vectors',
    files: [`${archive}rows.ts`],
    promise: 'Bytes are the vector that was stored for the chunk, or called damaged.',
    inputs: () =>
      fc.tuple(damaged(fc.constant(toBlob(7, vector))), fc.nat({ max: 8 }), fc.nat({ max: 5 })),
    holds: ([bytes, chunkId, dimensions]) => {
      const read = orComplaint(() => toVector(chunkId, bytes, dimensions));
      if (read) checkSame(Array.from(read), Array.from(vector), 'vector');
    },
  }),
  fuzzTarget({
    name: 'manifest',
    files: [`${archive}manifest.ts`],
    promise: 'Any values give settings that fit, a sound record of a graph, or a complaint.',
    inputs: () =>
      fc.tuple(
        fc.constantFrom(
          'generation',
          'dimensions',
          'graph',
          'schema',
          'embedding-model',
          'draft-origin',
        ),
        fc.oneof(
          fragment,
          mutatedJson({ sha256: 'a'.repeat(64), bytes: 3, lastChunk: 4, count: 5 }),
          fc.constantFrom('1', '-1', '1e3', '', '0x10', ' 7 ', '99999999999999999999'),
        ),
      ),
    holds: ([key, value]) => {
      tables ??= openTables();
      const manifest = new Manifest(tables);
      manifest.initialize(settings);
      tables.prepare('UPDATE manifest SET value = ? WHERE key = ?').run(value, key);
      orComplaint(() => manifest.check(settings));
      const dimensions = orComplaint(() => manifest.dimensions);
      check(
        dimensions === undefined || (Number.isSafeInteger(dimensions) && dimensions > 0),
        `${dimensions} dimensions`,
      );
      orComplaint(() => manifest.generation);
      const { graph: recorded } = manifest;
      check(!recorded || /^[0-9a-f]{64}$/u.test(recorded.sha256), 'graph');
    },
  }),
  fuzzTarget({
    name: 'graph file',
    files: [`${archive}graph-format.ts`],
    promise: 'Any bytes are or are not a whole graph, and that is told without reading past them.',
    quickShare: 0.5,
    inputs: () => fc.oneof(damaged(fc.constant(graph)), fc.uint8Array({ maxLength: 200 })),
    holds: async (bytes) => {
      const isWhole = await isWholeGraph(scratch.write('graph.hnsw', bytes));
      if (Buffer.compare(bytes, graph) === 0) check(isWhole, 'not whole');
      if (bytes.length < graphHead.length) check(!isWhole, 'whole');
    },
  }),
  fuzzTarget({
    name: 'lexical search',
    files: ['lexical', 'filter', 'sounds', 'common-terms'].map((name) => `${archive}${name}.ts`),
    promise:
      'Any words and filter find chunks with a score above 0, each once; no word is taken for syntax.',
    inputs: () => {
      const term = fc.oneof(
        fragment,
        fc.constantFrom('"', '*', 'NEAR(a b)', 'a" OR "b', 'AND', '-', '青河', '^大桥'),
      );
      const filter = fc.record(
        {
          within: issueDate.map(({ date }) => ({ first: date, last: `${date}-31` })),
          publication: fragment,
        },
        { requiredKeys: [] },
      );
      return fc.tuple(fc.array(term, { maxLength: 6 }), filter, fc.integer({ min: 0, max: 9 }));
    },
    holds: ([terms, filter, limit]) => {
      const lexical = openIndex();
      const found = lexical.search(terms, limit, filter);
      check(found.length <= limit && found.every(({ score }) => score > 0), 'hits');
      checkSame(new Set(found.map(({ chunkId }) => chunkId)).size, found.length, 'chunks');
      for (const term of terms) {
        check(lexical.documentFrequency(term) >= 0, 'frequency');
        check(!lexical.similarTerms(term).includes(term), 'itself');
      }
    },
    close: async () => {
      tables?.close();
      [tables, index] = [undefined, undefined];
      scratch.remove();
    },
  }),
];

/** A row of an article, as the database gives it back. */
function storedRow(stored: (typeof inventedArticles)[number]): Record<string, unknown> {
  const chunks = chunkArticle(stored).map((chunk) => ({ chunk, terms: [], vector }));
  const entities = readEntities(stored);
  const columns = toArticleRow(
    { article: stored, entities, headlineTerms: [], chunks },
    { page: 1, line: 1, firstChunk: 1 },
  );
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [
      name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}
