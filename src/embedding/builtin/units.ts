import { isIdeograph } from '../../language/characters.ts';
import { hashOf } from '../../language/hash.ts';
import { none, UnitTrie } from './unit-trie.ts';

/**
 * Cuts text into the units that have a vector: each word of the vocabulary wherever it stands, also
 * inside or across others, so that it does not matter how a segmenter would cut; each character
 * that no such word covers; each run of Latin letters and digits. What the vocabulary lacks shares
 * one of a few buckets, so that every letter and digit has a unit.
 */
export class UnitFinder {
  readonly #trie: UnitTrie;
  readonly #vocabularySize: number;
  readonly #buckets: number;

  /** @param buckets how many units there are for what is not in the vocabulary */
  constructor(vocabulary: readonly string[], buckets: number) {
    this.#trie = new UnitTrie(vocabulary);
    this.#vocabularySize = vocabulary.length;
    this.#buckets = buckets;
  }

  /** How many different units there are. */
  get size(): number {
    return this.#vocabularySize + this.#buckets;
  }

  /** Appends the units of a normalised text, in reading order, to `found`. */
  find(text: string, found: number[]): void {
    let covered = 0;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (isOfRun(unit)) {
        index = this.#findRun(text, index, found) - 1;
      } else if (isIdeograph(unit) || isOtherLetter(unit)) {
        const end = this.#findWords(text, index, found);
        if (end > covered) covered = end;
        if (index >= covered) found.push(this.#unitOf(text, index, index + 1));
      }
    }
  }

  /** Finds the words of two characters and more that begin at an offset; returns the longest's end. */
  #findWords(text: string, start: number, found: number[]): number {
    const trie = this.#trie;
    let node = trie.begin(text.charCodeAt(start));
    let end = start;
    for (let index = start + 1; node !== none && index < text.length; index++) {
      node = trie.step(node, text.charCodeAt(index));
      const word = node === none ? none : trie.wordAt(node);
      if (word === none) continue;
      found.push(word);
      end = index + 1;
    }
    return end;
  }

  /** Takes a run of Latin letters and digits, 130.36 and a4 among them, for one unit; returns its end. */
  #findRun(text: string, start: number, found: number[]): number {
    let end = start + 1;
    while (isOfRun(text.charCodeAt(end)) || isPointInRun(text, end)) end += 1;
    found.push(this.#unitOf(text, start, end));
    return end;
  }

  /** The vocabulary's unit for exactly these characters, else their bucket. */
  #unitOf(text: string, start: number, end: number): number {
    const trie = this.#trie;
    let node = trie.begin(text.charCodeAt(start));
    for (let index = start + 1; node !== none && index < end; index++) {
      node = trie.step(node, text.charCodeAt(index));
    }
    const word = node === none ? none : trie.wordAt(node);
    return word === none ? this.#vocabularySize + this.#bucketOf(text, start, end) : word;
  }

  /** FNV-1a with the final mixing of MurmurHash3. */
  #bucketOf(text: string, start: number, end: number): number {
    const plain = hashOf(text, start, end);
    const hash = Math.imul(plain ^ (plain >>> 16), 0x85ebca6b);
    return ((hash ^ (hash >>> 13)) >>> 0) % this.#buckets;
  }
}

/** Whether a UTF-16 unit is a digit or a small Latin letter; normalised text has no others. */
function isOfRun(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a);
}

const point = 0x2e;

function isPointInRun(text: string, index: number): boolean {
  return text.charCodeAt(index) === point && isOfRun(text.charCodeAt(index + 1));
}

const otherLetter = /[\p{L}\p{N}]|[\ud800-\udfff]/u;

/** Half of a character outside the basic plane counts as a letter: both halves share buckets. */
function isOtherLetter(unit: number): boolean {
  return unit > 0x7f && otherLetter.test(String.fromCharCode(unit));
}
