import { describe, expect, test } from 'vitest';
import { addUsage } from '../../src/answering/usage.ts';

describe('addUsage', () => {
  const one = { promptTokens: 100, completionTokens: 20 };
  const paid = { promptTokens: 1, completionTokens: 2, cost: 0.5 };

  test('adds tokens and costs', () => {
    expect(addUsage(paid, { ...one, cost: 0.25 })).toEqual({
      promptTokens: 101,
      completionTokens: 22,
      cost: 0.75,
    });
  });

  test('tells a cost only where one was told', () => {
    expect(addUsage(one, one)).toStrictEqual({ promptTokens: 200, completionTokens: 40 });
    const sum = { promptTokens: 101, completionTokens: 22, cost: 0.5 };
    expect([addUsage(one, paid), addUsage(paid, one)]).toEqual([sum, sum]);
  });

  test('gives the one that is known, and nothing where none is', () => {
    expect(addUsage(undefined, paid)).toEqual(paid);
    expect(addUsage(paid, undefined)).toEqual(paid);
    expect(addUsage(undefined, undefined)).toBeUndefined();
  });
});
