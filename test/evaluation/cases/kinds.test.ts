import { describe, expect, test } from 'vitest';
import { caseKinds, kindLabel, unknownKind } from '../../../src/evaluation/cases/kinds.ts';
import type { AnswerKind } from '../../../src/language/question.ts';

/** All of them, which the compiler sees to. */
const answerKinds: Readonly<Record<AnswerKind, true>> = {
  figure: true,
  date: true,
  office: true,
  person: true,
  place: true,
  organisation: true,
  reason: true,
  definition: true,
  'yes-no': true,
  comparison: true,
  list: true,
  statement: true,
  summary: true,
  other: true,
};

describe('caseKinds', () => {
  test('holds every kind of answer, by which cases made from feedback are named', () => {
    expect(caseKinds).toEqual(expect.arrayContaining(Object.keys(answerKinds)));
  });

  test('has a short Chinese label of its own for each', () => {
    const shown = caseKinds.map(kindLabel);
    expect(new Set(shown).size).toBe(caseKinds.length);
    for (const label of shown) expect(label).toMatch(/^\p{Script=Han}{2,4}$/u);
  });
});

describe('kindLabel', () => {
  test('shows a kind that is not in the list under its own name', () => {
    expect(kindLabel('weather')).toBe('weather');
  });
});

describe('unknownKind', () => {
  test.each([
    ['yesno', 'yes-no'],
    ['follow-up', 'followup'],
    ['Figure', 'figure'],
    ['organization', 'organisation'],
    ['lst', 'list'],
  ])('takes %s for %s', (kind, meant) => {
    expect(unknownKind(kind)).toBe(`没有题型 ${kind}，是不是 ${meant}？`);
  });

  test.each(['weather', 'xyz', ''])('names all kinds where “%s” is like none', (kind) => {
    expect(unknownKind(kind)).toBe(`没有题型 ${kind}，可用：${caseKinds.join('、')}`);
  });
});
