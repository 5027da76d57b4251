import stringWidth from 'fast-string-width';
import { expect, test } from 'vitest';
import { formatReport } from '../../../src/evaluation/reports/report.ts';
import { formatTable } from '../../../src/evaluation/reports/table.ts';
import type { CaseResult } from '../../../src/evaluation/running/run.ts';
import { abstained, answered, replyWith, sampleCase } from '../samples.ts';

const figure = sampleCase({ facts: [['36亿元', '36亿']], articles: ['工业强市浪潮涌'] });
const refusal = sampleCase({ refuse: true, near: ['36亿元'] }, { id: 'two', kind: 'refusal' });

const results: CaseResult[] = [
  { testCase: figure, reply: replyWith(answered(['利润36亿元。']), 10) },
  { testCase: figure, reply: replyWith(abstained, 30), fault: '应作答而拒答' },
  { testCase: refusal, reply: replyWith(abstained, 20) },
  { testCase: refusal, fault: '档案打不开。请重新建档。' },
];

test('a report gives scores by kind, refusals, time and failures', () => {
  expect(formatReport(results)).toMatchInlineSnapshot(`
    "题型    题数  答对  正确率       95% 区间
    数字       2     1   50.0%   9.5% – 90.5%
    应拒答     2     1   50.0%   9.5% – 90.5%
    合计       4     2   50.0%  15.0% – 85.0%

    拒答    次数  正确   比率      95% 区间
    精确率     2     1  50.0%  9.5% – 90.5%
    召回率     2     1  50.0%  9.5% – 90.5%

    可信度  次数  答对  比率  95% 区间
    确定       0     0     —         —
    较可能     0     0     —         —

    用时：p50 20 毫秒，p95 30 毫秒（3 题）

    失败 2 题：

    one  利润多少？
      应得：36亿元 / 36亿（出处：工业强市浪潮涌）
      实得：报上没有说到。
      原因：应作答而拒答

    two  利润多少？
      应得：拒答（相近：36亿元）
      实得：没有回答
      原因：档案打不开。请重新建档。"
  `);
});

test('answers that readers rejected count for themselves alone', () => {
  const rejected = (rejection: string) =>
    sampleCase({ rejected: rejection }, { id: 'feedback-a', kind: 'date' });
  const certain = { ...answered(['利润36亿元。']), confidence: 'certain' } as const;
  const again = '读者否定过的回答又出现了';
  const ofRejected: CaseResult[] = [
    { testCase: rejected('35亿元'), reply: replyWith(certain, 10) },
    { testCase: rejected('利润36\n亿元。'), reply: replyWith(certain, 10), fault: again },
    { testCase: rejected('refusal'), reply: replyWith(abstained, 10), fault: again },
  ];
  const [scores, refusals, confidence, rejection, , ...failures] = formatReport([
    ...results,
    ...ofRejected,
  ]).split('\n\n');
  expect([scores, refusals, confidence]).toEqual(formatReport(results).split('\n\n').slice(0, 3));
  expect(rejection).toMatchInlineSnapshot(`
    "读者否定  题数  已改   比率      95% 区间
    回答         2     1  50.0%  9.5% – 90.5%
    拒答         1     0   0.0%  0.0% – 79.3%"
  `);
  expect(failures.slice(-2).join('\n')).toMatchInlineSnapshot(`
    "feedback-a  利润多少？
      应得：别的回答（读者否定了：利润36 亿元。）
      实得：利润36亿元。[1]
      原因：读者否定过的回答又出现了
    feedback-a  利润多少？
      应得：作答（读者否定了拒答）
      实得：报上没有说到。
      原因：读者否定过的回答又出现了"
  `);
});

test('a report on nothing shows no percentages', () => {
  expect(formatReport([])).toMatchInlineSnapshot(`
    "题型  题数  答对  正确率  95% 区间
    合计     0     0       —         —

    拒答    次数  正确  比率  95% 区间
    精确率     0     0     —         —
    召回率     0     0     —         —

    可信度  次数  答对  比率  95% 区间
    确定       0     0     —         —
    较可能     0     0     —         —

    用时：p50 —，p95 —（0 题）

    没有失败的题。"
  `);
});

test('a failure shows the start of a long answer, on one line', () => {
  const reply = replyWith(answered([`利润\n${'很'.repeat(300)}`]));
  const report = formatReport([{ testCase: figure, reply, fault: '缺少：36亿元' }]);
  expect(report).toContain(`  实得：利润 ${'很'.repeat(197)}…\n`);
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
