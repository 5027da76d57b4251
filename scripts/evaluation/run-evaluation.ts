import { performance } from 'node:perf_hooks';
import type { App } from '../../src/app.ts';
import type { SourceArticle } from '../../src/evaluation/answers/source-article.ts';
import {
  type RunRecord,
  type RunSettings,
  runFormat,
} from '../../src/evaluation/records/run-record.ts';
import type { Asked } from '../../src/evaluation/running/ask-all.ts';
import { judgeRounds } from './judge-rounds.ts';
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
  const { evidence, ...judged } = await judgeRounds(app, rounds);
  const state = await app.useArchive((archive) => archive.state());
  const run: RunRecord = {
    format: runFormat,
    startedAt,
    elapsedMs: performance.now() - startedMs,
    program: programHere(),
    settings,
    archive: { ...state, publications: [...state.publications], sha256: evidence.sha256 },
    ...judged,
  };
  return { run, articles: evidence.articles, unknownNames: evidence.unknownNames };
}
