/** Keeps track of what somebody was told, so as not to tell it at every occasion. */
export class Told {
  readonly #atMs = new Map<string, number>();
  readonly #againAfterMs: number;

  constructor(againAfterMs: number) {
    this.#againAfterMs = againAfterMs;
  }

  /** True for the first who asks in a while: it is theirs to tell, and told from now on. */
  claim(key: string, nowMs = Date.now()): boolean {
    this.#forgetBefore(nowMs - this.#againAfterMs);
    if (this.#atMs.has(key)) return false;
    this.#atMs.set(key, nowMs);
    return true;
  }

  /** A Map keeps the order of insertion, so the oldest come first. */
  #forgetBefore(ms: number): void {
    for (const [key, atMs] of this.#atMs) {
      if (atMs > ms) return;
      this.#atMs.delete(key);
    }
  }
}
