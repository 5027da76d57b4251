import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantize } from '../../../scripts/train-embedding/quantize.ts';
import { throughUnitLength, UnitVectors } from '../../../scripts/train-embedding/unit-vectors.ts';

const nudge = 1e-6;
const moderate = fc.double({ min: -2, max: 2, noNaN: true });

describe('throughUnitLength', () => {
  test('gives the gradient that small changes of the longer vector show', () => {
    const pair = fc.integer({ min: 2, max: 6 }).chain((length) => {
      const numbers = fc.array(moderate, { minLength: length, maxLength: length });
      return fc.tuple(
        numbers.filter((values) => Math.hypot(...values) > 0.1),
        numbers,
      );
    });
    fc.assert(
      fc.property(pair, ([values, weights]) => {
        const length = Math.hypot(...values);
        const unit = Float32Array.from(values, (value) => value / length);
        const gradient = throughUnitLength(Float32Array.from(weights), unit, length);
        for (const [axis, value] of gradient.entries()) {
          const shown =
            (lossOf(moved(values, axis, nudge), weights) -
              lossOf(moved(values, axis, -nudge), weights)) /
            (2 * nudge);
          expect(value).toBeCloseTo(shown, 3);
        }
      }),
    );
  });

  test('has no part along the vector', () => {
    const vector = Float32Array.of(0.6, 0.8);
    expect(Math.hypot(...throughUnitLength(vector, vector, 3))).toBeCloseTo(0, 6);
  });
});

describe('UnitVectors', () => {
  test('begin with directions by the seed and about the lengths that were asked for', () => {
    const vectors = initialized(1);
    expect(initialized(1).rows).toEqual(vectors.rows);
    expect(initialized(2).rows).not.toEqual(vectors.rows);
    expect(Math.hypot(...vectors.rows.subarray(0, 400))).toBeCloseTo(1, 0);
    expect(Math.hypot(...vectors.rows.subarray(400, 800)) / 3).toBeCloseTo(1, 0);
    expect(vectors.rows.subarray(800).every((value) => value === 0)).toBe(true);
  });

  test('give a text the weighted sum of its units at length 1, and say how long it was', () => {
    const vectors = new UnitVectors(3, 2);
    vectors.rows.set([1, 0, 0, 1, 9, 9]);
    const target = new Float32Array(4);
    const length = vectors.pool({ units: [0, 1], weights: [3, 4] }, target, 2);
    expect(length).toBe(5);
    expect(target).toEqual(Float32Array.of(0, 0, 0.6, 0.8));
  });

  test('give a text without units zeros instead of dividing by nothing', () => {
    const target = new Float32Array(2);
    expect(new UnitVectors(1, 2).pool({ units: [], weights: [] }, target, 0)).toBe(1);
    expect(target).toEqual(Float32Array.of(0, 0));
  });

  test('come to point where the loss is lowest when they descend', () => {
    const vectors = new UnitVectors(3, 4);
    vectors.initialize([1, 1, 1], 1);
    const unused = vectors.rows.slice(8);
    const losses = Array.from({ length: 200 }, () => descendTowardsFirstAxis(vectors));
    expect(losses.at(-1)).toBeLessThan(-0.99);
    expect(losses.at(-1)).toBeLessThan(losses[0] ?? 0);
    expect(vectors.rows.slice(8)).toEqual(unused);
  });

  test('take smaller steps the more they have moved', () => {
    const vectors = new UnitVectors(1, 1);
    const text = { units: [0], weights: [1] };
    vectors.descend(text, Float32Array.of(2), 0.1);
    expect(vectors.rows[0]).toBeCloseTo(-0.1, 6);
    vectors.descend(text, Float32Array.of(2), 0.1);
    expect(vectors.rows[0]).toBeCloseTo(-0.1 - 0.1 / Math.SQRT2, 6);
  });
});

describe('quantize', () => {
  test('rounds every number by less than one step of its row', () => {
    const rows = fc.array(fc.float({ noNaN: true, min: -8, max: 8 }), {
      minLength: 12,
      maxLength: 12,
    });
    fc.assert(
      fc.property(rows, (values) => {
        const vectors = new UnitVectors(4, 3);
        vectors.rows.set(values);
        const { rows, scales, ...rest } = quantize(vectors, ['煤', '矿', '工'], 1);
        expect(rest).toEqual({ dimensions: 3, vocabulary: ['煤', '矿', '工'], buckets: 1 });
        for (const [place, value] of vectors.rows.entries()) {
          const scale = scales[Math.floor(place / 3)] ?? 0;
          expect(Math.abs((rows[place] ?? 0) * scale - value)).toBeLessThan(scale);
          expect(Math.abs(rows[place] ?? 0)).toBeLessThanOrEqual(127);
        }
      }),
    );
  });
});

/** An inner product with the vector at length 1. */
function lossOf(values: readonly number[], weights: readonly number[]): number {
  const length = Math.hypot(...values);
  return values.reduce((sum, value, axis) => sum + (value / length) * (weights[axis] ?? 0), 0);
}

function moved(values: readonly number[], axis: number, distance: number): number[] {
  return values.with(axis, (values[axis] ?? 0) + distance);
}

function initialized(seed: number): UnitVectors {
  const vectors = new UnitVectors(3, 400);
  vectors.initialize([1, 3, 0], seed);
  return vectors;
}

/** One step of a text of two units; the loss before it is the negative cosine with the axis. */
function descendTowardsFirstAxis(vectors: UnitVectors): number {
  const text = { units: [0, 1], weights: [1, 1.5] };
  const pooled = new Float32Array(vectors.dimensions);
  const length = vectors.pool(text, pooled, 0);
  const gradient = Float32Array.of(-1, 0, 0, 0);
  vectors.descend(text, throughUnitLength(gradient, pooled, length), 0.05);
  return -(pooled[0] ?? 0);
}
