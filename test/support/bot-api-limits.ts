import { Refusal } from './bot-api-refusal.ts';

/** How much a bot may send; a limit that is left out is not enforced. */
export interface SendLimits {
  readonly perSecond?: number;
  readonly perChatPerSecond?: number;
  readonly perGroupPerMinute?: number;
  /** Makes seconds and minutes so many times shorter; `retry_after` is then no whole number. */
  readonly speed?: number;
  /** Makes them shorter by so much: what calls may be late by on a busy machine. 0 if not given. */
  readonly toleranceMs?: number;
}

export type LimitName = 'perSecond' | 'perChatPerSecond' | 'perGroupPerMinute';

/** A call that came too early. */
export interface Breach {
  readonly limit: LimitName;
  readonly chatId: number;
  readonly atMs: number;
}

const windowsMs = { perSecond: 1000, perChatPerSecond: 1000, perGroupPerMinute: 60_000 };

/** Telegram's limits of sending, over sliding windows of time. */
export class SendBudget {
  readonly breaches: Breach[] = [];
  readonly #limits: SendLimits;
  readonly #windows = new Map<string, SlidingWindow>();

  constructor(limits: SendLimits) {
    this.#limits = limits;
  }

  /**
   * Takes a place for a call that arrived at `arrivedMs` of the monotonic clock.
   * @throws Refusal 429, and counts a breach, where there is none; nothing is taken then.
   */
  take(chatId: number, arrivedMs: number): void {
    const windows = this.#windowsOf(chatId);
    const waits = windows.map(({ limit, window }) => ({ limit, ms: window.waitMs(arrivedMs) }));
    const [longest] = waits.sort((one, other) => other.ms - one.ms);
    if (longest && longest.ms > 0) {
      this.breaches.push({ limit: longest.limit, chatId, atMs: Date.now() });
      throw this.#refusal(longest.ms);
    }
    for (const { window } of windows) window.add(arrivedMs);
  }

  #windowsOf(chatId: number) {
    const names: LimitName[] = ['perSecond', 'perChatPerSecond'];
    if (chatId < 0) names.push('perGroupPerMinute');
    return names.flatMap((limit) => {
      const most = this.#limits[limit];
      return most === undefined ? [] : [{ limit, window: this.#window(limit, chatId, most) }];
    });
  }

  #window(limit: LimitName, chatId: number, most: number): SlidingWindow {
    const key = limit === 'perSecond' ? limit : `${limit} ${chatId}`;
    const { speed = 1, toleranceMs = 0 } = this.#limits;
    const window =
      this.#windows.get(key) ?? new SlidingWindow(most, windowsMs[limit] / speed - toleranceMs);
    this.#windows.set(key, window);
    return window;
  }

  #refusal(waitMs: number): Refusal {
    const isScaled = (this.#limits.speed ?? 1) !== 1;
    const seconds = isScaled ? Math.ceil(waitMs) / 1000 : Math.ceil(waitMs / 1000);
    return new Refusal(429, `Too Many Requests: retry after ${seconds}`, seconds);
  }
}

class SlidingWindow {
  #timesMs: number[] = [];
  readonly #most: number;
  readonly #lengthMs: number;

  constructor(most: number, lengthMs: number) {
    this.#most = most;
    this.#lengthMs = lengthMs;
  }

  /** How long until there is a place; 0 if there is one. */
  waitMs(nowMs: number): number {
    this.#timesMs = this.#timesMs.filter((timeMs) => timeMs > nowMs - this.#lengthMs);
    const oldestInTheWay = this.#timesMs.at(-this.#most);
    return oldestInTheWay === undefined ? 0 : oldestInTheWay + this.#lengthMs - nowMs;
  }

  add(nowMs: number): void {
    this.#timesMs.push(nowMs);
  }
}
