/** Remembers the last keys it was shown, to tell repeated ones. */
export class RecentKeys {
  /** A Set keeps the order of insertion, so that its first key is the oldest. */
  readonly #keys = new Set<number | string>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether the key is not among those remembered; it is from now on. */
  isNew(key: number | string): boolean {
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    const [oldest] = this.#keys;
    if (this.#keys.size > this.#limit && oldest !== undefined) this.#keys.delete(oldest);
    return true;
  }
}
