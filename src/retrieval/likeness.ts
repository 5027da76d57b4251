import { openBuiltinEmbeddings } from '../embedding/builtin/builtin.ts';
import { remember } from '../language/remember.ts';
import { toTerms } from '../language/terms.ts';

/** Words come again and again, and so do the sentences of good stories; a vector takes 0.5 kB. */
const mostWords = 20_000;
const mostTexts = 4_000;
const vectorOfWord = remember(vectorOf, mostWords);
const rememberedVectorOf = remember(vectorOf, mostTexts);
const rememberedVectorsOfWords = remember(readVectorsOfWords, mostTexts);
/** A whole book is seldom asked for again, and would be kept as a key. */
const longestRemembered = 5_000;

/** The cosine of a word with the word of a text that is most like it, from 0 to 1. */
export function likenessOfWord(word: string, text: string): number {
  return highestCosine(vectorOfWord(word), vectorsOfWords(text));
}

function highestCosine(word: Float32Array, others: readonly Float32Array[]): number {
  return others.reduce((best, other) => Math.max(best, cosine(word, other)), 0);
}

/** How much a text and a question mean the same, from 0 to 1, by the built-in embedding. */
export class Likeness {
  readonly #question: Float32Array;
  readonly #words: readonly Float32Array[];
  readonly #ofWords = new Map<string, number[]>();
  readonly #ofPrinted = new Map<Float32Array, readonly number[]>();

  /** @param words those of the question that are looked for one by one */
  constructor(question: string, words: readonly string[]) {
    this.#question = vectorOf(question);
    this.#words = words.map(vectorOfWord);
  }

  /** The cosine of a text with the question as a whole. */
  ofText(text: string): number {
    return cosine(vectorOfText(text), this.#question);
  }

  /** For each of the question's words the cosine with the word of a text that is most like it. */
  ofWords(text: string): number[] {
    const known = this.#ofWords.get(text);
    if (known) return known;
    const ofEach = vectorsOfWords(text).map((printed) => this.#ofWord(printed));
    const likeness = this.#words.map((_, word) =>
      ofEach.reduce((highest, cosines) => Math.max(highest, cosines[word] ?? 0), 0),
    );
    this.#ofWords.set(text, likeness);
    return likeness;
  }

  /** A printed word comes in many sentences, and its vector is the same object each time. */
  #ofWord(printed: Float32Array): readonly number[] {
    const known = this.#ofPrinted.get(printed);
    if (known) return known;
    const cosines = this.#words.map((word) => cosine(word, printed));
    this.#ofPrinted.set(printed, cosines);
    return cosines;
  }
}

/** The vector of a text by the built-in embedding; not to be changed, for it is remembered. */
export function vectorOfText(text: string): Float32Array {
  return text.length > longestRemembered ? vectorOf(text) : rememberedVectorOf(text);
}

function vectorsOfWords(text: string): readonly Float32Array[] {
  return text.length > longestRemembered
    ? readVectorsOfWords(text)
    : rememberedVectorsOfWords(text);
}

function readVectorsOfWords(text: string): readonly Float32Array[] {
  return [...new Set(toTerms(text))].map(vectorOfWord);
}

function vectorOf(text: string): Float32Array {
  return openBuiltinEmbeddings().embeddings.vectorOf(text);
}

/** Of unit vectors; 0 where they point away from each other. In four sums, which takes a third less. */
function cosine(a: Float32Array, b: Float32Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let axis = 0; axis < a.length; axis += 4) {
    first += (a[axis] ?? 0) * (b[axis] ?? 0);
    second += (a[axis + 1] ?? 0) * (b[axis + 1] ?? 0);
    third += (a[axis + 2] ?? 0) * (b[axis + 2] ?? 0);
    fourth += (a[axis + 3] ?? 0) * (b[axis + 3] ?? 0);
  }
  return Math.max(0, first + second + third + fourth);
}
