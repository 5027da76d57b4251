import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toEntries } from '../../../../src/evaluation/reports/page/app/cases/entries.ts';
import { CaseFilter } from '../../../../src/evaluation/reports/page/app/cases/filters.ts';
import {
  fromHash,
  toHash,
  type View,
  wholeView,
} from '../../../../src/evaluation/reports/page/app/cases/view.ts';
import { toPageData } from '../../../../src/evaluation/reports/page/page-data.ts';
import { comparedInput, record, sampleInput, sampleRun } from './sample-input.ts';

const entries = toEntries(toPageData(comparedInput()));
const filter = new CaseFilter(entries);
const ids = (view: Partial<View>) => filter.select({ ...wholeView, ...view }).map(({ id }) => id);

describe('the list of cases', () => {
  it('has failures first, and the order of the test set otherwise', () => {
    expect(ids({})).toEqual(['broken', 'bridge', 'milk', 'turn-1', 'turn-2', 'moon']);
  });

  it('knows the turns before a question of a session', () => {
    const turns = entries.find(({ id }) => id === 'turn-2')?.turns;
    expect(turns?.map(({ testCase }) => testCase.id)).toEqual(['turn-1']);
  });

  it('tells a case that is right in some runs only', () => {
    const run = sampleRun([record('one', { rightRuns: 2 }), record('two', { rightRuns: 3 })]);
    const repeated = { ...run, settings: { ...run.settings, repeat: 3 } };
    expect(toEntries({ run: repeated }).map(({ result }) => result)).toEqual(['unsteady', 'right']);
  });

  it('knows nothing of changes without a comparison', () => {
    const alone = toEntries(toPageData(sampleInput()));
    expect(alone.every(({ change }) => change === undefined)).toBe(true);
  });
});

describe('a filter', () => {
  it.each([
    [{ kind: 'refusal' }, ['moon']],
    [{ tag: 'town' }, ['bridge']],
    [{ result: 'failed' }, ['broken']],
    [{ result: 'wrong' }, ['bridge']],
    [{ change: 'better' }, ['milk']],
    [{ change: 'worse' }, ['bridge']],
    [{ confidence: 'abstained' }, ['moon']],
    [{ search: '月亮 上' }, ['moon']],
    [{ search: 'TURN-2' }, ['turn-2']],
    [{ search: '连接超时' }, ['broken']],
    [{ search: '没有提到桥' }, ['bridge']],
    [{ kind: 'figure', result: 'right', search: '供应' }, ['turn-1']],
    [{ kind: 'figure', tag: 'town' }, []],
  ] as const)('leaves what it asks for: %j', (view, left) => {
    expect(ids(view)).toEqual(left);
  });

  it('counts what each of its values would leave under the other filters', () => {
    const counts = filter.counts({ ...wholeView, result: 'right', kind: 'refusal' }, 'kind');
    expect([...counts]).toEqual([
      ['figure', 2],
      ['followup', 1],
      ['refusal', 1],
    ]);
  });
});

describe('the address', () => {
  it('asks for a case by its id alone, also where it is not encoded rightly', () => {
    expect(fromHash('#fig-%E4%B8%80').opened).toBe('fig-一');
    expect(fromHash('#100%').opened).toBe('100%');
  });

  it('is empty for the whole view', () => {
    expect(toHash(wholeView)).toBe('');
    expect(fromHash('')).toEqual(wholeView);
  });

  it('gives back every view', () => {
    const unit = fc.constantFrom('甲', '😀', 'a', '=', '&', '#', '%', '+', ' ', '\n');
    const word = fc.string({ unit, maxLength: 6 });
    const views = fc.record({
      search: word,
      kind: word,
      tag: word,
      result: word,
      change: word,
      confidence: word,
      opened: word,
    });
    fc.assert(
      fc.property(views, (view) => {
        expect(fromHash(`#${toHash(view)}`)).toEqual(view);
      }),
    );
  });
});
