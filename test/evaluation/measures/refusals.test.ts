import { expect, test } from 'vitest';
import { refusalValues } from '../../../src/evaluation/measures/refusals.ts';

test.each([
  [
    { expected: true, refused: true },
    { precision: 1, recall: 1 },
  ],
  [{ expected: false, refused: true }, { precision: 0 }],
  [{ expected: true, refused: false }, { recall: 0 }],
  [{ expected: false, refused: false }, {}],
])('of %j counts %j', (outcome, values) => {
  expect(refusalValues(outcome)).toEqual(values);
});

test('the means of the values are precision and recall', () => {
  const outcomes = [
    { expected: true, refused: true },
    { expected: true, refused: true },
    { expected: true, refused: false },
    { expected: false, refused: true },
    { expected: false, refused: false },
    { expected: true, refused: false },
  ].map(refusalValues);
  const precisions = outcomes.flatMap(({ precision }) => precision ?? []);
  const recalls = outcomes.flatMap(({ recall }) => recall ?? []);
  expect(precisions.toSorted()).toEqual([0, 1, 1]);
  expect(recalls.toSorted()).toEqual([0, 0, 1, 1]);
});
