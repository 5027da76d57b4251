import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Computation } from '../../../src/answering/answer.ts';
import { compute, onlyQuantity } from '../../../src/answering/verify/computation.ts';
import { verifyAnswer } from '../../../src/answering/verify/verify.ts';
import { articles, citeWhole, earlier, later } from './stories.ts';

describe('computing', () => {
  it.each([
    ['94.85亿元', '109.49亿元', 1_464_000_000, 15.4349],
    ['109.49亿元', '94.85亿元', -1_464_000_000, -13.371],
    ['62.1%', '62.4%', 0.3, undefined],
    ['1.1倍', '3.3倍', 2.2, undefined],
    ['18家', '18家', 0, 0],
    ['0家', '18家', 18, undefined],
    ['9500万元', '1亿元', 5_000_000, 5.2632],
  ])('%s and %s differ cleanly', (from, to, difference, percent) => {
    const result = computed(from, to);
    expect(result?.difference).toBe(difference);
    if (percent === undefined) expect(result?.percent).toBeUndefined();
    else expect(result?.percent).toBeCloseTo(percent, 3);
  });

  it.each([
    ['18家', '18%'],
    ['第3位', '第5位'],
    ['约36亿元', '40亿元'],
    ['36亿元', '3至4亿元'],
  ])('%s and %s cannot be compared', (from, to) => {
    expect(computed(from, to)).toBeUndefined();
  });

  it('never leaves the dust of binary fractions', () => {
    const hundredths = fc.integer({ min: 1, max: 99_999_999 });
    fc.assert(
      fc.property(hundredths, hundredths, (from, to) => {
        const percents = computed(`${from / 100}%`, `${to / 100}%`);
        expect(percents?.difference).toBe((to - from) / 100);
        const sums = computed(`${from / 100}万元`, `${to / 100}万元`);
        expect(sums?.difference).toBe((to - from) * 100);
      }),
    );
  });
});

const computation: Computation = {
  from: { printed: '94.85亿元', marker: 2 },
  to: { printed: '109.49亿元', marker: 1 },
};

describe('a computed statement', () => {
  it.each([
    '2024年上半年比2022年上半年多14.64亿元（由两数算出）。',
    '2024年上半年零售总额109.49亿元，比2022年上半年的94.85亿元多14.64亿元，增长15.4%（由两数算出）。',
    '零售总额从2022年上半年的94.85亿元增加到2024年上半年的109.49亿元，增加了14.64亿元（由两数算出）。',
    '109.49亿元和94.85亿元相差14.64亿元（由两数算出）。',
    '2024年109.49亿元比2022年94.85亿元多15.43%（由两数算出）。',
  ])('is supported: %s', (text) => {
    expect(verdictOn(text)).toBe('supported');
  });

  it.each([
    ['a wrong difference', '2024年上半年比2022年上半年多14.63亿元（由两数算出）。'],
    ['another scale', '2024年上半年比2022年上半年多14.64万元（由两数算出）。'],
    ['a wrong percentage', '2024年上半年比2022年上半年多15.5%（由两数算出）。'],
    ['points for a percentage', '2024年上半年比2022年上半年多15.4个百分点（由两数算出）。'],
    ['the wrong direction', '2024年上半年比2022年上半年少14.64亿元（由两数算出）。'],
    ['no direction', '109.49亿元比94.85亿元14.64亿元（由两数算出）。'],
    ['the operands exchanged', '94.85亿元比109.49亿元多14.64亿元（由两数算出）。'],
    ['the beginning as the end', '从109.49亿元增加到94.85亿元，增加14.64亿元（由两数算出）。'],
    ['a third figure', '109.49亿元比94.85亿元多14.64亿元，共18家（由两数算出）。'],
    ['no result', '109.49亿元，94.85亿元（由两数算出）。'],
    ['not that it was computed', '109.49亿元比94.85亿元多14.64亿元。'],
  ])('is wrong with %s', (_, text) => {
    expect(verdictOn(text)).toBe('computation-wrong');
  });

  it.each([
    '2022年上半年比2024年上半年多14.64亿元（由两数算出）。',
    '2022年上半年的109.49亿元比2024年上半年的94.85亿元多14.64亿元（由两数算出）。',
    '2024年上半年的109.49亿元比2023年上半年的94.85亿元多14.64亿元（由两数算出）。',
  ])('does not exchange the periods: %s', (text) => {
    expect(verdictOn(text)).toBe('date-not-found');
  });

  it('rests on figures that are printed, in citations that it names', () => {
    const text = '多14.64亿元（由两数算出）。';
    const to = { printed: '109.94亿元', marker: 1 };
    expect(verdictOn(text, { ...computation, to })).toBe('number-not-found');
    const moved = { printed: '109.49亿元', marker: 2 };
    expect(verdictOn(text, { ...computation, to: moved })).toBe('number-not-found');
  });

  it('gives the difference of percentages in points', () => {
    const ofGrowth = {
      from: { printed: '4.2%', marker: 2 },
      to: { printed: '5.9%', marker: 1 },
    };
    expect(verdictOn('5.9%比4.2%快1.7个百分点（由两数算出）。', ofGrowth)).toBe('supported');
    expect(verdictOn('5.9%比4.2%快1.7%（由两数算出）。', ofGrowth)).toBe('computation-wrong');
  });
});

function verdictOn(text: string, given: Computation = computation) {
  const statements = [{ text, markers: [1, 2], computation: given }];
  const citations = [citeWhole(later, 1), citeWhole(earlier, 2)];
  const answer = { status: 'answered' as const, statements, citations };
  return verifyAnswer(answer, articles, { wordsMustStand: true }).statements[0];
}

function computed(from: string, to: string) {
  const [first, second] = [onlyQuantity(from), onlyQuantity(to)];
  if (!first || !second) throw new Error(`${from} and ${to} are no figures.`);
  return compute(first, second);
}
