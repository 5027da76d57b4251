// src/embedding/builtin: static vectors of characters and words that come with the program.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Embeddings } from '@langchain/core/embeddings';
import { normalizeText } from '../../language/normalize.ts';
import { UnitCounter } from './unit-counter.ts';
import { UnitFinder } from './units.ts';
import { damagedWeights, decodeWeights, type EmbeddingWeights } from './weights.ts';

/**
 * An embedding that needs no network and no language model: a text's vector is the sum of its
 * units' learned vectors, whose lengths say how much each tells. See MODEL_CARD.md beside this file.
 */
export class BuiltinEmbeddings extends Embeddings {
  readonly dimensions: number;
  readonly #weights: EmbeddingWeights;
  readonly #counter: UnitCounter;

  constructor(weights: EmbeddingWeights) {
    super({});
    this.dimensions = weights.dimensions;
    this.#weights = weights;
    this.#counter = new UnitCounter(new UnitFinder(weights.vocabulary, weights.buckets));
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map((text) => Array.from(this.vectorOf(text)));
  }

  override async embedQuery(text: string): Promise<number[]> {
    return Array.from(this.vectorOf(text));
  }

  /** A unit vector of `dimensions` for any text; one without letters and digits gets the first axis. */
  vectorOf(text: string): Float32Array {
    const { units, weights } = this.#counter.count(normalizeText(text));
    const { dimensions, rows, scales } = this.#weights;
    const vector = new Float32Array(dimensions);
    for (let index = 0; index < units.length; index++) {
      const unit = units[index] ?? 0;
      const weight = (weights[index] ?? 0) * (scales[unit] ?? 0);
      const start = unit * dimensions;
      for (let axis = 0; axis < dimensions; axis++) {
        vector[axis] = (vector[axis] ?? 0) + weight * (rows[start + axis] ?? 0);
      }
    }
    return toUnitLength(vector);
  }
}

/** In place; a vector of zeros becomes the first axis. */
export function toUnitLength(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const norm = Math.sqrt(squares);
  if (norm === 0) vector[0] = 1;
  else for (let axis = 0; axis < vector.length; axis++) vector[axis] = (vector[axis] ?? 0) / norm;
  return vector;
}

const weightsPath = fileURLToPath(new URL('weights.bin', import.meta.url));

interface OpenedWeights {
  /** Tells these weights and rules from any others, so that an archive made with others is noticed. */
  readonly digest: string;
  readonly embeddings: BuiltinEmbeddings;
}

let opened: OpenedWeights | undefined;

/** The embedding that comes with the program; its file is read when it is first needed. */
export function openBuiltinEmbeddings(): OpenedWeights {
  opened ??= readWeights();
  return opened;
}

/** To be counted up when texts are cut into units, or units are pooled, in another way. */
const rulesVersion = 1;

function readWeights(): OpenedWeights {
  const file = readFile();
  const digest = createHash('sha256').update(`${rulesVersion}\n`).update(file).digest('hex');
  return { digest, embeddings: new BuiltinEmbeddings(decodeWeights(file)) };
}

function readFile(): Buffer {
  try {
    return readFileSync(weightsPath);
  } catch (cause) {
    throw damagedWeights(cause);
  }
}
