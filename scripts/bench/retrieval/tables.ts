import { formatTable } from '../../../src/evaluation/reports/table.ts';
import { meanOf } from '../../../src/evaluation/statistics/mean.ts';
import { percentile } from '../../../src/evaluation/statistics/percentile.ts';
import { missing, rounded } from '../scale/figures.ts';
import { compareWithBm25, type Estimate, estimate, valuesOf } from './estimates.ts';
import { type Measure, measures } from './measures.ts';
import { type Outcome, systemNames } from './outcome.ts';
import { depth, quotedPassages } from './systems.ts';

/** What the figures mean, for the reader of the tables. */
export const legend = [
  '方括号里是 95% 自助区间（重抽 1000 次，按百分位取）。排名按不同的文档计，n 是问题数。',
  'recall@k：相关文档有多大一部分在前 k 篇；hit@k：前 k 篇里有没有相关文档；MRR、nDCG@10：相关文档排得多靠前。',
  `sentence recall@${quotedPassages}：前 ${quotedPassages} 段原文里有没有能证明答案的句子。`,
  `用时是 whole 找出并读出 ${depth} 段的时间。`,
].join('\n');

/** The figures of all systems for some questions, and how the whole compares with BM25. */
export function formatFigures(title: string, outcomes: readonly Outcome[]): string {
  const rows = measures.flatMap((measure) => toRow(measure, outcomes));
  return [
    `${title}：n = ${outcomes.length}，每题 ${formatTimes(outcomes)}`,
    formatTable([['', ...systemNames], ...rows]),
    formatTable(comparisonRows(outcomes)),
  ].join('\n\n');
}

/** A row of the table; none where no question has what is measured. */
function toRow(measure: Measure, outcomes: readonly Outcome[]): string[][] {
  const columns = systemNames.map((system) => valuesOf(outcomes, system, measure));
  const count = columns[0]?.length ?? 0;
  if (count === 0) return [];
  const name = count === outcomes.length ? measure.name : `${measure.name}（n = ${count}）`;
  return [[name, ...columns.map((values) => formatEstimate(estimate(values, meanOf)))]];
}

function comparisonRows(outcomes: readonly Outcome[]): string[][] {
  const { recallGain, hitGain, errorRatio } = compareWithBm25(outcomes);
  return [
    ['whole 比 BM25 (jieba)，逐题配对', ''],
    ['recall@10 之差', formatEstimate(recallGain, withSign)],
    ['hit@10 之差', formatEstimate(hitGain, withSign)],
    ['错误（1 − hit@10）之比', formatEstimate(errorRatio)],
  ];
}

function formatTimes(outcomes: readonly Outcome[]): string {
  const times = outcomes.map(({ wholeMs }) => wholeMs);
  const [p50, p95] = [50, 95].map((percent) => percentile(times, percent));
  return p50 === undefined || p95 === undefined
    ? missing
    : `p50 ${rounded(p50)} ms、p95 ${rounded(p95)} ms`;
}

function formatEstimate(given: Estimate | undefined, format = toThousandths): string {
  if (!given) return missing;
  const [low, high] = given.interval;
  return `${format(given.value)} [${format(low)}, ${format(high)}]`;
}

function toThousandths(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : '∞';
}

function withSign(value: number): string {
  return value > 0 ? `+${toThousandths(value)}` : toThousandths(value);
}
