import type { UnitFinder } from './units.ts';

/** The different units of a text, and what each of them counts. */
export interface CountedUnits {
  readonly units: readonly number[];
  /** For each unit 1 + ln(how often it stands in the text). */
  readonly weights: readonly number[];
}

/** Counts the units of texts; it may be used again and again, and keeps nothing. */
export class UnitCounter {
  readonly #finder: UnitFinder;
  readonly #counts: Int32Array;
  readonly #found: number[] = [];

  constructor(finder: UnitFinder) {
    this.#finder = finder;
    this.#counts = new Int32Array(finder.size);
  }

  /** Counts the units of a normalised text, in the order in which they come first. */
  count(text: string): CountedUnits {
    this.#found.length = 0;
    this.#finder.find(text, this.#found);
    return this.countFound(this.#found);
  }

  /** The same for units that were found before. */
  countFound(found: ArrayLike<number>): CountedUnits {
    const counts = this.#counts;
    const units: number[] = [];
    for (let index = 0; index < found.length; index++) {
      const unit = found[index] ?? 0;
      const count = counts[unit] ?? 0;
      if (count === 0) units.push(unit);
      counts[unit] = count + 1;
    }
    const weights = units.map((unit) => {
      const count = counts[unit] ?? 1;
      counts[unit] = 0;
      return count === 1 ? 1 : 1 + Math.log(count);
    });
    return { units, weights };
  }
}
