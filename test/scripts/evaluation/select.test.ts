import { describe, expect, test } from 'vitest';
import { readFilter, selectCases } from '../../../scripts/evaluation/select.ts';
import { sampleCase } from '../../evaluation/samples.ts';

const facts = { facts: [['1']] };
const cases = [
  sampleCase(facts, { id: 'fig-1', question: '青河大桥全长多少公里？', tags: ['year'] }),
  sampleCase(facts, { id: 'fig-2', question: '总投资２.35亿元？', tags: ['city'] }),
  sampleCase(facts, { id: 'con-1', kind: 'person', session: 's', question: '县长是谁？' }),
  sampleCase(facts, { id: 'con-2', kind: 'followup', session: 's', question: '副县长呢？' }),
];

function idsOf(typed: string | readonly string[] | undefined, limit?: number): string[] {
  const filter = typed === undefined ? undefined : readFilter([typed].flat());
  return selectCases(cases, { filter, limit }).map(({ id }) => id);
}

describe('of a test set', () => {
  test('everything is asked where nothing is said', () => {
    expect(idsOf(undefined)).toEqual(['fig-1', 'fig-2', 'con-1', 'con-2']);
  });

  test.each([
    ['words, in any width', '2.35 总投资', ['fig-2']],
    ['a word of a tag', 'year', ['fig-1']],
    ['a kind', 'kind=figure', ['fig-1', 'fig-2']],
    ['a kind by its label', 'kind=数字，人物', ['fig-1', 'fig-2', 'con-1', 'con-2']],
    ['several tags', 'tag=city,year', ['fig-1', 'fig-2']],
    ['the beginning of an id', 'id=fig-2，nothing', ['fig-2']],
    ['what there is not', 'kind=list', []],
    ['no value', 'kind=', []],
  ])('is asked what has %s', (_, typed, ids) => {
    expect(idsOf(typed)).toEqual(ids);
  });

  test('is asked what meets all filters', () => {
    expect(idsOf(['kind=figure', '总投资'])).toEqual(['fig-2']);
    expect(idsOf(['kind=figure', 'tag=nothing'])).toEqual([]);
  });

  test('a kind that there is none of is refused, with the one that may be meant', () => {
    expect(() => readFilter(['kind=figure,figur'])).toThrow('没有题型 figur，是不是 figure？');
  });

  test('a turn is asked with all turns of its session', () => {
    expect(idsOf('kind=followup')).toEqual(['con-1', 'con-2']);
  });

  test('the first are asked, as many as wanted', () => {
    expect(idsOf(undefined, 3)).toEqual(['fig-1', 'fig-2', 'con-1']);
    expect(idsOf('大桥', 5)).toEqual(['fig-1']);
  });
});
