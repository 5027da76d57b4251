import { Embeddings } from '@langchain/core/embeddings';
import { normalizeText } from '../language/normalize.ts';

export const hashedModelId = 'hashed-ngrams-256';
/** A power of two, so that the low bits of a hash are a dimension. */
export const hashedDimensions = 256;

/** An embedding that needs no model and no network: texts are near if they share characters. */
export class HashedEmbeddings extends Embeddings {
  constructor() {
    super({});
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map((text) => Array.from(hashedVector(text)));
  }

  override async embedQuery(text: string): Promise<number[]> {
    return Array.from(hashedVector(text));
  }
}

/**
 * A unit vector of `hashedDimensions` from the text's runs of one to three characters. A run adds
 * 1 + ln(its count) to the dimension it hashes to, with a sign that is hashed too, so that
 * collisions cancel out on average (Weinberger et al. 2009, feature hashing).
 */
export function hashedVector(text: string): Float32Array {
  const vector = new Float32Array(hashedDimensions);
  const { hashes, counts } = countGrams(normalizeText(text));
  for (let slot = 0; slot < hashes.length; slot++) {
    const count = counts[slot] ?? 0;
    if (count === 0) continue;
    const hash = hashes[slot] ?? 0;
    const dimension = hash & (hashedDimensions - 1);
    const weight = count === 1 ? 1 : 1 + Math.log(count);
    vector[dimension] = (vector[dimension] ?? 0) + (hash < 0 ? -weight : weight);
  }
  return toUnitVector(vector);
}

/** Runs do not go across what is neither letter nor digit. */
function countGrams(text: string): HashCounts {
  const counts = new HashCounts(3 * text.length);
  let length = 0;
  let one = 0;
  let two = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.codePointAt(index) ?? 0;
    if (character > 0xffff) index += 1;
    if (!isLetterOrDigit(character)) {
      length = 0;
      continue;
    }
    const three = extend(two, character);
    two = extend(one, character);
    one = extend(emptyHash, character);
    length += 1;
    counts.add(mix(one));
    if (length > 1) counts.add(mix(two));
    if (length > 2) counts.add(mix(three));
  }
  return counts;
}

const emptyHash = 0x811c9dc5;

/** The hash of a run with one more character: FNV-1a over code points. */
function extend(hash: number, character: number): number {
  return Math.imul(hash ^ character, 0x01000193);
}

/** The final mixing of MurmurHash3; a signed 32-bit number, each bit of which can be used. */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

const letterOrDigit = /[\p{L}\p{N}]/u;
const codePoints = 0x110000;
/** For each code point met so far 1 if it is a letter or digit, 2 if not: a pattern is slower. */
const classes = new Uint8Array(codePoints);

function isLetterOrDigit(character: number): boolean {
  const known = classes[character];
  if (known) return known === 1;
  const is = letterOrDigit.test(String.fromCodePoint(character));
  classes[character] = is ? 1 : 2;
  return is;
}

/** How often each of some well mixed hashes came, by open addressing: a Map takes twice as long. */
class HashCounts {
  readonly hashes: Int32Array;
  /** For each place in `hashes` the count, 0 where there is no hash. */
  readonly counts: Int32Array;

  /** @param most how many hashes may be added */
  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(1.5 * most + 1));
    this.hashes = new Int32Array(size);
    this.counts = new Int32Array(size);
  }

  add(hash: number): void {
    const { hashes, counts } = this;
    const mask = hashes.length - 1;
    let slot = (hash >>> 8) & mask;
    while (counts[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & mask;
    hashes[slot] = hash;
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
}

/** In place. A text without letters and digits, or whose runs cancel out, gets the first axis. */
function toUnitVector(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const norm = Math.sqrt(squares);
  if (norm === 0) vector[0] = 1;
  else for (let axis = 0; axis < vector.length; axis++) vector[axis] = (vector[axis] ?? 0) / norm;
  return vector;
}
