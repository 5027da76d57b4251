import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import hnswlib from 'hnswlib-node';
import { smallestEf } from '../../../../src/archive/vector-graph.ts';
import { recordSchema } from '../../../../src/corpus/record.ts';
import { embedAll } from '../../../../src/embedding/model.ts';
import { analyseQuestion } from '../../../../src/language/question.ts';
import { readLines } from '../../../json-lines.ts';
import { timeEach } from '../latency.ts';
import { peakBytes } from '../peak-memory.ts';
import { readQuestions } from '../questions.ts';
import { countStoredVectors, readStoredVectors } from '../stored-vectors.ts';
import { model } from './measured-model.ts';

const linksOfNode = 16;
const efConstruction = 200;
/** What the archive searches for 60 hits with; see src/archive/vector-graph.ts. */
const ef = smallestEf;
const neighbours = 60;

interface RawGraphInput {
  readonly archiveFolder: string;
  readonly questionsPath: string;
}

/** Measures hnswlib-node alone: only its own inserts and searches are timed. */
export async function measureRawGraph({ archiveFolder, questionsPath }: RawGraphInput) {
  const graph = new hnswlib.HierarchicalNSW('cosine', model.dimensions);
  const vectors = countStoredVectors(archiveFolder);
  graph.initIndex(vectors, linksOfNode, efConstruction);
  let insertMs = 0;
  for (const { chunkId, vector } of readStoredVectors(archiveFolder, model.dimensions)) {
    const point = Array.from(vector);
    const startedAt = performance.now();
    graph.addPoint(point, chunkId);
    insertMs += performance.now() - startedAt;
  }
  graph.setEf(ef);
  const count = Math.min(neighbours, vectors);
  const queries = await queriesOf(questionsPath);
  const { latency } = await timeEach(queries, (query) => graph.searchKnn(query, count));
  return { vectors, insertMs, search: latency, peakBytes: peakBytes() };
}

async function queriesOf(questionsPath: string): Promise<number[][]> {
  const questions = await readQuestions(questionsPath);
  const texts = questions.map(({ question }) => analyseQuestion(question).text);
  return (await embedAll(model, texts)).map((vector) => Array.from(vector));
}

/** Measures jieba alone over the texts of a file of records. */
export async function measureRawTokens({ documentsPath }: { readonly documentsPath: string }) {
  const jieba = Jieba.withDict(dict);
  let characters = 0;
  let elapsedMs = 0;
  for await (const line of readLines(documentsPath)) {
    const { text } = recordSchema.parse(JSON.parse(line));
    const startedAt = performance.now();
    jieba.cutForSearch(text, true);
    elapsedMs += performance.now() - startedAt;
    characters += text.length;
  }
  return { characters, elapsedMs };
}
