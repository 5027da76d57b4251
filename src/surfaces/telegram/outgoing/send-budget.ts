import { untilAborted } from '../../../network/until-aborted.ts';
import { BotApiFailure } from './bot-api-failure.ts';
import { SlidingWindow, type WindowUse } from './sliding-window.ts';

/** How much may be sent: new messages, edits and drafts together. */
export interface SendLimits {
  readonly perSecond: number;
  readonly perChatPerSecond: number;
  /** For a group, above the limit of every chat. */
  readonly perGroupPerMinute: number;
  /** Makes seconds and minutes so many times shorter, for tests. */
  readonly speed?: number;
}

/** Those that Telegram names: Bots FAQ, “My bot is hitting limits, how do I avoid this?” */
export const telegramLimits: SendLimits = {
  perSecond: 30,
  perChatPerSecond: 1,
  perGroupPerMinute: 20,
};

/** The part of a limit for many messages that previews of unfinished answers leave to others. */
const keptFromPreviews = 0.3;

/** A chat is left alone for so long at most, whatever Telegram asks. */
const longestPauseMs = 15 * 60_000;
const sweepEveryMs = 60_000;

interface Chat {
  readonly windows: readonly SlidingWindow[];
  /** Telegram wants nothing to be sent to it before. */
  pausedUntilMs: number;
}

interface Waiting {
  readonly chatId: number;
  /** Whether it is to be sent; if not, it only waits for the end of a pause. */
  readonly isCounted: boolean;
  readonly begin: (uses: readonly WindowUse[]) => void;
}

/**
 * Gives calls their turn so that Telegram's limits are kept, in all and for each chat, first come
 * first served; a chat that must wait for itself holds back no other. All windows are read in the
 * moment of sending: the chained queues of bottleneck or p-queue count a task as it enters a queue,
 * so that a wait in the second one breaks the window of the first.
 */
export class SendBudget {
  readonly #overall: SlidingWindow;
  readonly #openWindows: (chatId: number) => readonly SlidingWindow[];
  readonly #chats = new Map<number, Chat>();
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;
  #sweptAtMs = performance.now();

  constructor(limits: SendLimits = telegramLimits) {
    const secondMs = 1_000 / (limits.speed ?? 1);
    const chat = { most: limits.perChatPerSecond, perMs: secondMs };
    const group = { most: limits.perGroupPerMinute, perMs: 60 * secondMs };
    this.#overall = new SlidingWindow({ most: limits.perSecond, perMs: secondMs });
    this.#openWindows = (chatId) =>
      (chatId < 0 ? [chat, group] : [chat]).map((limit) => new SlidingWindow(limit));
  }

  /** What the call gives, made when it is its turn. Rejects as it does, or with the signal's reason. */
  async spend<Result>(
    chatId: number,
    call: () => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result> {
    const [overall, ...ofChat] = await this.#turn({ chatId, isCounted: true }, signal);
    const endedWith = (endedAtMs: number) => {
      for (const use of ofChat) use.endedAtMs = endedAtMs;
      this.#end(overall ? [overall] : []);
    };
    try {
      const result = await call();
      endedWith(performance.now());
      return result;
    } catch (error) {
      // Hardly ever carried out, and the next try is not to wait for a second because of it; where
      // it was, two messages come at once, which Telegram lets pass.
      endedWith(wasLost(error) ? Number.NEGATIVE_INFINITY : performance.now());
      throw error;
    }
  }

  /** Whether what is only a preview of an answer may be sent now. */
  hasSpare(chatId: number): boolean {
    const now = performance.now();
    const ofChat = this.#chats.get(chatId)?.windows ?? [];
    const windows = [this.#overall, ...ofChat];
    return !this.isPaused(chatId) && windows.every((window) => hasPlenty(window, now));
  }

  /** Whether Telegram asked to leave the chat alone. */
  isPaused(chatId: number): boolean {
    return this.#pausedUntilMs(chatId) > performance.now();
  }

  /** Leaves a chat alone for as long as Telegram asked, up to a quarter of an hour. */
  pause(chatId: number, forMs: number): void {
    const chat = this.#chat(chatId);
    const untilMs = performance.now() + Math.min(forMs, longestPauseMs);
    chat.pausedUntilMs = Math.max(chat.pausedUntilMs, untilMs);
  }

  /** Resolves when the chat need not be left alone any more, or rejects with the signal's reason. */
  async pauseOver(chatId: number, signal?: AbortSignal): Promise<void> {
    await this.#turn({ chatId, isCounted: false }, signal);
  }

  /** The chats of which something is known; those of which nothing must be are dropped at times. */
  get chatCount(): number {
    return this.#chats.size;
  }

  #pausedUntilMs(chatId: number): number {
    return this.#chats.get(chatId)?.pausedUntilMs ?? 0;
  }

  #turn(
    wanted: Omit<Waiting, 'begin'>,
    signal: AbortSignal | undefined,
  ): Promise<readonly WindowUse[]> {
    signal?.throwIfAborted();
    let waiting: Waiting | undefined;
    const turn = new Promise<readonly WindowUse[]>((begin) => {
      waiting = { ...wanted, begin };
      this.#waiting.push(waiting);
    });
    this.#serve();
    return untilAborted(turn, signal).catch((error: unknown) => {
      this.#waiting = this.#waiting.filter((other) => other !== waiting);
      this.#serve();
      throw error;
    });
  }

