import type { App } from '../../src/app.ts';
import { type Evidence, gatherEvidence } from '../../src/evaluation/judging/evidence.ts';
import { judge } from '../../src/evaluation/judging/judge.ts';
import type { CaseRecord, RunRecord } from '../../src/evaluation/records/run-record.ts';
import type { Asked } from '../../src/evaluation/running/ask-all.ts';
import { scoresOf, scoresWithoutIntervals } from '../../src/evaluation/scores/scores.ts';
import { articlesOf } from './archive-articles.ts';

/** What came of a test set that was asked once or more. */
export interface JudgedRounds extends Pick<RunRecord, 'cases' | 'scores' | 'repeats'> {
  readonly evidence: Evidence;
}

/** Judges the answers of each round by what the archive holds. */
export async function judgeRounds(
  app: Pick<App, 'useArchive'>,
  rounds: readonly (readonly Asked[])[],
): Promise<JudgedRounds> {
  const evidence = await app.useArchive((archive) =>
    gatherEvidence(articlesOf(archive), rounds.flat()),
  );
  const judged = rounds.map((asked) => asked.map((each) => judge(each, evidence)));
  const [cases = []] = judged;
  const scores = scoresOf(cases);
  if (judged.length < 2) return { cases, scores, evidence };
  return {
    cases: cases.map((each, at) => withRightRuns(each, at, judged)),
    scores,
    repeats: judged.map(scoresWithoutIntervals),
    evidence,
  };
}

function withRightRuns(
  testCase: CaseRecord,
  at: number,
  rounds: readonly (readonly CaseRecord[])[],
): CaseRecord {
  const rightRuns = rounds.filter((round) => round[at]?.fault === undefined).length;
  return { ...testCase, rightRuns };
}
