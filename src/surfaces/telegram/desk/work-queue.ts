/** A piece of work; those of one lane run one after another, in the order in which they came. */
export interface Work {
  readonly lane: string;
  /** A rejection is told to the queue's owner; the lane goes on. */
  run(): Promise<void>;
}

export interface WorkQueueOptions {
  /** Work of one lane, the running piece included. */
  readonly mostPerLane: number;
  /** Work of all lanes that has not begun. */
  readonly mostWaiting: number;
  /** Work of all lanes that runs at the same time. */
  readonly mostRunning: number;
  readonly onFailure: (error: unknown) => void;
}

/** Whether work is taken on, or what is full. */
export type Admission = 'taken' | 'lane-full' | 'queue-full';

/** Runs work lane by lane, the lanes side by side, and never more than it may. */
export class WorkQueue {
  readonly #options: WorkQueueOptions;
  /** What each lane still has to run, in the order of arrival. */
  readonly #waiting = new Map<string, Work[]>();
  /** Lanes whose next piece may begin, in the order in which it came to that. */
  readonly #ready = new Set<string>();
  readonly #running = new Map<string, Promise<void>>();
  #waitingCount = 0;

  constructor(options: WorkQueueOptions) {
    this.#options = options;
  }

  /** What would become of work of this lane. */
  admission(lane: string): Admission {
    if (this.#pendingOf(lane) >= this.#options.mostPerLane) return 'lane-full';
    return this.#waitingCount >= this.#options.mostWaiting ? 'queue-full' : 'taken';
  }

  /** Takes the work on where there is room for it, and returns at once. */
  add(work: Work): Admission {
    const { lane } = work;
    const admission = this.admission(lane);
    if (admission !== 'taken') return admission;
    if (this.#pendingOf(lane) === 0) this.#ready.add(lane);
    this.#waiting.set(lane, [...(this.#waiting.get(lane) ?? []), work]);
    this.#waitingCount++;
    this.#begin();
    return 'taken';
  }

  /**
   * How many pieces have to go before this one: those of its lane, else those of lanes whose turn
   * comes first; 0 for work that runs or is not there.
   */
  ahead(work: Work): number {
    const place = this.#waiting.get(work.lane)?.indexOf(work) ?? -1;
    if (place < 0) return 0;
    const inLane = place + (this.#running.has(work.lane) ? 1 : 0);
    return inLane > 0 ? inLane : [...this.#ready].indexOf(work.lane) + 1;
  }

  /** Takes out the work that has not begun and that is meant, in the order in which it came. */
  remove(isMeant: (work: Work) => boolean): Work[] {
    const removed: Work[] = [];
    for (const [lane, works] of this.#waiting) {
      const kept = works.filter((work) => !isMeant(work));
      if (kept.length === works.length) continue;
      removed.push(...works.filter(isMeant));
      this.#keep(lane, kept);
    }
    this.#waitingCount -= removed.length;
    return removed;
  }

  get waitingCount(): number {
    return this.#waitingCount;
  }

  get runningCount(): number {
    return this.#running.size;
  }

  /** Resolves when all work that has been taken on is done. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  #pendingOf(lane: string): number {
    return (this.#waiting.get(lane)?.length ?? 0) + (this.#running.has(lane) ? 1 : 0);
  }

  #begin(): void {
    for (const lane of this.#ready) {
      if (this.#running.size >= this.#options.mostRunning) return;
      this.#ready.delete(lane);
      const [next, ...rest] = this.#waiting.get(lane) ?? [];
      this.#keep(lane, rest);
      if (next) this.#run(next);
    }
  }

  #run(work: Work): void {
    this.#waitingCount--;
    // Started in a later tick, so that what throws at once rejects as well.
    const running = Promise.resolve()
      .then(() => work.run())
      .catch(this.#options.onFailure)
      .then(() => this.#end(work.lane));
    this.#running.set(work.lane, running);
  }

  #end(lane: string): void {
    this.#running.delete(lane);
    if (this.#waiting.has(lane)) this.#ready.add(lane);
    this.#begin();
  }

  #keep(lane: string, works: Work[]): void {
    if (works.length > 0) this.#waiting.set(lane, works);
    else {
      this.#waiting.delete(lane);
      this.#ready.delete(lane);
    }
  }
}
