import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

const fewestOccurrences = 5;
const longestWord = 7;
const usableWord = /^(?:[\u4e00-\u9fff]+|[a-z0-9.]+)$/u;

/** Counts words in order to choose those that get a vector of their own. */
export class WordCounter {
  readonly #jieba = Jieba.withDict(dict);
  readonly #counts = new Map<string, number>();

  /** Counts the words of a normalised text. */
  add(text: string): void {
    for (const word of this.#jieba.cut(text, true)) {
      this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
    }
  }

  /** All single characters and the most frequent words, at most `size` together. */
  choose(size: number): string[] {
    const frequent = [...this.#counts]
      .filter(([, count]) => count >= fewestOccurrences)
      .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
      .map(([word]) => word);
    const characters = frequent.filter((word) => word.length === 1 && /[\p{L}\p{N}]/u.test(word));
    const words = frequent.filter(isUsableWord);
    return [...characters, ...words].slice(0, size);
  }
}

function isUsableWord(word: string): boolean {
  return word.length > 1 && word.length <= longestWord && usableWord.test(word);
}
