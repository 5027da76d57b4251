import type { RawUpdate } from './bot-api-updates.ts';

const maxUpdatesPerFetch = 100;

/** Updates that wait to be fetched, and the request that waits for them. */
export class Inbox {
  #updates: RawUpdate[] = [];
  readonly #delivered = new WeakSet<RawUpdate>();
  #wake: (() => void) | undefined;
  #dismiss: (() => void) | undefined;

  add(update: RawUpdate): void {
    this.#updates.push(update);
    this.#wake?.();
  }

  /**
   * Drops what earlier fetches delivered below `offset`, then waits up to `timeoutMs` for
   * something to deliver. Resolves undefined if a later fetch or the signal ends this one.
   */
  async fetch(
    offset: number,
    timeoutMs: number,
    signal: AbortSignal,
  ): Promise<readonly RawUpdate[] | undefined> {
    this.#dismiss?.();
    this.#updates = this.#updates.filter(
      (update) => update.update_id >= offset || !this.#delivered.has(update),
    );
    const stays = this.#updates.length > 0 || (await this.#waited(timeoutMs, signal));
    if (!stays) return undefined;
    const batch = this.#updates.slice(0, maxUpdatesPerFetch);
    for (const update of batch) this.#delivered.add(update);
    return batch;
  }

  async #waited(timeoutMs: number, signal: AbortSignal): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const stays = await new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(true), timeoutMs);
      signal.addEventListener('abort', () => resolve(false));
      this.#wake = () => resolve(true);
      this.#dismiss = () => resolve(false);
    });
    clearTimeout(timer);
    return stays;
  }
}
