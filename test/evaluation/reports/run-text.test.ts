import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/answering/answer.ts';
import { toGivenAnswer } from '../../../src/evaluation/answers/from-reply.ts';
import type { CaseRecord } from '../../../src/evaluation/records/run-record.ts';
import { formatFailures, formatScores } from '../../../src/evaluation/reports/run-text.ts';
import { formatTable } from '../../../src/evaluation/reports/table.ts';
import { scoresOf } from '../../../src/evaluation/scores/scores.ts';
import { abstained, answered, replyWith, sampleCase } from '../samples.ts';

const figure = sampleCase({ facts: [['36亿元', '36亿']], articles: ['工业强市浪潮涌'] });
const refusal = sampleCase({ refuse: true, near: ['36亿元'] }, { id: 'two', kind: 'refusal' });

function record(testCase: CaseRecord['testCase'], answer: Answer, fault?: string): CaseRecord {
  const given = toGivenAnswer(replyWith(answer, 20));
  const values = { right: fault === undefined ? 1 : 0, 'latency-p50': 20 };
  return { testCase, given, values, ...(fault === undefined ? {} : { fault }) };
}

function reportOn(cases: CaseRecord[]): string {
  return [formatScores({ scores: scoresOf(cases) }), formatFailures({ cases })].join('\n\n');
}

const headline = { headline: '工业强市浪潮涌', date: '2022-07' };

describe('a report', () => {
  test('gives right answers by kind, every measure that says something, and failures with evidence', () => {
    const cases = [
      record(figure, answered(['利润36亿元。'])),
      record(figure, answered(['利润\n35亿元。'], headline), '缺少：36亿元'),
      record(refusal, abstained),
      { testCase: refusal, values: { right: 0 }, fault: '档案打不开。请重新建档。' },
    ];
    expect(reportOn(cases)).toMatchInlineSnapshot(`
      "题型    题数  答对  正确率    95% 区间
      数字       2     1   50.0%   9.5–90.5%
      应拒答     2     1   50.0%   9.5–90.5%
      合计       4     2   50.0%  15.0–85.0%

      指标      题数     数值           95% 区间
      答对         4    50.0%         15.0–85.0%
      用时 p50     3  20 毫秒  20 毫秒 – 20 毫秒

      失败 2 题：

      one  利润多少？
        应得：36亿元 / 36亿（出处：工业强市浪潮涌）
        实得：利润 35亿元。[1]
        依据：[1] 2022-07 工业强市浪潮涌：利润 35亿元。
        原因：缺少：36亿元

      没有回答 1 题：two
        原因：档案打不开。请重新建档。"
    `);
  });

  test('gives the spread over several runs', () => {
    const cases = [record(figure, answered(['利润36亿元。']))];
    const other = scoresOf([{ ...record(figure, abstained, '应作答而拒答') }]);
    const scores = scoresOf(cases);
    const report = formatScores({ scores, repeats: [scores, other] });
    expect(report).toContain('2 次的范围');
    expect(report).toMatch(/答对 +1 +100\.0% +\S+–100\.0% +0\.0–100\.0%/u);
  });

  test('names the cases that were right in some runs only', () => {
    const scores = scoresOf([]);
    const cases = [
      { ...record(figure, abstained, '应作答而拒答'), rightRuns: 2 },
      { ...record(refusal, abstained), rightRuns: 3 },
      { ...record(refusal, answered(['是。']), '应拒答而作答'), rightRuns: 0 },
    ];
    const report = formatFailures({ cases, repeats: [scores, scores, scores] });
    expect(report).toContain('时对时错 1 题（答对次数）：one 2/3');
  });

  test('on nothing shows no percentages', () => {
    expect(reportOn([])).toMatchInlineSnapshot(`
      "题型  题数  答对  正确率  95% 区间
      合计     0     0       —         —

      指标  题数  数值  95% 区间

      没有失败的题。"
    `);
  });

  test('shows the start of a long answer, on one line', () => {
    const cases = [record(figure, answered([`利润\n${'很'.repeat(300)}`]), '缺少：36亿元')];
    expect(reportOn(cases)).toContain(`  实得：利润 ${'很'.repeat(197)}…\n`);
  });

  test('says what was wanted in place of an answer that readers rejected', () => {
    const rejected = (rejection: string) => sampleCase({ rejected: rejection });
    const again = '读者否定过的回答又出现了';
    const report = reportOn([
      record(rejected('利润36\n亿元。'), answered(['利润36亿元。']), again),
      record(rejected('refusal'), abstained, again),
    ]);
    expect(report).toContain('  应得：别的回答（读者否定了：利润36 亿元。）');
    expect(report).toContain('  应得：作答（读者否定了拒答）');
  });
});

test('a table lines up Chinese and figures', () => {
  const lines = formatTable([
    ['题型', '答对'],
    ['应拒答', '5'],
    ['x', '123456'],
  ]).split('\n');
  expect(lines).toEqual(['题型      答对', '应拒答       5', 'x       123456']);
  expect(new Set(lines.map((line) => stringWidth(line)))).toEqual(new Set([14]));
});