  #end(uses: readonly WindowUse[]): void {
    const endedAtMs = performance.now();
    for (const use of uses) use.endedAtMs = endedAtMs;
    this.#serve();
  }

  /** Lets begin what may, and looks again when the next may. */
  #serve(): void {
    clearTimeout(this.#timer);
    const now = performance.now();
    if (now - this.#sweptAtMs > sweepEveryMs) this.#sweep(now);
    let nextAtMs = Number.POSITIVE_INFINITY;
    this.#waiting = this.#waiting.filter((waiting) => {
      const freeAtMs = this.#freeAtMs(waiting, now);
      if (freeAtMs <= now) waiting.begin(this.#begin(waiting, now));
      else nextAtMs = Math.min(nextAtMs, freeAtMs);
      return freeAtMs > now;
    });
    if (this.#waiting.length === 0) return;
    this.#timer = setTimeout(() => this.#serve(), Math.max(1, Math.ceil(nextAtMs - now)));
  }

  #begin({ chatId, isCounted }: Waiting, now: number): readonly WindowUse[] {
    if (!isCounted) return [];
    return [this.#overall, ...this.#chat(chatId).windows].map((window) => window.begin(now));
  }

  #freeAtMs({ chatId, isCounted }: Waiting, now: number): number {
    if (!isCounted) return this.#pausedUntilMs(chatId);
    const overallMs = this.#overall.freeAtMs(now);
    // Of many chats that wait none need be looked at while nobody may send.
    if (overallMs > now) return overallMs;
    const { windows, pausedUntilMs } = this.#chat(chatId);
    return Math.max(pausedUntilMs, ...windows.map((window) => window.freeAtMs(now)));
  }

  #chat(chatId: number): Chat {
    const known = this.#chats.get(chatId);
    if (known) return known;
    const windows = this.#openWindows(chatId);
    const created = { windows, pausedUntilMs: 0 };
    this.#chats.set(chatId, created);
    return created;
  }

  #sweep(now: number): void {
    this.#sweptAtMs = now;
    for (const [chatId, { windows, pausedUntilMs }] of this.#chats) {
      const isIdle = windows.every((window) => window.isIdle(now));
      if (isIdle && pausedUntilMs <= now) this.#chats.delete(chatId);
    }
  }
}

function hasPlenty(window: SlidingWindow, now: number): boolean {
  return window.left(now) > Math.floor(keptFromPreviews * window.most);
}

/** Whether a call failed on its way, or in the server before it was dealt with. */
function wasLost(error: unknown): boolean {
  if (!(error instanceof BotApiFailure)) return false;
  return error.kind === 'server' || error.fault.kind === 'unreachable';
}
