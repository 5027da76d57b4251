import type { App } from '../../src/app.ts';
import type { Case } from '../../src/evaluation/cases/cases.ts';
import { formatFailures, formatScores } from '../../src/evaluation/reports/run-text.ts';
import type { Asked } from '../../src/evaluation/running/ask-all.ts';
import { judgeRounds } from './judge-rounds.ts';

/**
 * What came of a run that was stopped, as plain text for people: the failures and figures of the
 * cases that were asked by then, of the first round where there are several.
 * @param soFar what came of each question, in the order in which they were answered
 */
export async function incompleteReport(
  app: Pick<App, 'useArchive'>,
  cases: readonly Case[],
  soFar: readonly Asked[],
): Promise<string> {
  const asked = soFar.slice(0, cases.length);
  const heading = `没有问完：${cases.length} 题只问了 ${asked.length} 题`;
  if (asked.length === 0) return `${heading}。\n`;
  const judged = await judgeRounds(app, [asked]);
  const sections = [`${heading}，以下只算这些题。`, formatFailures(judged), formatScores(judged)];
  return `${sections.join('\n\n')}\n`;
}
