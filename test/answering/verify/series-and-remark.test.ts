import { describe, expect, it } from 'vitest';
import type { Answered, SeriesValue } from '../../../src/answering/answer.ts';
import type { Verdict } from '../../../src/answering/verify/verdict.ts';
import { verifyAnswer } from '../../../src/answering/verify/verify.ts';
import { describeFailures } from '../../support/describe-failures.ts';
import { articles, citeWhole, earlier, later } from './stories.ts';

const values: readonly SeriesValue[] = [
  { label: '2022年上半年', printed: '94.85亿元', value: 9_485_000_000, marker: 2 },
  { label: '2024年上半年', printed: '109.49亿元', value: 10_949_000_000, marker: 1 },
];

describe('a value of a series', () => {
  it('is supported when its citation prints it', () => {
    expect(seriesVerdicts(values)).toEqual(['supported', 'supported']);
    const [first, ...others] = values;
    const byIssue = first ? [{ ...first, label: '2022年7月' }, ...others] : [];
    expect(seriesVerdicts(byIssue)).toEqual(['supported', 'supported']);
  });

  it.each<[string, Partial<SeriesValue>, Verdict]>([
    ['figure', { printed: '109.94亿元' }, 'number-not-found'],
    ['part of a figure', { printed: '9.49亿元' }, 'number-not-found'],
    ['less exact figure', { printed: '约109.49亿元' }, 'number-not-found'],
    ['value', { value: 10_949_000_001 }, 'value-wrong'],
    ['unit', { printed: '18家', value: 18 }, 'value-wrong'],
    ['period', { label: '2021年上半年' }, 'date-not-found'],
    ['label that is no date', { label: '零售总额' }, 'date-not-found'],
    ['source', { marker: 2 }, 'number-not-found'],
    ['marker', { marker: 7 }, 'unknown-source'],
  ])('is not supported with another %s', (_, changes, verdict) => {
    const changed = values.map((value, at) => (at === 1 ? { ...value, ...changes } : value));
    expect(seriesVerdicts(changed)).toEqual(['supported', verdict]);
    const verification = verifyAnswer(answerOf({ series: changed }), articles);
    expect(verification.isSupported).toBe(false);
    expect(describeFailures(answerOf({ series: changed }), verification).join()).toContain(verdict);
  });
});

describe('a remark', () => {
  it.each(['两个数字的口径可能不同', '两份报道说法不一', '统计范围或有变化'])(
    'may say %s',
    (remark) => {
      expect(verifyAnswer(answerOf({ remark }), articles)).toMatchObject({
        remark: 'supported',
        isSupported: true,
      });
    },
  );

  it.each(['另有18家企业', '2024年口径有变', '上半年口径有变', '市长周文斌说法不同', '第3次统计'])(
    'may not say %s',
    (remark) => {
      expect(verifyAnswer(answerOf({ remark }), articles)).toMatchObject({
        remark: 'remark-states-fact',
        isSupported: false,
      });
    },
  );
});

function seriesVerdicts(series: readonly SeriesValue[]): readonly Verdict[] {
  return verifyAnswer(answerOf({ series }), articles).series;
}

function answerOf(parts: Partial<Answered>): Answered {
  const statements = [{ text: '零售总额109.49亿元，94.85亿元。', markers: [1, 2] }];
  const citations = [citeWhole(later, 1), citeWhole(earlier, 2)];
  return { status: 'answered', statements, citations, ...parts };
}
