import { performance } from 'node:perf_hooks';
import type { App } from '../../src/app.ts';
import type { SourceArticle } from '../../src/evaluation/answers/source-article.ts';
import { gatherEvidence } from '../../src/evaluation/judging/evidence.ts';
import { judge } from '../../src/evaluation/judging/judge.ts';
import {
  type CaseRecord,
  type RunRecord,
  type RunSettings,
  runFormat,
} from '../../src/evaluation/records/run-record.ts';
import type { Asked } from '../../src/evaluation/running/ask-all.ts';
import { scoresOf } from '../../src/evaluation/scores/scores.ts';
import { articlesOf } from './archive-articles.ts';
import { programHere } from './repository.ts';

/** A run, and the articles that its cases name or its answers cite. */
export interface EvaluatedRun {
  readonly run: RunRecord;
  readonly articles: readonly SourceArticle[];
  /** Texts by which cases name articles, and which no article of the archive holds. */
  readonly unknownNames: readonly string[];
}

/**
 * Gets answers for all cases, as often as the settings say, judges them by what the archive holds, and
 * makes the record of it.
 * @param askAgain gives what came of all cases, each time anew
 */
export async function runEvaluation(
  app: Pick<App, 'useArchive'>,
  settings: RunSettings,
  askAgain: () => Promise<readonly Asked[]>,
): Promise<EvaluatedRun> {
  const startedAt = new Date().toISOString();
  const startedMs = performance.now();
  const rounds: (readonly Asked[])[] = [];
  while (rounds.length < settings.repeat) rounds.push(await askAgain());
  const evidence = await gatherEvidence(articlesOf(app), rounds.flat());
  const judged = rounds.map((asked) => asked.map((each) => judge(each, evidence)));
  const [cases = [], ...others] = judged;
  const repeats = others.length === 0 ? undefined : judged.map(scoresOf);
  const state = await app.useArchive((archive) => archive.state());
  const run: RunRecord = {
    format: runFormat,
    startedAt,
    elapsedMs: performance.now() - startedMs,
    program: programHere(),
    settings,
    archive: { ...state, publications: [...state.publications], sha256: evidence.sha256 },
    scores: repeats?.[0] ?? scoresOf(cases),
    ...(repeats ? { repeats } : {}),
    cases: repeats ? cases.map((each, index) => withRightRuns(each, index, judged)) : cases,
  };
  return { run, articles: evidence.articles, unknownNames: evidence.unknownNames };
}

function withRightRuns(
  testCase: CaseRecord,
  index: number,
  rounds: readonly (readonly CaseRecord[])[],
): CaseRecord {
  const rightRuns = rounds.filter((round) => round[index]?.fault === undefined).length;
  return { ...testCase, rightRuns };
}
