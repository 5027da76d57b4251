import { type CountedUnits, UnitCounter } from '../../src/embedding/builtin/unit-counter.ts';
import type { UnitFinder } from '../../src/embedding/builtin/units.ts';
import { seededRandom } from '../../test/support/random.ts';
import { contrast, type VectorBatch } from './contrast.ts';
import type { PairSampler } from './pairs.ts';
import { throughUnitLength, type UnitVectors } from './unit-vectors.ts';

/** How the vectors are learned. */
export interface TrainingSettings {
  readonly seed: number;
  readonly steps: number;
  /** Pairs that are held against each other in one step; a multiple of four. */
  readonly batchSize: number;
  /** Cosines are divided by it: the lower, the more the nearest wrong text counts. */
  readonly temperature: number;
  /** Adagrad's rate after the first steps; it falls to a tenth of it towards the end. */
  readonly learningRate: number;
}

export interface StepReport {
  readonly loss: number;
  readonly accuracy: number;
}

const warmUpSteps = 50;
const rateThatFalls = 0.9;
/** So that no two seeds share the random numbers of a step. */
const stepsOfSeed = 1_000_003;

/** One side of a batch: its texts, their vectors, and the lengths that these had. */
interface PooledTexts {
  readonly texts: readonly CountedUnits[];
  readonly vectors: VectorBatch;
  readonly lengths: readonly number[];
}

/** Learns the vectors of units step by step; each step depends on the vectors and its number alone. */
export class Training {
  readonly #settings: TrainingSettings;
  readonly #sampler: PairSampler;
  readonly #vectors: UnitVectors;
  readonly #counter: UnitCounter;

  constructor(
    settings: TrainingSettings,
    sampler: PairSampler,
    vectors: UnitVectors,
    finder: UnitFinder,
  ) {
    this.#settings = settings;
    this.#sampler = sampler;
    this.#vectors = vectors;
    this.#counter = new UnitCounter(finder);
  }

  /** @param step from 1 */
  take(step: number): StepReport {
    const { seed, batchSize, temperature } = this.#settings;
    const random = seededRandom(seed * stepsOfSeed + step);
    const pairs = Array.from({ length: batchSize }, () => this.#sampler.draw(random));
    const queries = this.#pool(pairs.map(({ query }) => query));
    const passages = this.#pool(pairs.map(({ passage }) => passage));
    const groups = pairs.map(({ group }) => group);
    const { loss, accuracy, queryGradient, passageGradient } = contrast(
      queries.vectors,
      passages.vectors,
      groups,
      temperature,
    );
    const rate = this.#rateAt(step);
    this.#descend(queries, queryGradient, rate);
    this.#descend(passages, passageGradient, rate);
    return { loss, accuracy };
  }

  #pool(found: readonly Int32Array[]): PooledTexts {
    const { dimensions } = this.#vectors;
    const texts = found.map((units) => this.#counter.countFound(units));
    const values = new Float32Array(texts.length * dimensions);
    const lengths = texts.map((text, index) =>
      this.#vectors.pool(text, values, index * dimensions),
    );
    return { texts, lengths, vectors: { count: texts.length, dimensions, values } };
  }

  #descend({ texts, vectors, lengths }: PooledTexts, gradients: Float32Array, rate: number): void {
    const { dimensions, values } = vectors;
    for (const [index, text] of texts.entries()) {
      const [start, end] = [index * dimensions, (index + 1) * dimensions];
      const gradient = throughUnitLength(
        gradients.subarray(start, end),
        values.subarray(start, end),
        lengths[index] ?? 1,
      );
      this.#vectors.descend(text, gradient, rate);
    }
  }

  #rateAt(step: number): number {
    const { learningRate, steps } = this.#settings;
    return learningRate * Math.min(1, step / warmUpSteps) * (1 - (rateThatFalls * step) / steps);
  }
}
