import type { EmbeddingWeights } from '../../src/embedding/builtin/weights.ts';
import type { UnitVectors } from './unit-vectors.ts';

const largest = 127;
/** For a row of zeros, so that nothing is divided by nothing. */
const smallestScale = 1e-9;

/** Rounds each row to whole numbers from -127 to 127, with a scale of its own. */
export function quantize(
  { dimensions, rows }: UnitVectors,
  vocabulary: readonly string[],
  buckets: number,
): EmbeddingWeights {
  const units = vocabulary.length + buckets;
  const scales = new Float32Array(units);
  const rounded = new Int8Array(units * dimensions);
  for (let unit = 0; unit < units; unit++) {
    const row = rows.subarray(unit * dimensions, (unit + 1) * dimensions);
    const most = row.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0);
    const scale = Math.max(smallestScale, most / largest);
    scales[unit] = scale;
    rounded.set(
      row.map((value) => Math.round(value / scale)),
      unit * dimensions,
    );
  }
  return { dimensions, vocabulary, buckets, scales, rows: rounded };
}
