/** What must hold in a run. */
export const promises = {
  lost: 'every question has its answer',
  doubled: 'no answer comes twice, none that nobody asked for',
  order: 'answers of a chat or pipe come in the order of its questions',
  figures: 'a page that is held gives its figure first, and is the source',
  removed: 'what was removed or changed is in no answer any more',
  sessions: 'a follow-up is about what its own chat or session asked before',
  apologies: 'no question ends in an apology, a refusal or an unreadable result',
  faults: 'no stack trace, unhandled rejection or error in any log',
  ends: 'processes end when they are told to, and only then, and say so by their exit code',
  builds: 'every build that is not killed is made, or waits for another writer',
  memory: 'memory does not grow over a long life',
  handles: 'open files and threads do not grow over a long life',
  disk: 'the archive folder and write-ahead logs stay bounded',
  files: 'nothing is left over once all is closed',
  integrity: 'every database is whole',
} as const;

export type Promised = keyof typeof promises;

export interface Breach {
  readonly promised: Promised;
  readonly times: number;
  /** The first of them. */
  readonly told: readonly string[];
}

/** So many breaches of one promise are told in full. */
const mostTold = 20;

/** What was counted in a run, and what did not hold. */
export class Findings {
  readonly #counts = new Map<string, number>();
  readonly #breaches = new Map<Promised, string[]>();
  readonly #onBreach: (sentence: string) => void;

  /** `onBreach` hears of each breach as it is found. */
  constructor(onBreach: (sentence: string) => void = () => {}) {
    this.#onBreach = onBreach;
  }

  count(name: string, by = 1): void {
    this.#counts.set(name, this.counted(name) + by);
  }

  counted(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  /** All counts, in the order in which each was first counted. */
  get counts(): readonly (readonly [name: string, count: number])[] {
    return [...this.#counts];
  }

  breach(promised: Promised, detail: string): void {
    this.#breaches.set(promised, [...(this.#breaches.get(promised) ?? []), detail]);
    this.#onBreach(`${promises[promised]}: ${detail}`);
  }

  get breaches(): readonly Breach[] {
    return [...this.#breaches].map(([promised, details]) => ({
      promised,
      times: details.length,
      told: details.slice(0, mostTold),
    }));
  }
}
