/** `count` vectors of `dimensions` numbers, one after another. */
export interface VectorBatch {
  readonly count: number;
  readonly dimensions: number;
  readonly values: Float32Array;
}

export interface Contrast {
  /** Mean cross entropy of finding the right passage for each query and the right query for each passage. */
  readonly loss: number;
  /** The share of queries whose passage is the nearest. */
  readonly accuracy: number;
  readonly queryGradient: Float32Array;
  readonly passageGradient: Float32Array;
}

/** Less than this of a gradient is not worth its time. */
const smallestGradient = 1e-7;

/**
 * Compares each query with all passages of the batch, of which the one at its own place is right,
 * and each passage with all queries (InfoNCE in both directions; van den Oord et al. 2018).
 * @param groups pairs of one group are not held against each other
 * @param temperature cosines are divided by it
 */
export function contrast(
  queries: VectorBatch,
  passages: VectorBatch,
  groups: readonly number[],
  temperature: number,
): Contrast {
  const { count, dimensions } = queries;
  const logits = multiply(queries, passages);
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      const isExcluded = row !== column && groups[row] === groups[column];
      const place = row * count + column;
      logits[place] = isExcluded ? Number.NEGATIVE_INFINITY : (logits[place] ?? 0) / temperature;
    }
  }
  const rows = normalizers(logits, count, count, 1);
  const columns = normalizers(logits, count, 1, count);
  const queryGradient = new Float32Array(count * dimensions);
  const passageGradient = new Float32Array(count * dimensions);
  let loss = 0;
  let right = 0;
  for (let row = 0; row < count; row++) {
    const own = logits[row * count + row] ?? 0;
    loss += (rows.logSums[row] ?? 0) + (columns.logSums[row] ?? 0) - 2 * own;
    if (own >= (rows.maxima[row] ?? 0)) right += 1;
    for (let column = 0; column < count; column++) {
      const logit = logits[row * count + column] ?? 0;
      const forward = Math.exp(logit - (rows.logSums[row] ?? 0));
      const backward = Math.exp(logit - (columns.logSums[column] ?? 0));
      const excess = forward + backward - (row === column ? 2 : 0);
      const gradient = excess / (2 * temperature * count);
      if (Math.abs(gradient) < smallestGradient) continue;
      addScaled(queryGradient, row * dimensions, passages, column, gradient);
      addScaled(passageGradient, column * dimensions, queries, row, gradient);
    }
  }
  return { loss: loss / (2 * count), accuracy: right / count, queryGradient, passageGradient };
}

/** All inner products, row by row; four columns at a time keep the sums in registers. */
function multiply(left: VectorBatch, right: VectorBatch): Float32Array {
  const { count, dimensions } = left;
  const products = new Float32Array(count * count);
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column += 4) {
      multiplyFour(
        left,
        row * dimensions,
        right,
        column * dimensions,
        products,
        row * count + column,
      );
    }
  }
  return products;
}

/** The inner products of one vector with four that follow each other; a batch is a multiple of four. */
function multiplyFour(
  left: VectorBatch,
  leftStart: number,
  right: VectorBatch,
  rightStart: number,
  products: Float32Array,
  target: number,
): void {
  const { dimensions, values } = left;
  const others = right.values;
  const second = rightStart + dimensions;
  const third = second + dimensions;
  const fourth = third + dimensions;
  let [sum1, sum2, sum3, sum4] = [0, 0, 0, 0];
  for (let axis = 0; axis < dimensions; axis++) {
    const value = values[leftStart + axis] ?? 0;
    sum1 += value * (others[rightStart + axis] ?? 0);
    sum2 += value * (others[second + axis] ?? 0);
    sum3 += value * (others[third + axis] ?? 0);
    sum4 += value * (others[fourth + axis] ?? 0);
  }
  products.set([sum1, sum2, sum3, sum4], target);
}

/** The largest logit and the logarithm of the summed exponentials of each row, or of each column. */
function normalizers(logits: Float32Array, count: number, stride: number, step: number) {
  const maxima = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  const logSums = new Float64Array(count);
  for (let line = 0; line < count; line++) {
    let most = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < count; index++) {
      most = Math.max(most, logits[line * stride + index * step] ?? 0);
    }
    let sum = 0;
    for (let index = 0; index < count; index++) {
      sum += Math.exp((logits[line * stride + index * step] ?? 0) - most);
    }
    maxima[line] = most;
    logSums[line] = most + Math.log(sum);
  }
  return { maxima, logSums };
}

function addScaled(
  target: Float32Array,
  targetStart: number,
  { dimensions, values }: VectorBatch,
  vector: number,
  factor: number,
): void {
  const start = vector * dimensions;
  for (let axis = 0; axis < dimensions; axis++) {
    target[targetStart + axis] =
      (target[targetStart + axis] ?? 0) + factor * (values[start + axis] ?? 0);
  }
}
