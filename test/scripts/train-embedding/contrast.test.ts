import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast, type VectorBatch } from '../../../scripts/train-embedding/contrast.ts';
import { between, seededRandom } from '../../support/random.ts';

const nudge = 1e-4;

/** Two batches of any size that is a multiple of four, with groups of which some come twice. */
const batches = fc
  .record({
    count: fc.constantFrom(4, 8, 12),
    dimensions: fc.integer({ min: 1, max: 5 }),
    seed: fc.nat(),
    temperature: fc.constantFrom(0.1, 0.5, 1),
  })
  .map(({ count, dimensions, seed, temperature }) => {
    const random = seededRandom(seed);
    const batchOf = (): VectorBatch => ({
      count,
      dimensions,
      values: Float32Array.from({ length: count * dimensions }, () => 2 * random() - 1),
    });
    const groups = Array.from({ length: count }, () => between(random, 0, count));
    return { queries: batchOf(), passages: batchOf(), groups, temperature };
  });

describe('contrast', () => {
  test('has the loss that its definition gives', () => {
    fc.assert(
      fc.property(batches, ({ queries, passages, groups, temperature }) => {
        const { loss } = contrast(queries, passages, groups, temperature);
        expect(loss).toBeCloseTo(slowLoss(queries, passages, groups, temperature), 4);
      }),
    );
  });

  test('has the gradients that small changes of the numbers show', () => {
    fc.assert(
      fc.property(batches, ({ queries, passages, groups, temperature }) => {
        const result = contrast(queries, passages, groups, temperature);
        const shownForQueries = shownGradient(queries.values, (values) =>
          slowLoss({ ...queries, values }, passages, groups, temperature),
        );
        const shownForPassages = shownGradient(passages.values, (values) =>
          slowLoss(queries, { ...passages, values }, groups, temperature),
        );
        expectClose(result.queryGradient, shownForQueries);
        expectClose(result.passageGradient, shownForPassages);
      }),
    );
  });

  test('finds every passage, at hardly any loss, where each query is nearest to its own', () => {
    const axes = batchOf4([1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]);
    const { loss, accuracy } = contrast(axes, axes, [1, 2, 3, 4], 0.05);
    expect(accuracy).toBe(1);
    expect(loss).toBeLessThan(1e-6);
  });

  test('finds none where each query is nearest to another’s passage', () => {
    const queries = batchOf4([1, 0], [0, 1], [1, 0], [0, 1]);
    const passages = batchOf4([0, 1], [1, 0], [0, 1], [1, 0]);
    expect(contrast(queries, passages, [1, 2, 3, 4], 0.1).accuracy).toBe(0);
  });

  test('does not hold pairs of one group against each other', () => {
    const queries = batchOf4([1, 0], [0, 1], [1, 0], [0, 1]);
    const passages = batchOf4([0, 1], [1, 0], [0, 1], [1, 0]);
    const { loss, accuracy, queryGradient } = contrast(queries, passages, [7, 7, 7, 7], 0.1);
    expect({ loss, accuracy }).toEqual({ loss: 0, accuracy: 1 });
    expect(queryGradient.every((value) => value === 0)).toBe(true);
  });
});

function batchOf4(...vectors: readonly number[][]): VectorBatch {
  const [first = []] = vectors;
  return { count: 4, dimensions: first.length, values: Float32Array.from(vectors.flat()) };
}

interface Numbers {
  readonly count: number;
  readonly dimensions: number;
  readonly values: ArrayLike<number>;
}

/** The mean of both directions' cross entropies, as they are defined, in double precision. */
function slowLoss(
  queries: Numbers,
  passages: Numbers,
  groups: readonly number[],
  temperature: number,
): number {
  const { count } = queries;
  const places = Array.from({ length: count }, (_, place) => place);
  const logit = (query: number, passage: number) =>
    dotProduct(queries, query, passages, passage) / temperature;
  const losses = places.map((own) => {
    const compared = places.filter((place) => place === own || groups[place] !== groups[own]);
    const forward = logSumOfExponentials(compared.map((place) => logit(own, place)));
    const backward = logSumOfExponentials(compared.map((place) => logit(place, own)));
    return (forward + backward) / 2 - logit(own, own);
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / count;
}

function dotProduct(left: Numbers, leftPlace: number, right: Numbers, rightPlace: number): number {
  const { dimensions } = left;
  let sum = 0;
  for (let axis = 0; axis < dimensions; axis++) {
    const value = left.values[leftPlace * dimensions + axis] ?? 0;
    sum += value * (right.values[rightPlace * dimensions + axis] ?? 0);
  }
  return sum;
}

function logSumOfExponentials(logits: readonly number[]): number {
  return Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0));
}

/** What the loss changes by with each number, in proportion. */
function shownGradient(values: Float32Array, lossOf: (values: Float32Array) => number): number[] {
  return Array.from(values, (value, place) => {
    const [more, less] = [values.slice(), values.slice()];
    more[place] = value + nudge;
    less[place] = value - nudge;
    const distance = (more[place] ?? 0) - (less[place] ?? 0);
    return (lossOf(more) - lossOf(less)) / distance;
  });
}

function expectClose(gradient: Float32Array, shown: readonly number[]): void {
  expect(gradient).toHaveLength(shown.length);
  for (const [place, value] of gradient.entries()) expect(value).toBeCloseTo(shown[place] ?? 0, 3);
}
