// src/evaluation/reports: a run as text, JUnit XML, promptfoo’s cases and a page.

import { kindLabel } from '../cases/kinds.ts';
import type { MeasureName } from '../measures/measure.ts';
import type { CaseRecord, RunRecord } from '../records/run-record.ts';
import type { Score, Scores } from '../scores/score.ts';
import { traitsOf } from '../scores/traits.ts';
import { formatExpectation, formatGiven, toLine } from './case-lines.ts';
import { formatInterval, formatValue, noFigure } from './figures.ts';
import { toSafeText } from './safe-text.ts';
import { formatTable } from './table.ts';

/** The figures of a run as plain text: right answers by kind, and every measure. */
export function formatScores(run: Pick<RunRecord, 'scores' | 'repeats'>): string {
  return toSafeText([kindTable(run.scores), measureTable(run)].join('\n\n'));
}

/**
 * Every case that was answered wrongly, with its evidence and the reason, as plain text; those for
 * which nothing was given for one reason together. Last those that were right in some runs only.
 */
export function formatFailures({ cases, repeats }: Pick<RunRecord, 'cases' | 'repeats'>): string {
  const sections = [wrongCases(cases), ...unsteadyCases(cases, repeats?.length ?? 1)];
  return toSafeText(sections.join('\n\n'));
}

function unsteadyCases(cases: readonly CaseRecord[], runs: number): string[] {
  const unsteady = cases.filter(({ rightRuns = 0 }) => rightRuns > 0 && rightRuns < runs);
  if (unsteady.length === 0) return [];
  const listed = unsteady.map(({ testCase, rightRuns }) => `${testCase.id} ${rightRuns}/${runs}`);
  return [`时对时错 ${unsteady.length} 题（答对次数）：${toLine(listed.join('、'))}`];
}

function wrongCases(cases: readonly CaseRecord[]): string {
  const failures = cases.filter(({ fault }) => fault !== undefined);
  if (failures.length === 0) return '没有失败的题。';
  const [withAnswer, without] = [true, false].map((isGiven) =>
    failures.filter(({ given }) => (given !== undefined) === isGiven),
  );
  const sections = [...(withAnswer ?? []).map(formatFailure), ...formatUnanswered(without ?? [])];
  return [`失败 ${failures.length} 题：`, ...sections].join('\n\n');
}

function formatUnanswered(cases: readonly CaseRecord[]): string[] {
  const reasons = [...new Set(cases.map(({ fault = '' }) => fault))];
  return reasons.map((reason) => {
    const ids = cases.filter(({ fault }) => fault === reason).map(({ testCase }) => testCase.id);
    return `没有回答 ${ids.length} 题：${toLine(ids.join('、'))}\n  原因：${reason}`;
  });
}

function kindTable({ all, kinds }: Scores): string {
  const rows = kinds.map(({ kind, scores }) => rightRow(kindLabel(kind), scores));
  const header = ['题型', '题数', '答对', '正确率', '95% 区间'];
  return formatTable([header, ...rows, rightRow('合计', all)]);
}

function rightRow(name: string, scores: readonly Score[]): string[] {
  const { n, value, interval } = scoreOf(scores, 'right');
  const hits = Math.round((value ?? 0) * n);
  return [name, `${n}`, `${hits}`, formatValue(value, 'share'), formatInterval(interval, 'share')];
}

function scoreOf(scores: readonly Score[], measure: MeasureName): Score {
  return scores.find((score) => score.measure === measure) ?? { measure, n: 0 };
}

/** Of measures that say something of any case; the spread is that over several runs. */
function measureTable({ scores, repeats }: Pick<RunRecord, 'scores' | 'repeats'>): string {
  const rows = scores.all
    .filter(({ n }) => n > 0)
    .map(({ measure, n, value, interval }) => {
      const { label, unit } = traitsOf(measure);
      const spread = repeats ? [spreadOf(repeats, measure)] : [];
      return [label, `${n}`, formatValue(value, unit), formatInterval(interval, unit), ...spread];
    });
  const spreadHeader = repeats ? [`${repeats.length} 次的范围`] : [];
  return formatTable([['指标', '题数', '数值', '95% 区间', ...spreadHeader], ...rows]);
}

function spreadOf(repeats: readonly Scores[], measure: MeasureName): string {
  const values = repeats.flatMap(({ all }) => scoreOf(all, measure).value ?? []);
  if (values.length === 0) return noFigure;
  return formatInterval([Math.min(...values), Math.max(...values)], traitsOf(measure).unit);
}

function formatFailure({ testCase, given, fault = '' }: CaseRecord): string {
  const evidence = given?.citations.map(
    ({ marker, date, headline, quote }) =>
      `  依据：${toLine(`[${marker}] ${[date, headline].filter(Boolean).join(' ')}：${quote}`)}`,
  );
  return [
    `${testCase.id}  ${toLine(testCase.question)}`,
    `  应得：${formatExpectation(testCase.expect)}`,
    `  实得：${formatGiven(given)}`,
    ...(evidence ?? []),
    `  原因：${fault}`,
  ].join('\n');
}
