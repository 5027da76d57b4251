import { embedAll } from '../../../../src/embedding/model.ts';
import { meanOf } from '../../../../src/evaluation/statistics/mean.ts';
import { analyseQuestion } from '../../../../src/language/question.ts';
import { BestScores, dotProduct, recallOf } from '../exact-search.ts';
import { readQuestions, spread } from '../questions.ts';
import { readStoredVectors } from '../stored-vectors.ts';
import { model } from './measured-model.ts';
import { type ArchivePlace, withApp } from './open-archive.ts';

interface GraphRecallInput extends ArchivePlace {
  readonly questionsPath: string;
  readonly limit: number;
}

const counted = 10;
/** As many as retrieval asks for; a search for more looks further. */
const askedByRetrieval = 60;

/** One query with what the graph found for it and, in the end, how good that is. */
interface Trial {
  readonly query: Float32Array;
  readonly best: BestScores;
  readonly ofSixty: FoundChunks;
  readonly ofTen: FoundChunks;
}

interface FoundChunks {
  readonly chunkIds: ReadonlySet<number>;
  /** Their exact similarities, in no order. */
  readonly scores: number[];
}

/** Compares the first ten chunks of `searchVectors` with the ten nearest of all stored vectors. */
export async function measureGraphRecall({ questionsPath, limit, ...place }: GraphRecallInput) {
  const questions = spread(await readQuestions(questionsPath), limit);
  const texts = questions.map(({ question }) => analyseQuestion(question).text);
  const trials = await searchGraph(place, await embedAll(model, texts));
  for (const { chunkId, vector } of readStoredVectors(place.archiveFolder, model.dimensions)) {
    for (const trial of trials) compare(trial, chunkId, vector);
  }
  return {
    count: trials.length,
    recallAt10Of60: meanOf(trials.map(({ best, ofSixty }) => recallOf(best, ofSixty.scores))),
    recallAt10Of10: meanOf(trials.map(({ best, ofTen }) => recallOf(best, ofTen.scores))),
  };
}

function searchGraph(place: ArchivePlace, queries: readonly Float32Array[]): Promise<Trial[]> {
  return withApp(place, (app) =>
    app.useArchive(async (archive) => {
      const find = async (query: Float32Array, limit: number): Promise<FoundChunks> => {
        const hits = (await archive.searchVectors(query, limit)).slice(0, counted);
        return { chunkIds: new Set(hits.map(({ chunkId }) => chunkId)), scores: [] };
      };
      const trials: Trial[] = [];
      for (const query of queries) {
        const ofSixty = await find(query, askedByRetrieval);
        const ofTen = await find(query, counted);
        trials.push({ query, best: new BestScores(counted), ofSixty, ofTen });
      }
      return trials;
    }),
  );
}

function compare({ query, best, ofSixty, ofTen }: Trial, chunkId: number, vector: Float32Array) {
  const score = dotProduct(query, vector);
  best.add(score);
  for (const { chunkIds, scores } of [ofSixty, ofTen]) {
    if (chunkIds.has(chunkId)) scores.push(score);
  }
}
