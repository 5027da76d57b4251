import { Embeddings } from '@langchain/core/embeddings';
import { normalizeText } from '../language/normalize.ts';

export const hashedModelId = 'hashed-ngrams-512';
export const hashedDimensions = 512;

const longestGram = 3;

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
  for (const [gram, count] of countGrams(text)) {
    const hash = hashOf(gram);
    const dimension = hash % hashedDimensions;
    const sign = hash >>> 31 ? -1 : 1;
    vector[dimension] = (vector[dimension] ?? 0) + sign * (1 + Math.log(count));
  }
  return toUnitVector(vector);
}

function countGrams(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const run of normalizeText(text).match(/[\p{L}\p{N}]+/gu) ?? []) {
    const characters = Array.from(run);
    for (let start = 0; start < characters.length; start++) {
      for (let length = 1; length <= longestGram && start + length <= characters.length; length++) {
        const gram = characters.slice(start, start + length).join('');
        counts.set(gram, (counts.get(gram) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** FNV-1a over UTF-16 units, then the final mixing of MurmurHash3; an unsigned 32-bit number. */
function hashOf(gram: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < gram.length; index++) {
    hash = Math.imul(hash ^ gram.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A text without letters and digits, or whose runs cancel out, gets the first axis. */
function toUnitVector(vector: Float32Array): Float32Array {
  const norm = Math.hypot(...vector);
  if (norm > 0) return vector.map((value) => value / norm);
  vector[0] = 1;
  return vector;
}
