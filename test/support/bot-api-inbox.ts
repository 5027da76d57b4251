import { Refusal } from './bot-api-refusal.ts';
import type { RawUpdate } from './bot-api-updates.ts';

const maxUpdatesPerFetch = 100;
const otherPoller =
  'terminated by other getUpdates request; make sure that only one bot instance is running';

export interface FetchOptions {
  /** Negative: only so many of the newest updates are kept. */
  readonly offset: number;
  readonly limit: number;
  readonly timeoutMs: number;
  /** Ends the fetch when its client has gone. */
  readonly signal: AbortSignal;
}

/** Updates that wait to be fetched or delivered, and the request that waits for them. */
export class Inbox {
  #updates: RawUpdate[] = [];
  readonly #delivered = new WeakSet<RawUpdate>();
  readonly #onAdd: () => void;
  #wake: (() => void) | undefined;
  #dismiss: ((why: Refusal) => void) | undefined;

  /** `onAdd` hears of every update that comes in. */
  constructor(onAdd: () => void) {
    this.#onAdd = onAdd;
  }

  get waiting(): readonly RawUpdate[] {
    return this.#updates;
  }

  add(update: RawUpdate): void {
    this.#updates.push(update);
    this.#wake?.();
    this.#onAdd();
  }

  remove(update: RawUpdate): void {
    this.#updates = this.#updates.filter((other) => other !== update);
  }

  clear(): void {
    this.#updates = [];
  }

  /** Ends the request that waits for updates. */
  dismiss(words: string): void {
    this.#dismiss?.(new Refusal(409, `Conflict: ${words}`));
  }

  /**
   * Drops what earlier fetches delivered below the offset, then waits for something to deliver.
   * @throws Refusal if a later fetch or `dismiss` ends this one; resolves empty for the signal.
   */
  async fetch(options: FetchOptions): Promise<readonly RawUpdate[]> {
    this.dismiss(otherPoller);
    this.#drop(options.offset);
    const hasGone = this.#updates.length === 0 && !(await this.#waited(options));
    if (hasGone) return [];
    const batch = this.#updates.slice(0, Math.min(Math.max(options.limit, 1), maxUpdatesPerFetch));
    for (const update of batch) this.#delivered.add(update);
    return batch;
  }

  #drop(offset: number): void {
    if (offset < 0) this.#updates = this.#updates.slice(offset);
    else
      this.#updates = this.#updates.filter(
        (update) => update.update_id >= offset || !this.#delivered.has(update),
      );
  }

  /** False if the client has gone. */
  async #waited({ timeoutMs, signal }: FetchOptions): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<boolean>((resolve, reject) => {
        timer = setTimeout(() => resolve(true), timeoutMs);
        signal.addEventListener('abort', () => resolve(false));
        this.#wake = () => resolve(true);
        this.#dismiss = reject;
      });
    } finally {
      clearTimeout(timer);
    }
  }
}
