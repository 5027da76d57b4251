import { BotApiFailure, retryAfterMsOf } from '../outgoing/bot-api-failure.ts';

/** How long is waited for a poll, and between polls that fail. */
export interface PollWaits {
  /** How much longer than its poll a call may take before its connection counts as dead. */
  readonly graceMs: number;
  /** After the first failure; after each further one twice as long. */
  readonly backoffMs: number;
  readonly longestBackoffMs: number;
  /** After each conflict in turn; the next one is final. */
  readonly conflictMs: readonly number[];
  /** Conflicts further apart have nothing to do with each other. */
  readonly conflictsApartMs: number;
}

/** The conflicts of a restart end when the program before it has stopped, which takes seconds. */
export const defaultPollWaits: PollWaits = {
  graceMs: 5_000,
  backoffMs: 100,
  longestBackoffMs: 30_000,
  conflictMs: [1_000, 2_000, 3_000, 4_000],
  // Two programs that poll go on ending each other's polls, each of which may bring updates before.
  conflictsApartMs: 60_000,
};

/** Timers cannot wait for weeks. */
const longestWaitMs = 3_600_000;

/** Tells how long to wait after a poll that failed. */
export class PollPatience {
  readonly #waits: PollWaits;
  #failures = 0;
  #conflicts = 0;
  #lastConflictMs = Number.NEGATIVE_INFINITY;

  constructor(waits: PollWaits) {
    this.#waits = waits;
  }

  /** Milliseconds until the next poll; undefined where another one is vain. */
  waitAfter(error: unknown): number | undefined {
    if (!(error instanceof BotApiFailure)) return undefined;
    this.#failures++;
    switch (error.kind) {
      case 'network':
      case 'server':
        return this.#backoffMs();
      case 'too-many-requests':
        return Math.min(retryAfterMsOf(error) ?? this.#backoffMs(), longestWaitMs);
      default:
        return error.code === 409 ? this.#conflictMs() : undefined;
    }
  }

  /** Takes note of a poll that succeeded; true if the one before it had failed. */
  recover(): boolean {
    const hadFailed = this.#failures > 0;
    this.#failures = 0;
    return hadFailed;
  }

  #backoffMs(): number {
    const { backoffMs, longestBackoffMs } = this.#waits;
    const grownMs = Math.min(backoffMs * 2 ** (this.#failures - 1), longestBackoffMs);
    return grownMs * (0.5 + Math.random() / 2);
  }

  #conflictMs(): number | undefined {
    const { conflictMs, conflictsApartMs } = this.#waits;
    const nowMs = performance.now();
    if (nowMs - this.#lastConflictMs > conflictsApartMs) this.#conflicts = 0;
    this.#lastConflictMs = nowMs;
    return conflictMs[this.#conflicts++];
  }
}
