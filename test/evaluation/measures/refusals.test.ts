import { describe, expect, test } from 'vitest';
import { refusalScores } from '../../../src/evaluation/measures/refusals.ts';

describe('refusalScores', () => {
  test('counts the refusals made and the refusals due', () => {
    const outcomes = [
      { expected: true, refused: true },
      { expected: true, refused: true },
      { expected: true, refused: false },
      { expected: false, refused: true },
      { expected: false, refused: false },
      { expected: true, refused: false },
    ];
    expect(refusalScores(outcomes)).toEqual({
      precision: { hits: 2, total: 3 },
      recall: { hits: 2, total: 4 },
    });
  });
});
