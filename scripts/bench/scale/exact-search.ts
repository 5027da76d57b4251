/** The best similarities seen so far, up to a number of them. */
export class BestScores {
  readonly #limit: number;
  readonly #scores: number[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(score: number): void {
    if (this.#scores.length === this.#limit && score <= this.worst) return;
    const at = this.#scores.findIndex((other) => other < score);
    this.#scores.splice(at < 0 ? this.#scores.length : at, 0, score);
    if (this.#scores.length > this.#limit) this.#scores.pop();
  }

  get count(): number {
    return this.#scores.length;
  }

  /** The last of them, -∞ where there are none. */
  get worst(): number {
    return this.#scores.at(-1) ?? Number.NEGATIVE_INFINITY;
  }
}

/** Rounding of 32-bit sums in another order must not make a hit a miss. */
const tolerance = 1e-6;

/** The share of the best that a search found; one as good as the last of the best counts too. */
export function recallOf(best: BestScores, foundScores: readonly number[]): number {
  if (best.count === 0) return 1;
  const hits = foundScores.filter((score) => score >= best.worst - tolerance).length;
  return Math.min(hits, best.count) / best.count;
}

/** The cosine of unit vectors. */
export function dotProduct(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
