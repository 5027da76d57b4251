import type { Telegram } from 'telegraf';
import { type RetryLimits, withRetries } from '../../../network/retry.ts';
import { timeoutFailure, toBotApiFailure } from './bot-api-failure.ts';

/** A call takes about three minutes at most, with the waits between its tries. */
export const retryLimits: RetryLimits = {
  totalMs: 180_000,
  mostRetries: 11,
  backoffMs: 100,
  // Telegram imposes longer waits on floods; only the messages of a chat wait for their end.
  mostWaitMs: 60_000,
};

/** For calls at the start: who has no network should not wait for minutes to learn it. */
export const launchTotalMs = 15_000;

/** Telegraf by itself would wait more than eight minutes. */
const defaultCallTimeoutMs = 10_000;

/** Telegraf's types know only the methods, and the type of signal, of their day; its client any. */
interface AnyMethodClient {
  callApi(method: string, payload: object, options: object): Promise<unknown>;
}

export interface BotApiOptions {
  readonly telegram: Telegram;
  /** A try that takes longer is closed and counts as lost on the way. */
  readonly callTimeoutMs?: number;
}

export interface BotApiCallOptions {
  /** Closes the request, or ends the wait before the next try. */
  readonly signal?: AbortSignal;
  /** For each try. */
  readonly timeoutMs?: number;
  /** For all tries and the waits between them. */
  readonly totalMs?: number;
  /** Whether the call is tried again where that can help; it is unless told. */
  readonly retries?: 'none' | 'some';
}

/** Calls methods of the Bot API, whether or not Telegraf's types know them. */
export class BotApi {
  readonly #client: AnyMethodClient;
  readonly #callTimeoutMs: number;

  constructor({ telegram, callTimeoutMs = defaultCallTimeoutMs }: BotApiOptions) {
    this.#client = telegram;
    this.#callTimeoutMs = callTimeoutMs;
  }

  /**
   * What the method gives, unchecked. Network losses, 5xx and 429 are tried again, after a growing
   * wait or as long as Telegram asks, up to a minute. A call whose response was lost may have been
   * carried out, so a message can arrive twice, but not get lost. Throws `BotApiFailure`, or the
   * signal's reason once it is aborted.
   */
  call(method: string, payload: object, options: BotApiCallOptions = {}): Promise<unknown> {
    const { signal, timeoutMs = this.#callTimeoutMs, totalMs = retryLimits.totalMs } = options;
    const tryOnce = (leftMs: number) =>
      this.#tryOnce(method, payload, Math.min(timeoutMs, leftMs), signal);
    if (options.retries === 'none') return tryOnce(totalMs);
    return withRetries(tryOnce, { ...retryLimits, totalMs }, signal);
  }

  async #tryOnce(
    method: string,
    payload: object,
    timeoutMs: number,
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    signal?.throwIfAborted();
    const request = new AbortController();
    let isLate = false;
    const close = () => request.abort();
    const timer = setTimeout(() => {
      isLate = true;
      close();
    }, timeoutMs);
    signal?.addEventListener('abort', close);
    try {
      return await this.#client.callApi(method, payload, { signal: request.signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw isLate ? timeoutFailure(Math.round(timeoutMs)) : toBotApiFailure(error);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', close);
      // Telegraf does not read the body of a 5xx, which would hold the connection.
      close();
    }
  }
}
