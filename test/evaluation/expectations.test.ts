import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Case, readCases } from '../../src/evaluation/cases/cases.ts';
import { containsFact, factAccuracy } from '../../src/evaluation/measures/facts.ts';
import { foldForComparison } from '../../src/language/normalize.ts';

const folder = join(import.meta.dirname, '../qa');
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
const cases = readCases(files.map((name) => join(folder, name)));

function factsOf({ expect }: Case): readonly (readonly string[])[] {
  return expect.refuse ? [] : (expect.facts ?? []);
}

/** The alternatives of which something holds, each with the id of its case. */
function alternativesWhere(holds: (alternative: string, one: Case) => boolean): string[] {
  return cases.flatMap((one) => {
    const found = factsOf(one).flat();
    return found.filter((text) => holds(text, one)).map((text) => `${one.id}: ${text}`);
  });
}

/** 是不是 asks, and denies nothing. */
function statedIn(question: string, alternative: string): boolean {
  return containsFact(question.replaceAll('是不是', '是否'), [alternative]);
}

/** A comparison asks about sides that it names, and an answer has to say which figure is whose. */
function namesSide({ kind }: Case, alternative: string): boolean {
  return kind === 'comparison' && /^\d{4}年$/u.test(alternative);
}

function shareOfFacts(id: string, answer: string): number {
  const one = cases.find((each) => each.id === id);
  expect(one, id).toBeDefined();
  return factAccuracy([answer], one ? factsOf(one) : []);
}

describe('what the test set expects', () => {
  test('is read from every file', () => {
    expect(cases.filter((one) => factsOf(one).length > 0).length).toBeGreaterThan(300);
  });

  test('is never a bare integer of one to three digits, which any figure of another thing holds', () => {
    const isBare = (text: string) => /^\d{1,3}$/u.test(foldForComparison(text));
    expect(alternativesWhere(isBare)).toEqual([]);
  });

  test('is never a single character, which other words hold: 否 stands in 是否', () => {
    const isSingle = (text: string) => [...foldForComparison(text)].length === 1;
    expect(alternativesWhere(isSingle)).toEqual([]);
  });

  test('is not given away by the question, but for the years that a comparison is between', () => {
    const isGivenAway = (text: string, one: Case) =>
      statedIn(one.question, text) && !namesSide(one, text);
    expect(alternativesWhere(isGivenAway)).toEqual([]);
  });

  test('holds in a comparison two figures or offices, and what comes of them or whose they are', () => {
    const comparisons = cases.filter(({ kind }) => kind === 'comparison');
    expect(comparisons.length).toBeGreaterThan(0);
    expect(comparisons.filter((one) => factsOf(one).length < 3).map(({ id }) => id)).toEqual([]);
  });

  test.each([
    ['cmp-006', '2022年与2021年相同：2021年2.5亿元，2022年目标3.2亿元'],
    ['cmp-007', '2024年上半年快：2022年上半年只有12%，2024年上半年为11.8%'],
    ['cmp-007', '2024年上半年快0.2个百分点：2022年上半年12%，2024年上半年11.8%'],
    ['cmp-008', '玖龙纸业更多：玖龙纸业18亿元，华中生态铝示范产业园20亿元'],
    ['cmp-010', '2022年更快：2022年上半年4.2%，2024年上半年5.9%'],
    ['aft-b-053', '市级示范村多：市级23个，乡镇级69个'],
    ['cut-a-009', '12家企业'],
    ['aft-a-048', '是否由聂良平主持，报道里写的是韩旭'],
    ['yn-011', '韩旭参加会议，聂良平不在场'],
    ['trap-063', '是的，玖龙纸业2022年已经实现年利润36亿元'],
  ])('of %s does not hold in a wrong answer: %s', (id, answer) => {
    expect(shareOfFacts(id, answer)).toBeLessThan(1);
  });

  test.each([
    ['cmp-006', '高0.7亿元：2021年2.5亿元，2022年目标3.2亿元'],
    ['cmp-006', '高7000万元，从2.5亿元到3.2亿元'],
    ['cmp-007', '2022年上半年快：12%，2024年上半年为11.8%'],
    ['cmp-007', '2022年上半年更快：12%，2024年上半年为11.8%'],
    ['cmp-007', '2022年上半年12%，比2024年上半年的11.8%高0.2个百分点'],
    ['cmp-008', '产业园更多：玖龙纸业18亿元，产业园20亿元'],
    ['cmp-010', '2024年更快：2022年上半年4.2%，2024年上半年5.9%'],
    ['cut-a-009', '12 位'],
    ['aft-a-048', '不是，是韩旭'],
    ['yn-011', '在场，会议由聂良平主持'],
    ['trap-063', '没有，36亿元是建成后的预计'],
  ])('of %s holds in a right answer: %s', (id, answer) => {
    expect(shareOfFacts(id, answer)).toBe(1);
  });
});
