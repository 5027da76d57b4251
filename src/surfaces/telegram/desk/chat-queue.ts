export type Work = () => Promise<void>;

/** Runs the work of each chat one after another, and that of different chats side by side. */
export class ChatQueue {
  /** For each chat with work, the piece that runs and those that wait. */
  readonly #lanes = new Map<number, Work[]>();
  readonly #running = new Set<Promise<void>>();
  readonly #maxPending: number;
  readonly #onFailure: (error: unknown) => void;

  /** `maxPending` bounds the work of one chat, the running piece included. */
  constructor(maxPending: number, onFailure: (error: unknown) => void) {
    this.#maxPending = maxPending;
    this.#onFailure = onFailure;
  }

  /** Takes the work on and returns at once; false if the chat has as much as it may have. */
  add(chatId: number, work: Work): boolean {
    const lane = this.#lanes.get(chatId);
    if (!lane) {
      this.#open(chatId, [work]);
      return true;
    }
    if (lane.length >= this.#maxPending) return false;
    lane.push(work);
    return true;
  }

  /** Resolves when all work that has been taken on is done. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #open(chatId: number, lane: Work[]): void {
    this.#lanes.set(chatId, lane);
    const running = this.#run(chatId, lane).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async #run(chatId: number, lane: Work[]): Promise<void> {
    for (let work = lane[0]; work; work = lane[0]) {
      await work().catch(this.#onFailure);
      lane.shift();
    }
    // In the same tick as the look that found it empty, or work added in between would be lost.
    this.#lanes.delete(chatId);
  }
}
