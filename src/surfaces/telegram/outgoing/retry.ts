import { setTimeout as wait } from 'node:timers/promises';
import { TelegramError } from 'telegraf';

const maxAttempts = 5;
const firstBackoffMs = 500;
const defaultTimeoutMs = 20_000;
/** A longer wait than this, which Telegram imposes on floods, is not worth holding a chat for. */
const longestRetryAfterSeconds = 60;

/**
 * Calls the Bot API, again where that can help: after the time that a 429 names, and with growing
 * pauses after a server or network failure. Throws the last error when it gives up. A call whose
 * response was lost may have been carried out, so a message can arrive twice, but not get lost.
 */
export async function withRetries<T>(call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const waitMs = attempt < maxAttempts ? waitBeforeRetry(error, attempt) : undefined;
      if (waitMs === undefined) throw error;
      await wait(waitMs, undefined, signal ? { signal } : {});
    }
  }
}

/** Milliseconds to wait after the failure of this attempt (from 1); undefined where a retry is vain. */
export function waitBeforeRetry(error: unknown, attempt: number): number | undefined {
  const backoffMs = firstBackoffMs * 2 ** (attempt - 1);
  if (!(error instanceof TelegramError)) return isNetworkFailure(error) ? backoffMs : undefined;
  if (error.code >= 500) return backoffMs;
  if (error.code !== 429) return undefined;
  const seconds = error.parameters?.retry_after ?? 1;
  return seconds <= longestRetryAfterSeconds ? seconds * 1000 : undefined;
}

/** A call that took too long. */
export class CallTimeoutError extends Error {
  override readonly name = 'CallTimeoutError';
}

/** Bounds a call to the Bot API, for which Telegraf would wait more than eight minutes. */
export async function withTimeout<T>(call: Promise<T>, timeoutMs = defaultTimeoutMs): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CallTimeoutError()), timeoutMs);
  });
  return Promise.race([call, late]).finally(() => clearTimeout(timer));
}

/** Whether the Bot API could not be reached or did not answer. */
export function isNetworkFailure(error: unknown): boolean {
  if (error instanceof CallTimeoutError) return true;
  return error instanceof Error && error.name === 'FetchError';
}
