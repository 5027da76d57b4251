import { type App, openUpToDate } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { type Case, readCases } from '../../src/evaluation/cases.ts';
import { percentile } from '../../src/evaluation/measures.ts';
import { scoreRankings } from '../../src/evaluation/ranking.ts';
import { formatTable } from '../../src/evaluation/table.ts';
import { foldForComparison } from '../../src/language/normalize.ts';
import { analyseQuestion } from '../../src/language/question.ts';
import { fuse } from '../../src/retrieval/fuse.ts';
import { formatUpdate } from '../../src/surfaces/terminal/build-report.ts';

const casesPath = 'test/qa/seeds-before.jsonl';
/** Weight of the vectors beside the terms; Infinity stands for the vectors alone. */
const vectorWeights = [0, 0.1, 0.3, 1, Number.POSITIVE_INFINITY];
const header = ['fusion', 'n', 'R@1', 'R@5', 'MRR', 'p50 ms', 'p95 ms'];

/** Measures retrieval on the test set: where the expected article ranks, and how long it takes. */
export async function benchRetrieval(): Promise<void> {
  const { app, ...update } = await openUpToDate(readConfig(process.env));
  process.stderr.write(formatUpdate(update));
  try {
    const cases = readCases([casesPath]).filter(
      ({ session, expect }) => session === undefined && !expect.refuse && expect.articles,
    );
    const rows: string[][] = [];
    for (const weight of vectorWeights) rows.push(await measure(app, cases, weight));
    process.stdout.write(`${formatTable([header, ...rows])}\n`);
  } finally {
    await app.close();
  }
}

/** One row of the table. */
async function measure(app: App, cases: readonly Case[], weight: number): Promise<string[]> {
  const timed = [];
  for (const { question, expect } of cases) {
    const names = (expect.refuse ? [] : (expect.articles ?? [])).map(foldForComparison);
    const isRelevant = (text: string) => names.some((name) => text.includes(name));
    const startedAt = performance.now();
    const ranking = await rankArticles(app, question, weight);
    timed.push({ ranking, isRelevant, elapsedMs: performance.now() - startedAt });
  }
  const { count, recallAt1, recallAt5, meanReciprocalRank } = scoreRankings(timed);
  const times = timed.map(({ elapsedMs }) => elapsedMs);
  return [
    weight === Number.POSITIVE_INFINITY ? 'vectors alone' : `w=${weight}`,
    String(count),
    ...[recallAt1, recallAt5, meanReciprocalRank].map((share) => share?.toFixed(3) ?? '–'),
    ...[50, 95].map((percent) => percentile(times, percent)?.toFixed(1) ?? '–'),
  ];
}

/** The folded texts of the articles found, best first. */
async function rankArticles(app: App, asked: string, weight: number): Promise<string[]> {
  const question = analyseQuestion(asked);
  const queryVector = await app.embed(question.text);
  const isVectorAlone = weight === Number.POSITIVE_INFINITY;
  const passages = await app.useArchive(async (archive) => {
    const [lexical, vector] = await Promise.all([
      archive.searchTerms(question.terms, 60),
      archive.searchVectors(queryVector, 60),
    ]);
    const hits = fuse(isVectorAlone ? [] : lexical, vector, isVectorAlone ? 1 : weight);
    return archive.passages(hits.slice(0, 20).map(({ chunkId }) => chunkId));
  });
  return [...new Set(passages.map(({ article }) => foldForComparison(article.text)))];
}
