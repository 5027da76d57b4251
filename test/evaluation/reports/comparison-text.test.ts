import { describe, expect, test } from 'vitest';
import { compareRuns } from '../../../src/evaluation/comparison/compare.ts';
import type { RunRecord } from '../../../src/evaluation/records/run-record.ts';
import { formatComparison } from '../../../src/evaluation/reports/comparison-text.ts';
import { allMeasures } from '../../../src/evaluation/scores/traits.ts';
import { sampleGiven, sampleRecord, sampleRun } from '../records/sample-run.ts';

function format(before: Partial<RunRecord>, after: Partial<RunRecord>): string {
  const [one, other] = [sampleRun(before), sampleRun(after)];
  return formatComparison(compareRuns(one, other, allMeasures), allMeasures, one, other);
}

function recordOf(id: string, text: string, fault?: string) {
  const isRight = fault === undefined;
  return sampleRecord({
    testCase: { id },
    given: sampleGiven(text),
    ...(isRight ? {} : { fault }),
    values: { right: isRight ? 1 : 0, 'wrong-period': isRight ? 0 : 1, 'latency-p50': text.length },
  });
}

const before = {
  cases: [
    recordOf('a', '利润3亿元。', '缺少：36亿元'),
    recordOf('b', '利润36亿元。'),
    recordOf('c', '利润6亿元。', '缺少：36亿元'),
    recordOf('d', '利润36亿元。'),
    recordOf('gone', '利润36亿元。'),
  ],
};
const after = {
  startedAt: '2024-06-01T00:00:00.000Z',
  cases: [
    recordOf('a', '利润36亿元。'),
    recordOf('b', '利润\n63亿元。', '缺少：36亿元'),
    recordOf('c', '利润36亿元。'),
    recordOf('d', '共36亿元。'),
  ],
};

describe('a comparison as text', () => {
  test('has the measures, and what got better and worse case by case', () => {
    expect(format(before, after)).toMatchInlineSnapshot(`
      "之前：2024-05-06 07:08 UTC，reader，提交 abc1234
      之后：2024-06-01 00:00 UTC，reader，提交 abc1234

      指标                题数    之前    之后            差别           95% 区间      p
      答对                   4   50.0%   75.0%  +25.0 个百分点     −50.0 – +100.0  1.000
      年份错（低为好）       4   50.0%   25.0%  −25.0 个百分点     −100.0 – +50.0  1.000
      用时 p50（低为好）     4  6 毫秒  7 毫秒         +1 毫秒  −1 毫秒 – +1 毫秒      —
      只比两次都问过的题，题数是其中有一次算分的；检验了 2 项，p 没有为此校正。

      题型  题数  之前答对  之后答对  变好  变坏
      数字     4         2         3     2     1

      变好 2 题：

      a  利润多少？
        之前：利润3亿元。[1]（错：缺少：36亿元）
        之后：利润36亿元。[1]（对）

      c  利润多少？
        之前：利润6亿元。[1]（错：缺少：36亿元）
        之后：利润36亿元。[1]（对）

      变坏 1 题：

      b  利润多少？
        之前：利润36亿元。[1]（对）
        之后：利润 63亿元。[1]（错：缺少：36亿元）

      对错没变而回答不同：1 题（d）
      只有之前问过：1 题（gone）"
    `);
  });

  test('takes one line where nothing but the time differs', () => {
    const [one, other] = [20, 90].map((milliseconds) => ({
      cases: [sampleRecord({ values: { right: 1, 'latency-p50': milliseconds } })],
    }));
    expect(
      format(one ?? {}, other ?? {})
        .split('\n')
        .slice(2),
    ).toEqual(['', '可比的 1 题，回答和得分都没有差别。']);
  });

  test('does not call runs equal whose measures differ by case and not in sum', () => {
    const withRecall = (id: string, recall: number) =>
      sampleRecord({ testCase: { id }, values: { right: 1, 'recall-at-1': recall } });
    const text = format(
      { cases: [withRecall('a', 0), withRecall('b', 1)] },
      { cases: [withRecall('a', 1), withRecall('b', 0)] },
    );
    expect(text).toContain('检索召回@1');
    expect(text).toContain('没有变好或变坏的题。');
  });

  test('says that there is nothing to compare', () => {
    const other = { cases: [sampleRecord({ testCase: { question: '收入多少？' } })] };
    expect(format({}, other)).toMatch(/没有可比的题。\n\n题目改过，没有比：1 题（one）$/u);
  });

  test('warns where archive or settings differ, and where files differ from the commit', () => {
    const { archive, settings, program } = sampleRun();
    const text = format(
      {},
      {
        archive: { ...archive, articles: 6, sha256: 'f'.repeat(64), embeddingModel: 'other' },
        settings: { ...settings, repeat: 3, filter: 'kind=figure', limit: 5 },
        program: { ...program, isChanged: true },
      },
    );
    expect(text.split('\n').slice(0, 7)).toEqual([
      '之前：2024-05-06 07:08 UTC，reader，提交 abc1234',
      '之后：2024-05-06 07:08 UTC，reader，提交 abc1234（另有改动）',
      '注意：档案的内容不同：之前 5 篇（2222222），之后 6 篇（fffffff）。',
      '注意：嵌入模型不同：之前 builtin，之后 other。',
      '注意：筛选不同：之前 无，之后 kind=figure。',
      '注意：题数上限不同：之前 无，之后 5。',
      '注意：遍数不同：之前 1，之后 3。',
    ]);
  });

  test('gives p-values with three digits, and tiny ones as such', () => {
    const many = (fault?: string) => ({
      cases: Array.from({ length: 12 }, (_, index) => recordOf(`${index}`, '利润36亿元。', fault)),
    });
    expect(format(many('错'), many())).toMatch(/答对 +12 +0\.0% +100\.0% .* < 0\.001\n/u);
    expect(format(before, after)).toMatch(/答对 .* 1\.000\n/u);
  });

  test('is cut to one line where an answer is long, and safe for a terminal', () => {
    const long = `\u001b[2J\u202e利润${'很'.repeat(300)}多`;
    const text = format(
      { cases: [recordOf('a', '利润36亿元。')] },
      { cases: [recordOf('a', long, '错')] },
    );
    const shown = text.split('\n').find((line) => line.startsWith('  之后：'));
    expect(shown).toMatch(/^ {2}之后：\ufffd\[2J\ufffd利润很{193}…（错：错）$/u);
    expect(text).not.toMatch(/\u001b|\u202e/u);
  });
});
