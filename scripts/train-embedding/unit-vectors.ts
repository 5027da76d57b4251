import type { CountedUnits } from '../../src/embedding/builtin/unit-counter.ts';
import { type Random, seededRandom } from '../../test/support/random.ts';

/** Keeps the first step from being divided by nothing. */
const smallestStep = 1e-8;

/** The vectors of all units while they are learned. */
export class UnitVectors {
  readonly dimensions: number;
  /** Row by row; a text's vector is the weighted sum of its units' rows, brought to length 1. */
  readonly rows: Float32Array;
  /** The sum of the squared gradients of each number, by which its steps become smaller. */
  readonly squares: Float32Array;

  constructor(units: number, dimensions: number) {
    this.dimensions = dimensions;
    this.rows = new Float32Array(units * dimensions);
    this.squares = new Float32Array(units * dimensions);
  }

  /** Gives each unit a random direction, and a length: how much it tells. */
  initialize(lengths: ArrayLike<number>, seed: number): void {
    const random = seededRandom(seed);
    const { dimensions, rows } = this;
    for (let place = 0; place < rows.length; place++) {
      const length = lengths[Math.floor(place / dimensions)] ?? 1;
      rows[place] = (length * gaussian(random)) / Math.sqrt(dimensions);
    }
  }

  /** Writes the vector of a text, of length 1, and returns the length it had. */
  pool({ units, weights }: CountedUnits, target: Float32Array, start: number): number {
    const { dimensions, rows } = this;
    for (let index = 0; index < units.length; index++) {
      const row = (units[index] ?? 0) * dimensions;
      const weight = weights[index] ?? 0;
      for (let axis = 0; axis < dimensions; axis++) {
        target[start + axis] = (target[start + axis] ?? 0) + weight * (rows[row + axis] ?? 0);
      }
    }
    let squares = 0;
    for (let axis = start; axis < start + dimensions; axis++) squares += (target[axis] ?? 0) ** 2;
    const length = Math.sqrt(squares) || 1;
    for (let axis = start; axis < start + dimensions; axis++) {
      target[axis] = (target[axis] ?? 0) / length;
    }
    return length;
  }

  /**
   * Moves the units of a text against the gradient of its vector (Adagrad, Duchi et al. 2011).
   * @param unitGradient the gradient of the text's vector before it was brought to length 1
   */
  descend({ units, weights }: CountedUnits, unitGradient: Float32Array, rate: number): void {
    const { dimensions, rows, squares } = this;
    for (let index = 0; index < units.length; index++) {
      const row = (units[index] ?? 0) * dimensions;
      const weight = weights[index] ?? 0;
      for (let axis = 0; axis < dimensions; axis++) {
        const gradient = weight * (unitGradient[axis] ?? 0);
        const place = row + axis;
        const sum = (squares[place] ?? 0) + gradient * gradient;
        squares[place] = sum;
        rows[place] = (rows[place] ?? 0) - (rate * gradient) / (Math.sqrt(sum) + smallestStep);
      }
    }
  }
}

/**
 * What the gradient of a vector of length 1 is for the vector of length `length` that it was made
 * from: the part along the vector does not count.
 */
export function throughUnitLength(
  gradient: Float32Array,
  vector: Float32Array,
  length: number,
): Float32Array {
  let along = 0;
  for (let axis = 0; axis < vector.length; axis++) {
    along += (gradient[axis] ?? 0) * (vector[axis] ?? 0);
  }
  return gradient.map((value, axis) => (value - along * (vector[axis] ?? 0)) / length);
}

/** A normally distributed number (Box and Muller 1958). */
function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
