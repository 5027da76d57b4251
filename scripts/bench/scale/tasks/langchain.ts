import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import { embedAll } from '../../../../src/embedding/model.ts';
import { analyseQuestion } from '../../../../src/language/question.ts';
import { timed, timeEach } from '../latency.ts';
import { peakBytes } from '../peak-memory.ts';
import { readQuestions, scoreRankings } from '../questions.ts';
import { readChunks } from './document-chunks.ts';
import { model } from './measured-model.ts';

const neighbours = 60;

interface BuildInput {
  readonly sourceFolder: string;
  readonly storeFolder: string;
}

/** Measures `HNSWLib.fromDocuments` over the same chunks and vectors, and `save`. */
export async function measureLangChainBuild({ sourceFolder, storeFolder }: BuildInput) {
  const build = await timed(async () => {
    const documents: Document[] = [];
    for await (const { documentId, text } of readChunks(sourceFolder)) {
      documents.push(new Document({ pageContent: text, metadata: { documentId } }));
    }
    return HNSWLib.fromDocuments(documents, model.embeddings);
  });
  const save = await timed(() => build.result.save(storeFolder));
  return { buildMs: build.elapsedMs, saveMs: save.elapsedMs, peakBytes: peakBytes() };
}

interface SearchInput {
  readonly storeFolder: string;
  readonly questionsPath: string;
}

/** Measures `HNSWLib.load` and searches for vectors that are there already. */
export async function measureLangChainSearch({ storeFolder, questionsPath }: SearchInput) {
  const load = await timed(() => HNSWLib.load(storeFolder, model.embeddings));
  const store = load.result;
  const questions = await readQuestions(questionsPath);
  const texts = questions.map(({ question }) => analyseQuestion(question).text);
  const queries = (await embedAll(model, texts)).map((vector) => Array.from(vector));
  const count = Math.min(neighbours, store.index.getCurrentCount());
  const search = async (query: number[]) => {
    const hits = await store.similaritySearchVectorWithScore(query, count);
    return hits.map(([{ metadata }]) => String(metadata.documentId));
  };
  await timeEach(queries, search);
  const { latency, results } = await timeEach(queries, search);
  return {
    loadMs: load.elapsedMs,
    search: latency,
    ranking: scoreRankings(questions, results),
    peakBytes: peakBytes(),
  };
}
