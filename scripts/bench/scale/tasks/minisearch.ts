import MiniSearch from 'minisearch';
import { analyseQuestion } from '../../../../src/language/question.ts';
import { toTerms } from '../../../../src/language/terms.ts';
import { timed, timeEach } from '../latency.ts';
import { peakBytes } from '../peak-memory.ts';
import { type BenchQuestion, readQuestions, scoreRankings, spread } from '../questions.ts';
import { type DocumentChunk, readChunks } from './document-chunks.ts';

interface MiniSearchInput {
  readonly sourceFolder: string;
  readonly questionsPath: string;
}

/** The chunks are kept by their number; MiniSearch itself stores no text. */
interface NumberedChunk extends DocumentChunk {
  readonly id: number;
}

/** MiniSearch has no limit; all hits of all questions would count as memory. */
const hitsKept = 60;

/** All of them would take longer than to build the index. */
const questionsAsked = 200;

/** Measures MiniSearch over the same chunks, words and questions. */
export async function measureMiniSearch({ sourceFolder, questionsPath }: MiniSearchInput) {
  const build = await timed(() => buildIndex(sourceFolder));
  const { index, documentIds } = build.result;
  const questions = spread(await readQuestions(questionsPath), questionsAsked);
  const search = ({ question }: BenchQuestion) => {
    const hits = index.search(analyseQuestion(question).terms.join(' ')).slice(0, hitsKept);
    return hits.map(({ id }) => documentIds[Number(id)] ?? '');
  };
  await timeEach(questions, search);
  const { latency, results } = await timeEach(questions, search);
  return {
    buildMs: build.elapsedMs,
    search: latency,
    ranking: scoreRankings(questions, results),
    peakBytes: peakBytes(),
  };
}

async function buildIndex(sourceFolder: string) {
  const index = new MiniSearch<NumberedChunk>({
    fields: ['headline', 'text'],
    tokenize: toTerms,
    processTerm: (term) => term,
    searchOptions: {
      combineWith: 'OR',
      tokenize: (terms) => terms.split(' '),
      processTerm: (term) => term,
    },
  });
  const documentIds: string[] = [];
  for await (const chunk of readChunks(sourceFolder)) {
    index.add({ ...chunk, id: documentIds.length });
    documentIds.push(chunk.documentId);
  }
  return { index, documentIds };
}
