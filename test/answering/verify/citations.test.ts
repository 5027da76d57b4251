import { describe, expect, it } from 'vitest';
import type { Citation } from '../../../src/answering/answer.ts';
import type { Verdict } from '../../../src/answering/verify/verdict.ts';
import { verifyAnswer } from '../../../src/answering/verify/verify.ts';
import { articles, citeWhole, citeWords, earlier, later } from './stories.ts';

const cited = citeWhole(later, 1);

describe('what a citation says of its source', () => {
  it.each<[string, Partial<Citation>, Verdict]>([
    ['file', { source: 'other.txt' }, 'wrong-source'],
    ['headline', { headline: '清河市上半年经济' }, 'wrong-headline'],
    ['newspaper', { publication: '青河日报' }, 'wrong-publication'],
    ['section', { section: '副刊' }, 'wrong-section'],
    ['date', { date: '2024-09' }, 'wrong-date'],
    ['precision of the date', { datePrecision: 'day' }, 'wrong-date'],
    ['first line', { lines: [1, 2] }, 'wrong-lines'],
    ['last line', { lines: [2, 3] }, 'wrong-lines'],
  ])('is not believed when it gives another %s', (_, changes, verdict) => {
    expect(verdictsOn([{ ...cited, ...changes }])).toEqual([verdict]);
  });

  it('is not believed when it leaves out what is known', () => {
    const { headline: _, ...withoutHeadline } = cited;
    expect(verdictsOn([withoutHeadline])).toEqual(['wrong-headline']);
  });
});

describe('a citation', () => {
  it('may not cut a number in two', () => {
    expect(verdictsOn([citeWords(later, 1, '09.49亿元', '第一')])).toEqual(['quote-cut']);
    expect(verdictsOn([citeWords(later, 1, '上半年', '109.4')])).toEqual(['quote-cut']);
    expect(verdictsOn([citeWords(later, 1, '上半年', '109')])).toEqual(['quote-cut']);
    expect(verdictsOn([citeWords(later, 1, '109.49亿元', '第一')])).toEqual(['supported']);
  });

  it('has a marker of its own, from 1', () => {
    const other = citeWhole(earlier, 1);
    expect(verdictsOn([cited, other])).toEqual(['supported', 'wrong-marker']);
    expect(verdictsOn([{ ...cited, marker: 0 }])).toEqual(['wrong-marker']);
    expect(verdictsOn([{ ...cited, marker: 1.5 }])).toEqual(['wrong-marker']);
  });

  it('is shown only when something rests on it', () => {
    const answer = {
      status: 'answered' as const,
      statements: [{ text: '新增企业18家。', markers: [1] }],
      citations: [cited, citeWhole(earlier, 2)],
    };
    expect(verifyAnswer(answer, articles).citations).toEqual(['supported', 'unused']);
    expect(verifyAnswer(answer, articles).isSupported).toBe(false);
  });

  it('does not begin before its article', () => {
    const span = { start: -5, end: later.text.length };
    expect(verdictsOn([{ ...cited, quote: later.text.slice(-5), span }])).toEqual([
      'quote-not-found',
    ]);
  });
});

function verdictsOn(citations: readonly Citation[]): readonly Verdict[] {
  const statements = citations.map(({ marker }) => ({ text: '如下。', markers: [marker] }));
  return verifyAnswer({ status: 'answered', statements, citations }, articles).citations;
}
