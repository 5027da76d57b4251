import type { PairMix } from './pairs.ts';
import type { TrainingSettings } from './training.ts';

/** All that shapes the embedding, beside the texts. */
export interface Recipe extends TrainingSettings, PairMix {
  readonly dimensions: number;
  /** How many characters and words get a vector of their own. */
  readonly vocabularySize: number;
  /** How many vectors all other characters and words share. */
  readonly buckets: number;
}

/** What the embedding that comes with the program was made by; see its MODEL_CARD.md. */
export const chosenRecipe: Recipe = {
  seed: 1,
  dimensions: 128,
  vocabularySize: 9_000,
  buckets: 2_048,
  steps: 4_000,
  batchSize: 256,
  temperature: 0.1,
  learningRate: 0.1,
  questionShare: 0.15,
  openingShare: 0.2,
  keptShare: 0.1,
  passageUnits: 340,
};
