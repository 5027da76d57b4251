import { isLetterOrDigit } from '../language/characters.ts';

/** The beginning of a story tells what its headline tells. */
const openingChars = 170;
const openingWeight = 0.6;

/** Marks for a pair of characters in a story's opening, and further down. */
const inOpening = 2;
const furtherDown = 1;
/** A pair that a story of 1,000 characters does not hold is taken for held in 6 % of cases. */
const mostTableBits = 14;
/** Fewer pairs need less: a page may hold a hundred thousand stories of a few characters. */
const placesPerPair = 64;

/** A story's letters and digits, and which pairs of neighbouring characters stand in them. */
export class StoryLetters {
  readonly letters: string;
  readonly #tableBits: number;
  readonly #table: Uint8Array;

  constructor(text: string) {
    this.letters = lettersOf(text);
    this.#tableBits = tableBitsFor(this.letters.length);
    this.#table = new Uint8Array(1 << this.#tableBits);
    for (let at = this.letters.length - 2; at >= 0; at--) {
      const place = pairPlace(this.letters, at, this.#tableBits);
      this.#table[place] = at < openingChars ? inOpening : furtherDown;
    }
  }

  /** The share of a line's pairs of characters that stand in the story, its opening counted more. */
  shareOf(line: string): number {
    const letters = lettersOf(line);
    if (letters.length < 2) return 0;
    let score = 0;
    for (let at = 0; at < letters.length - 1; at++) {
      const mark = this.#table[pairPlace(letters, at, this.#tableBits)];
      if (mark === inOpening) score += 1;
      else if (mark === furtherDown) score += 1 - openingWeight;
    }
    return score / (letters.length - 1);
  }
}

/** The letters and digits of a text, without marks and white space. */
export function lettersOf(text: string): string {
  const runs: string[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    if (isLetterOrDigit(text.charCodeAt(index))) continue;
    if (index > start) runs.push(text.slice(start, index));
    start = index + 1;
  }
  runs.push(text.slice(start));
  return runs.join('');
}

function tableBitsFor(letters: number): number {
  return Math.min(mostTableBits, Math.ceil(Math.log2(placesPerPair * Math.max(1, letters))));
}

/** The table's place for the pair at an offset (multiplicative hashing, Knuth 1973, 6.4). */
function pairPlace(letters: string, at: number, tableBits: number): number {
  const first = Math.imul(letters.charCodeAt(at), 0x9e3779b1);
  const second = Math.imul(letters.charCodeAt(at + 1), 0x85ebca6b);
  return (first ^ second) >>> (32 - tableBits);
}
