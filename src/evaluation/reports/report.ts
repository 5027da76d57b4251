import { answerText } from '../../answering/answer.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Expectation } from '../cases/cases.ts';
import { rejectedRefusal } from '../judging/rejection.ts';
import { refusalScores } from '../measures/refusals.ts';
import type { CaseResult } from '../running/run.ts';
import { percentile } from '../statistics/percentile.ts';
import { type Proportion, proportionOf, wilsonInterval } from '../statistics/proportion.ts';
import { formatTable } from './table.ts';

/**
 * The results as plain text: scores by kind, refusals, answers that readers rejected, time taken, and
 * every failure. Of a rejected answer nobody knows the right one, so it counts for itself alone.
 */
export function formatReport(results: readonly CaseResult[]): string {
  const scored = results.filter((result) => !isOfRejected(result));
  const rejected = results.filter(isOfRejected);
  const sections = [
    scoreTable(scored),
    refusalLines(scored),
    confidenceLines(scored),
    ...(rejected.length > 0 ? [rejectionLines(rejected)] : []),
    latencyLine(results),
  ];
  return [...sections, failureList(results)].join('\n\n');
}

function isOfRejected({ testCase }: CaseResult): boolean {
  return testCase.expect.rejected !== undefined;
}

const header = ['题型', '题数', '答对', '正确率', '95% 区间'];

function scoreTable(results: readonly CaseResult[]): string {
  const kinds = [...new Set(results.map(({ testCase }) => testCase.kind))];
  const rows = kinds.map((kind) => {
    const ofKind = results.filter(({ testCase }) => testCase.kind === kind);
    return scoreRow(kindNames.get(kind) ?? kind, ofKind);
  });
  return formatTable([header, ...rows, scoreRow('合计', results)]);
}

/** The kinds of the scripted cases; another kind appears under its own name. */
const kindNames = new Map([
  ['figure', '数字'],
  ['person', '人物'],
  ['office', '职务'],
  ['date', '时间'],
  ['place', '地点'],
  ['organisation', '单位'],
  ['list', '列举'],
  ['statement', '陈述'],
  ['definition', '释义'],
  ['reason', '原因'],
  ['comparison', '比较'],
  ['yesno', '是非'],
  ['summary', '概括'],
  ['paraphrase', '换说法'],
  ['typo', '错别字'],
  ['traditional', '繁体'],
  ['followup', '追问'],
  ['refusal', '应拒答'],
  ['chitchat', '闲聊'],
]);

function scoreRow(name: string, results: readonly CaseResult[]): string[] {
  const right = proportionOf(results, ({ fault }) => fault === undefined);
  return [name, `${right.total}`, `${right.hits}`, share(right), interval(right)];
}

function refusalLines(results: readonly CaseResult[]): string {
  const { precision, recall } = refusalScores(
    results.map(({ testCase, reply }) => ({
      expected: testCase.expect.refuse === true,
      refused: reply?.answer.status === 'abstained',
    })),
  );
  return formatTable([
    ['拒答', '次数', '正确', '比率', '95% 区间'],
    ['精确率', `${precision.total}`, `${precision.hits}`, share(precision), interval(precision)],
    ['召回率', `${recall.total}`, `${recall.hits}`, share(recall), interval(recall)],
  ]);
}

/** How often answers of each confidence were right; whether one should have been given counts too. */
function confidenceLines(results: readonly CaseResult[]): string {
  const rows = confidences.map(([confidence, name]) => {
    const given = results.filter(
      ({ reply }) => reply?.answer.status === 'answered' && reply.answer.confidence === confidence,
    );
    const right = proportionOf(given, ({ fault }) => fault === undefined);
    return [name, `${right.total}`, `${right.hits}`, share(right), interval(right)];
  });
  return formatTable([['可信度', '次数', '答对', '比率', '95% 区间'], ...rows]);
}

const confidences = [
  ['certain', '确定'],
  ['likely', '较可能'],
] as const;

function rejectionLines(rejected: readonly CaseResult[]): string {
  const refusals = rejected.filter(({ testCase }) => testCase.expect.rejected === rejectedRefusal);
  const answers = rejected.filter((result) => !refusals.includes(result));
  return formatTable([
    ['读者否定', '题数', '已改', '比率', '95% 区间'],
    scoreRow('回答', answers),
    scoreRow('拒答', refusals),
  ]);
}

function latencyLine(results: readonly CaseResult[]): string {
  const times = results.flatMap(({ reply }) => (reply ? [reply.elapsedMs] : []));
  const [median, high] = [percentile(times, 50), percentile(times, 95)].map(milliseconds);
  return `用时：p50 ${median}，p95 ${high}（${times.length} 题）`;
}

function failureList(results: readonly CaseResult[]): string {
  const failures = results.filter(({ fault }) => fault !== undefined);
  if (failures.length === 0) return '没有失败的题。';
  return [`失败 ${failures.length} 题：`, ...failures.map(formatFailure)].join('\n\n');
}

function formatFailure({ testCase, reply, fault = '' }: CaseResult): string {
  return [
    `${testCase.id}  ${testCase.question}`,
    `  应得：${expected(testCase.expect)}`,
    `  实得：${received(reply)}`,
    `  原因：${fault}`,
  ].join('\n');
}

function expected(expect: Expectation): string {
  if (expect.rejected === rejectedRefusal) return '作答（读者否定了拒答）';
  if (expect.rejected !== undefined) return `别的回答（读者否定了：${toLine(expect.rejected)}）`;
  if (expect.refuse) return expect.near ? `拒答（相近：${expect.near.join('、')}）` : '拒答';
  const facts = expect.facts.map((alternatives) => alternatives.join(' / ')).join('；');
  return expect.articles ? `${facts}（出处：${expect.articles.join('、')}）` : facts;
}

function received(reply: Reply | undefined): string {
  return reply ? toLine(answerText(reply.answer)) : '没有回答';
}

const longestShown = 200;

/** The start of a text, on one line. */
function toLine(text: string): string {
  const characters = [...text.replace(/\s+/gu, ' ')];
  if (characters.length <= longestShown) return characters.join('');
  return `${characters.slice(0, longestShown).join('')}…`;
}

const noValue = '—';

function share({ hits, total }: Proportion): string {
  return total === 0 ? noValue : percent(hits / total);
}

function interval(proportion: Proportion): string {
  return proportion.total === 0 ? noValue : wilsonInterval(proportion).map(percent).join(' – ');
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)}%`;
}

function milliseconds(value: number | undefined): string {
  return value === undefined ? noValue : `${Math.round(value)} 毫秒`;
}
