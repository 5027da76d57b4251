import { setTimeout as sleep } from 'node:timers/promises';
import { CallFailure, isTransient } from './call-failure.ts';

/** How often a call is made again, and how long it is waited before that. */
export interface RetryLimits {
  /** For all calls of a request and the waits between them. */
  readonly totalMs: number;
  readonly mostRetries: number;
  /** The first wait before a retry; each further one is twice as long. */
  readonly backoffMs: number;
  /** The longest `Retry-After` that is obeyed; with a longer one the request fails at once. */
  readonly mostWaitMs: number;
}

/**
 * What a call gives, which is told how much of its time is left. Connection errors, calls that take
 * too long, 408, 429 and 5xx are tried again after a growing, partly random wait, or as long as
 * `Retry-After` asks for. Throws the last `CallFailure`, or the signal's reason once it is aborted.
 */
export async function withRetries<Result>(
  call: (leftMs: number) => Promise<Result>,
  limits: RetryLimits,
  signal?: AbortSignal,
): Promise<Result> {
  const endsAt = performance.now() + limits.totalMs;
  for (let retries = 0; ; retries++) {
    signal?.throwIfAborted();
    try {
      return await call(endsAt - performance.now());
    } catch (error) {
      const waitMs = waitAfter(error, retries, limits);
      if (waitMs === undefined || performance.now() + waitMs >= endsAt) throw error;
      await pause(waitMs, signal);
    }
  }
}

/** How long to wait before the next try; undefined where there is to be none. */
function waitAfter(error: unknown, retries: number, limits: RetryLimits): number | undefined {
  if (!(error instanceof CallFailure) || !isTransient(error.fault)) return undefined;
  if (retries >= limits.mostRetries) return undefined;
  const asked = error.fault.kind === 'status' ? error.fault.retryAfterMs : undefined;
  if (asked !== undefined) return asked > limits.mostWaitMs ? undefined : asked;
  return limits.backoffMs * 2 ** retries * (0.5 + Math.random() / 2);
}

async function pause(waitMs: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(waitMs, undefined, signal ? { signal } : {});
  } catch {
    signal?.throwIfAborted();
  }
}
