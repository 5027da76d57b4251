import { kindLabel } from '../cases/kinds.ts';
import type {
  CaseDifference,
  Comparison,
  KindDifference,
  MeasureDifference,
} from '../comparison/comparison.ts';
import type { MeasureTraits } from '../measures/measure.ts';
import type { CaseRecord, RunRecord } from '../records/run-record.ts';
import { formatGiven, toLine } from './case-lines.ts';
import {
  differenceUnit,
  formatDifference,
  formatPValue,
  formatValue,
  noFigure,
} from './figures.ts';
import { runLine } from './run-line.ts';
import { toSafeText } from './safe-text.ts';
import { formatTable } from './table.ts';

/**
 * What got better and worse between two runs as plain text for a terminal: what else differs between
 * them, each measure with its difference, right answers by kind, and the cases that were judged
 * otherwise.
 */
export function formatComparison(
  comparison: Comparison,
  measures: readonly MeasureTraits[],
  before: RunRecord,
  after: RunRecord,
): string {
  const heading = [`之前：${runLine(before)}`, `之后：${runLine(after)}`];
  const remarks = remarksOn(comparison, before, after).map((remark) => `注意：${remark}`);
  const sections = [
    [...heading, ...remarks].join('\n'),
    ...(isAllEqual(comparison, measures)
      ? [allEqual(comparison)]
      : [
          measureTable(comparison.measures, measures),
          kindTable(comparison.kinds),
          ...caseSections(comparison),
        ]),
    ...countLines(comparison),
  ];
  return toSafeText(sections.filter((section) => section !== '').join('\n\n'));
}

/** What else may be the reason of a difference. */
function remarksOn({ hasSameArchive }: Comparison, before: RunRecord, after: RunRecord): string[] {
  const [one, other] = [before, after].map(conditionsOf);
  const conditions = [...(one ?? [])].flatMap(([name, value]) => {
    const later = other?.get(name);
    return value === later ? [] : [`${name}不同：之前 ${value}，之后 ${later}。`];
  });
  return [...(hasSameArchive ? [] : [archiveRemark(before, after)]), ...conditions];
}

function archiveRemark({ archive: before }: RunRecord, { archive: after }: RunRecord): string {
  const [one, other] = [before, after].map(
    ({ articles, sha256 }) => `${articles} 篇（${sha256.slice(0, 7)}）`,
  );
  return `档案的内容不同：之前 ${one}，之后 ${other}。`;
}

function conditionsOf({ archive, settings }: RunRecord): ReadonlyMap<string, string> {
  return new Map([
    ['嵌入模型', archive.embeddingModel],
    ['测试题文件', settings.files.map(({ path }) => path).join('、')],
    ['筛选', settings.filter ?? '无'],
    ['题数上限', `${settings.limit ?? '无'}`],
    ['遍数', `${settings.repeat}`],
    ['同时的题数', `${settings.jobs}`],
  ]);
}

/** Whether nothing tells the runs apart but the time that they took. */
function isAllEqual(
  { measures: differences, better, worse, reworded }: Comparison,
  measures: readonly MeasureTraits[],
): boolean {
  const times = measures.filter(({ unit }) => unit === 'milliseconds').map(({ name }) => name);
  const hasDifference = differences.some(
    ({ measure, before, after, interval = [] }) =>
      !times.includes(measure) && [after - before, ...interval].some((end) => end !== 0),
  );
  return !hasDifference && [better, worse, reworded].every(({ length }) => length === 0);
}

function allEqual({ measures }: Comparison): string {
  const n = Math.max(0, ...measures.map((measure) => measure.n));
  return n > 0 ? `可比的 ${n} 题，回答和得分都没有差别。` : '没有可比的题。';
}

const header = ['指标', '题数', '之前', '之后', '差别', '95% 区间', 'p'];

function measureTable(
  differences: readonly MeasureDifference[],
  measures: readonly MeasureTraits[],
): string {
  const rows = measures.flatMap((traits) => {
    const difference = differences.find(({ measure }) => measure === traits.name);
    return difference ? [measureRow(difference, traits)] : [];
  });
  const tests = differences.filter(({ pValue }) => pValue !== undefined).length;
  const note = `只比两次都问过的题，题数是其中有一次算分的；检验了 ${tests} 项，p 没有为此校正。`;
  return `${formatTable([header, ...rows])}\n${note}`;
}

function measureRow(
  { n, before, after, interval, pValue }: MeasureDifference,
  { label, unit, better }: MeasureTraits,
): string[] {
  return [
    better === 'lower' ? `${label}（低为好）` : label,
    `${n}`,
    formatValue(before, unit),
    formatValue(after, unit),
    formatDifference(after - before, unit) + differenceUnit(unit),
    interval ? interval.map((end) => formatDifference(end, unit)).join(' – ') : noFigure,
    pValue === undefined ? noFigure : formatPValue(pValue).replace(/^p (?:= )?/u, ''),
  ];
}

function kindTable(kinds: readonly KindDifference[]): string {
  const rows = kinds.map(({ kind, n, before, after, better, worse }) => [
    kindLabel(kind),
    ...[n, before, after, better, worse].map(String),
  ]);
  return formatTable([['题型', '题数', '之前答对', '之后答对', '变好', '变坏'], ...rows]);
}

function caseSections({ better, worse }: Comparison): string[] {
  if (better.length + worse.length === 0) return ['没有变好或变坏的题。'];
  return [
    ...caseSection(`变好 ${better.length} 题`, better),
    ...caseSection(`变坏 ${worse.length} 题`, worse),
  ];
}

function caseSection(title: string, differences: readonly CaseDifference[]): string[] {
  return differences.length === 0 ? [`${title}。`] : [`${title}：`, ...differences.map(formatCase)];
}

function formatCase({ before, after }: CaseDifference): string {
  const { id, question } = after.testCase;
  return [
    `${id}  ${toLine(question)}`,
    `  之前：${formatSide(before)}`,
    `  之后：${formatSide(after)}`,
  ].join('\n');
}

function formatSide({ given, fault }: CaseRecord): string {
  const answer = formatGiven(given);
  return fault === undefined ? `${answer}（对）` : `${answer}（错：${toLine(fault)}）`;
}

function countLines({ reworded, changed, onlyBefore, onlyAfter }: Comparison): string[] {
  const counts = [
    [reworded, '对错没变而回答不同'],
    [changed, '题目改过，没有比'],
    [onlyBefore, '只有之前问过'],
    [onlyAfter, '只有之后问过'],
  ] as const;
  const lines = counts.flatMap(([cases, name]) =>
    cases.length > 0 ? [`${name}：${cases.length} 题${examples(cases)}`] : [],
  );
  return [lines.join('\n')];
}

const mostExamples = 5;

function examples(cases: readonly (string | CaseDifference)[]): string {
  const ids = cases.map((each) => (typeof each === 'string' ? each : each.after.testCase.id));
  const more = ids.length > mostExamples ? '……' : '';
  return `（${ids.slice(0, mostExamples).join('、')}${more}）`;
}
