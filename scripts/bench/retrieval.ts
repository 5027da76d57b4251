import { buildApp, isBuilt, openApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { readCases } from '../../src/evaluation/cases.ts';
import { percentile } from '../../src/evaluation/measures.ts';
import { isFoundWithin, reciprocalRank } from '../../src/evaluation/ranking.ts';
import { formatTable } from '../../src/evaluation/table.ts';
import { foldForComparison } from '../../src/language/normalize.ts';
import { analyseQuestion } from '../../src/language/question.ts';
import { fuse } from '../../src/retrieval/fuse.ts';

const casesPath = 'test/qa/seeds-before.jsonl';
/** Weight of the vectors beside the terms; Infinity stands for the vectors alone. */
const vectorWeights = [0, 0.1, 0.3, 1, Number.POSITIVE_INFINITY];

/** Measures retrieval on the test set: where the expected article ranks, and how long it takes. */
export async function benchRetrieval(): Promise<void> {
  const config = readConfig(process.env);
  if (!(await isBuilt(config))) await buildApp(config);
  const app = await openApp(config);
  try {
    const cases = readCases([casesPath]).filter(({ session }) => session === undefined);
    const rows: string[][] = [];
    for (const weight of vectorWeights) {
      const found: { at1: boolean; at5: boolean; reciprocalRank: number; elapsedMs: number }[] = [];
      for (const { question, expect } of cases) {
        if (expect.refuse || !expect.articles) continue;
        const startedAt = performance.now();
        const ranking = await rankArticles(app, question, weight);
        const elapsedMs = performance.now() - startedAt;
        const names = expect.articles.map(foldForComparison);
        const isExpected = (text: string) => names.some((name) => text.includes(name));
        found.push({
          at1: isFoundWithin(ranking, isExpected, 1),
          at5: isFoundWithin(ranking, isExpected, 5),
          reciprocalRank: reciprocalRank(ranking, isExpected),
          elapsedMs,
        });
      }
      const mean = (value: (one: (typeof found)[number]) => number) =>
        (found.reduce((sum, one) => sum + value(one), 0) / found.length).toFixed(3);
      const times = found.map(({ elapsedMs }) => elapsedMs);
      rows.push([
        weight === Number.POSITIVE_INFINITY ? 'vectors alone' : `w=${weight}`,
        String(found.length),
        mean(({ at1 }) => Number(at1)),
        mean(({ at5 }) => Number(at5)),
        mean((one) => one.reciprocalRank),
        (percentile(times, 50) ?? 0).toFixed(1),
        (percentile(times, 95) ?? 0).toFixed(1),
      ]);
    }
    const header = ['fusion', 'n', 'R@1', 'R@5', 'MRR', 'p50 ms', 'p95 ms'];
    process.stdout.write(`${formatTable([header, ...rows])}\n`);
  } finally {
    await app.close();
  }
}

/** The folded texts of the articles found, best first. */
async function rankArticles(
  { archive, embed }: Awaited<ReturnType<typeof openApp>>,
  asked: string,
  weight: number,
): Promise<string[]> {
  const question = analyseQuestion(asked);
  const [lexical, vector] = await Promise.all([
    archive.searchTerms(question.terms, 60),
    embed(question.text).then((queryVector) => archive.searchVectors(queryVector, 60)),
  ]);
  const isVectorAlone = weight === Number.POSITIVE_INFINITY;
  const hits = fuse(isVectorAlone ? [] : lexical, vector, isVectorAlone ? 1 : weight).slice(0, 20);
  const passages = await archive.passages(hits.map(({ chunkId }) => chunkId));
  return [...new Set(passages.map(({ article }) => foldForComparison(article.text)))];
}
