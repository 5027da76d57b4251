/** At most `most` uses in any `perMs` milliseconds. */
export interface WindowLimit {
  readonly most: number;
  readonly perMs: number;
}

/**
 * A use of a window. The server counts it when it arrives, somewhere between its begin and its end,
 * so it is counted here until `perMs` after its end.
 */
export interface WindowUse {
  readonly beganAtMs: number;
  endedAtMs?: number;
}

/** A stuck call must not hold its place: from a period later on a use is not counted until it ends. */
const longestUseMs = 3_000;

/** Counts uses over a period that slides with time. All times are of the caller's clock. */
export class SlidingWindow {
  readonly #limit: WindowLimit;
  /** Those that have not ended, or not long enough ago. */
  #uses: readonly WindowUse[] = [];

  constructor(limit: WindowLimit) {
    this.#limit = limit;
  }

  get most(): number {
    return this.#limit.most;
  }

  /** Counts a use from now on; it lasts until it is ended. */
  begin(nowMs: number): WindowUse {
    const use = { beganAtMs: nowMs };
    this.#uses = [...this.#uses, use];
    return use;
  }

  /** How many uses may begin now; negative where more were begun than may be. */
  left(nowMs: number): number {
    return this.#limit.most - this.#countedAt(nowMs).length;
  }

  /** Whether no use is counted any more, nor will be when it ends. */
  isIdle(nowMs: number): boolean {
    this.#dropEnded(nowMs);
    return this.#uses.length === 0;
  }

  /** When the next use may begin, as far as is known: a use that ends may change it. */
  freeAtMs(nowMs: number): number {
    const counted = this.#countedAt(nowMs);
    const surplus = counted.length - this.#limit.most;
    if (surplus < 0) return nowMs;
    const leaving = counted.map((use) => this.#leavesAtMs(use)).sort((a, b) => a - b);
    return leaving[surplus] ?? nowMs;
  }

  #countedAt(nowMs: number): readonly WindowUse[] {
    this.#dropEnded(nowMs);
    return this.#uses.filter((use) => this.#leavesAtMs(use) > nowMs);
  }

  #dropEnded(nowMs: number): void {
    this.#uses = this.#uses.filter(
      (use) => use.endedAtMs === undefined || this.#leavesAtMs(use) > nowMs,
    );
  }

  #leavesAtMs({ beganAtMs, endedAtMs = beganAtMs + longestUseMs }: WindowUse): number {
    return endedAtMs + this.#limit.perMs;
  }
}
