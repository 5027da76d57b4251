import type { ArticleSearch } from '../../../../src/archive/archive.ts';
import { embedAll } from '../../../../src/embedding/model.ts';
import { analyseQuestion } from '../../../../src/language/question.ts';
import { ArchiveRetriever } from '../../../../src/retrieval/retriever.ts';
import { timed, timeEach } from '../latency.ts';
import { peakBytes } from '../peak-memory.ts';
import { type BenchQuestion, readQuestions, scoreRankings, spread } from '../questions.ts';
import { model } from './measured-model.ts';
import { type ArchivePlace, warmUp, withApp } from './open-archive.ts';

/** As many candidates as retrieval takes from each leg. */
const candidates = 60;

type Questioned = ArchivePlace & { readonly questionsPath: string };

/** Measures how long an archive takes to open in this process, without and with its graph. */
export async function measureOpening(place: ArchivePlace) {
  const startedAt = performance.now();
  return withApp(place, async (app) => {
    await app.useArchive((archive) => archive.state());
    const openMs = performance.now() - startedAt;
    await warmUp(app);
    const openWithGraphMs = performance.now() - startedAt;
    return { openMs, openWithGraphMs, peakBytes: peakBytes() };
  });
}

/** Measures the first answer of this process; `performance.now` counts from its start. */
export async function measureFirstAnswer({
  question,
  ...place
}: ArchivePlace & { readonly question: string }) {
  const { elapsedMs } = await timed(() => withApp(place, (app) => app.ask(question)));
  return { answerMs: elapsedMs, sinceProcessStartMs: performance.now(), peakBytes: peakBytes() };
}

/** Measures retrieval over all questions: a first pass, a second one, and each leg alone. */
export async function measureRetrieval({ questionsPath, ...place }: Questioned) {
  const questions = await readQuestions(questionsPath);
  return withApp(place, async (app) => {
    await warmUp(app);
    return app.useArchive(async (archive) => {
      const retriever = new ArchiveRetriever({ archive, model });
      // Passages hold whole articles: kept for all questions, they would count as memory.
      const retrieve = async ({ question }: BenchQuestion) => {
        const passages = await retriever.retrieve(analyseQuestion(question));
        return passages.map(({ article }) => article.documentId);
      };
      const cold = await timeEach(questions, retrieve);
      const warm = await timeEach(questions, retrieve);
      return {
        cold: cold.latency,
        warm: warm.latency,
        ...(await measureLegs(archive, questions)),
        ranking: scoreRankings(questions, warm.results),
        peakBytes: peakBytes(),
      };
    });
  });
}

async function measureLegs(archive: ArticleSearch, questions: readonly BenchQuestion[]) {
  const analysis = await timeEach(questions, ({ question }) => analyseQuestion(question));
  const analysed = analysis.results;
  const terms = await timeEach(analysed, (question) =>
    archive.searchTerms(question.terms, candidates),
  );
  const queries = await embedAll(
    model,
    analysed.map(({ text }) => text),
  );
  const vectors = await timeEach(queries, (query) => archive.searchVectors(query, candidates));
  return { analysis: analysis.latency, terms: terms.latency, vectors: vectors.latency };
}

/** Measures whole answers, each question once. */
export async function measureAnswers({
  questionsPath,
  limit,
  ...place
}: Questioned & { readonly limit: number }) {
  const questions = spread(await readQuestions(questionsPath), limit);
  return withApp(place, async (app) => {
    await warmUp(app);
    const { latency, results } = await timeEach(questions, async ({ question }) => {
      const { answer } = await app.ask(question);
      return answer.status;
    });
    const answered = results.filter((status) => status === 'answered').length;
    return { answers: latency, answered, peakBytes: peakBytes() };
  });
}
