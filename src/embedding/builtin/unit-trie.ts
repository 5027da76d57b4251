/** No such word, or no such way on. */
export const none = -1;

const root = 0;

/**
 * Words by their characters, as a trie in one open-addressing table: an edge is found by its node
 * and a UTF-16 unit. A tree of Maps takes some ten times as long to build and to walk.
 */
export class UnitTrie {
  readonly #nodes: Int32Array;
  readonly #units: Uint16Array;
  readonly #targets: Int32Array;
  /** For each node the place of the word that ends there. */
  readonly #words: Int32Array;
  #size = 1;

  constructor(words: readonly string[]) {
    const edges = words.reduce((sum, word) => sum + word.length, 1);
    const slots = 2 ** Math.ceil(Math.log2(2 * edges));
    this.#nodes = new Int32Array(slots).fill(none);
    this.#units = new Uint16Array(slots);
    this.#targets = new Int32Array(slots);
    this.#words = new Int32Array(edges + 1).fill(none);
    for (const [place, word] of words.entries()) this.#add(word, place);
  }

  /** The node behind a first UTF-16 unit, or `none`. */
  begin(unit: number): number {
    return this.step(root, unit);
  }

  /** The node behind another and a UTF-16 unit, or `none`. */
  step(node: number, unit: number): number {
    const slot = this.#slotOf(node, unit);
    return this.#nodes[slot] === none ? none : (this.#targets[slot] ?? none);
  }

  /** The place in the list of the word that ends at a node, or `none`. */
  wordAt(node: number): number {
    return this.#words[node] ?? none;
  }

  #add(word: string, place: number): void {
    let node = root;
    for (let index = 0; index < word.length; index++) {
      node = this.#stepOrGrow(node, word.charCodeAt(index));
    }
    this.#words[node] = place;
  }

  #stepOrGrow(node: number, unit: number): number {
    const slot = this.#slotOf(node, unit);
    if (this.#nodes[slot] === none) {
      this.#nodes[slot] = node;
      this.#units[slot] = unit;
      this.#targets[slot] = this.#size++;
    }
    return this.#targets[slot] ?? none;
  }

  /** Where the edge stands, or the free place where it would. */
  #slotOf(node: number, unit: number): number {
    const mask = this.#nodes.length - 1;
    let slot = mix(node, unit) & mask;
    while (
      this.#nodes[slot] !== none &&
      (this.#nodes[slot] !== node || this.#units[slot] !== unit)
    ) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}

/** Spreads an edge over all bits (multipliers of MurmurHash3's final mixing). */
function mix(node: number, unit: number): number {
  const mixed = Math.imul(node ^ Math.imul(unit, 0x85ebca6b), 0xc2b2ae35);
  return mixed ^ (mixed >>> 15);
}
