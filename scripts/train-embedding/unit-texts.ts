/** Many texts as numbers of units, end to end: a list for each would take several times the memory. */
export class UnitTexts {
  #units = new Int32Array(1 << 20);
  #starts = new Int32Array(1 << 16);
  #count = 0;

  /** How many texts there are. */
  get count(): number {
    return this.#count;
  }

  /** How many units all texts have. */
  get length(): number {
    return this.startOf(this.#count);
  }

  /** Adds a text; its place is the `count` before. */
  add(units: readonly number[]): void {
    const start = this.length;
    const end = start + units.length;
    if (end > this.#units.length) this.#units = grown(this.#units, end);
    if (this.#count + 2 > this.#starts.length) this.#starts = grown(this.#starts, this.#count + 2);
    this.#units.set(units, start);
    this.#count += 1;
    this.#starts[this.#count] = end;
  }

  /** Where a text begins among all units; that of the next one is its end. */
  startOf(text: number): number {
    return this.#starts[text] ?? 0;
  }

  /** The units of the texts from one place up to, not including, another. */
  slice(from: number, to: number): Int32Array {
    return this.#units.subarray(this.startOf(from), this.startOf(to));
  }
}

function grown(numbers: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(least, 2 * numbers.length));
  larger.set(numbers);
  return larger;
}
