import { chance, type Random, seededRandom } from './random.ts';

/**
 * What goes wrong with a call: an error response, a response that never comes, a connection that is
 * cut before the call was carried out, or after.
 */
export type Fault =
  | { readonly code: number; readonly description: string; readonly retryAfter?: number }
  | 'hang'
  | 'cut'
  | 'cut-after';

export interface RandomFaults {
  /** The part of the calls that goes wrong, from 0 to 1. */
  readonly share: number;
  readonly seed: number;
  readonly methods: readonly string[];
  /** They take turns. */
  readonly faults: readonly Fault[];
  /** Is told of each fault that a call meets. */
  readonly onMet?: (fault: Fault) => void;
}

/** The faults that calls are to meet. */
export class Faults {
  readonly #planned = new Map<string, Fault[]>();
  readonly #randoms = new Map<string, Random>();
  #random: RandomFaults | undefined;
  #metAtRandom = 0;

  /** How many calls went wrong at random. */
  get metAtRandom(): number {
    return this.#metAtRandom;
  }

  /** Makes the next calls of a method go wrong. */
  plan(method: string, fault: Fault, times: number): void {
    const earlier = this.#planned.get(method) ?? [];
    this.#planned.set(method, [...earlier, ...Array.from({ length: times }, () => fault)]);
  }

  /** Makes calls go wrong at random from now on, the same ones of each method for the same seed. */
  atRandom(faults: RandomFaults): void {
    this.#random = faults;
    this.#randoms.clear();
    for (const [index, method] of faults.methods.entries()) {
      this.#randoms.set(method, seededRandom(faults.seed + index));
    }
  }

  /** What the call that just came is to meet; planned faults come first. */
  next(method: string): Fault | undefined {
    return this.#planned.get(method)?.shift() ?? this.#nextAtRandom(method);
  }

  #nextAtRandom(method: string): Fault | undefined {
    const random = this.#randoms.get(method);
    if (!random || !this.#random || !chance(random, this.#random.share)) return undefined;
    const { faults, onMet } = this.#random;
    const fault = faults[this.#metAtRandom++ % faults.length];
    if (fault !== undefined) onMet?.(fault);
    return fault;
  }
}
