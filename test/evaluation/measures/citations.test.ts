import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citationScores } from '../../../src/evaluation/measures/citations.ts';

const premises = new Map([
  [1, '青河镇产茶6吨。'],
  [2, '云岭村产茶5吨。'],
  [3, '青河镇产茶6吨，云岭村产茶5吨。'],
  [4, '青河镇开了运动会。'],
]);
const both = '青河镇产茶6吨，云岭村产茶5吨。';

function scores(...statements: [text: string, ...markers: number[]][]) {
  return citationScores(
    statements.map(([text, ...markers]) => ({ text, markers })),
    premises,
  );
}

describe('citationScores', () => {
  test('finds nothing wrong where each statement cites what supports it', () => {
    expect(scores(['青河镇产茶6吨。', 1], ['云岭村产茶5吨。', 2])).toEqual({
      recall: 1,
      precision: 1,
    });
  });

  test('takes the citations of a statement together', () => {
    expect(scores([both, 1, 2])).toEqual({ recall: 1, precision: 1 });
    expect(scores([both, 1])).toEqual({ recall: 0, precision: 0 });
  });

  test('holds a citation for irrelevant that the others do without and that supports nothing alone', () => {
    expect(scores([both, 4, 1, 2])).toEqual({ recall: 1, precision: 2 / 3 });
    expect(scores([both, 1, 3])).toEqual({ recall: 1, precision: 1 / 2 });
  });

  test('lets two citations stand that each support the statement alone', () => {
    expect(scores(['青河镇产茶6吨。', 1, 3])).toEqual({ recall: 1, precision: 1 });
  });

  test('averages recall over statements and precision over citations', () => {
    expect(scores(['青河镇产茶6吨。', 1], [both, 1, 2, 4], ['云岭村产茶6吨。', 2])).toEqual({
      recall: 2 / 3,
      precision: 3 / 5,
    });
  });

  test('gives nothing for a statement without a citation', () => {
    expect(scores(['青河镇产茶6吨。'])).toEqual({ recall: 0, precision: 0 });
    expect(scores(['青河镇产茶6吨。'], ['云岭村产茶5吨。', 2])).toEqual({
      recall: 1 / 2,
      precision: 1,
    });
    expect(citationScores([], premises)).toBeUndefined();
  });

  test('takes a marker that points nowhere for a citation that supports nothing', () => {
    expect(scores(['青河镇产茶6吨。', 9])).toEqual({ recall: 0, precision: 0 });
    expect(scores(['青河镇产茶6吨。', 1, 9])).toEqual({ recall: 1, precision: 1 / 2 });
    expect(scores(['是', 9])).toEqual({ recall: 0, precision: 0 });
  });

  test('counts a repeated marker once', () => {
    expect(scores(['青河镇产茶6吨。', 1, 1, 4])).toEqual({ recall: 1, precision: 1 / 2 });
  });
});

const texts = fc.constantFrom('青河镇产茶6吨。', '云岭村产茶5吨。', both, '产茶7吨。');
const statement = fc.record({
  text: texts,
  markers: fc.uniqueArray(fc.integer({ min: 1, max: 5 })),
});
const answer = fc.array(statement, { minLength: 1, maxLength: 3 });
const noScores = { recall: Number.NaN, precision: Number.NaN };

describe('properties', () => {
  test('both scores are shares that no order changes', () => {
    fc.assert(
      fc.property(answer, (statements) => {
        const { recall, precision } = citationScores(statements, premises) ?? noScores;
        expect(Math.min(recall, precision)).toBeGreaterThanOrEqual(0);
        expect(Math.max(recall, precision)).toBeLessThanOrEqual(1);
        const turned = statements
          .map(({ text, markers }) => ({ text, markers: markers.toReversed() }))
          .toReversed();
        expect(citationScores(turned, premises)).toEqual({ recall, precision });
      }),
    );
  });

  test('a citation that is taken away never raises recall, one that is added never lowers it', () => {
    fc.assert(
      fc.property(answer, (statements) => {
        const fewer = statements.map(({ text, markers }) => ({ text, markers: markers.slice(1) }));
        const recall = citationScores(statements, premises)?.recall ?? Number.NaN;
        expect(citationScores(fewer, premises)?.recall).toBeLessThanOrEqual(recall);
      }),
    );
  });

  test('an unrelated citation that is added never raises precision', () => {
    fc.assert(
      fc.property(answer, (statements) => {
        const more = statements.map(({ text, markers }) => ({ text, markers: [...markers, 6] }));
        const { precision } = citationScores(statements, premises) ?? noScores;
        expect(citationScores(more, premises)?.precision).toBeLessThanOrEqual(precision);
      }),
    );
  });
});
