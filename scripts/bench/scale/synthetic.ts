import { readSources } from '../../../src/app.ts';
import { bodyOf } from '../../../src/corpus/article.ts';
import { splitSentences } from '../../../src/language/sentences.ts';
import { toTerms } from '../../../src/language/terms.ts';
import { between, chance, pick, type Random, seededRandom } from '../../../test/support/random.ts';

/** What synthetic articles are put together from. */
export interface SyntheticMaterial {
  readonly sentences: readonly string[];
  /** Words of the sentences, the most frequent first. */
  readonly words: readonly string[];
  /** Chinese characters, each as often as in the sentences. */
  readonly characters: readonly string[];
}

export interface SyntheticDocument {
  readonly id: string;
  readonly text: string;
  readonly date: string;
}

/** Words that are told apart; those beyond the material's own are coined. */
const vocabularySize = 200_000;
const sentencesPerArticle = { least: 6, most: 24 };
const usableSentence = /^[\p{sc=Han}\p{N}\p{P}\w]{8,120}$/u;
const hanWord = /^\p{sc=Han}{2,4}$/u;
const replacedShare = 0.35;
/** So that a document, a question and a word do not draw the same numbers. */
const seeds = { document: 1, question: 1_000_000_007, word: 500_000_003 };

/** Takes the sentences and words out of a folder of pages. */
export async function readMaterial(sourcePath: string): Promise<SyntheticMaterial> {
  const sentences: string[] = [];
  for await (const result of readSources(sourcePath)) {
    if ('rejected' in result) continue;
    for (const body of result.articles.map(bodyOf)) {
      const texts = splitSentences(body).map(({ start, end }) => body.slice(start, end));
      sentences.push(...texts.filter((text) => usableSentence.test(text)));
    }
  }
  return toMaterial(sentences);
}

/** Counts the words of sentences. */
function toMaterial(sentences: readonly string[]): SyntheticMaterial {
  const counts = new Map<string, number>();
  for (const word of sentences.flatMap(toTerms)) {
    if (hanWord.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
  return { sentences, words, characters: sentences.join('').match(/\p{sc=Han}/gu) ?? [] };
}

/** The article of this number; the same number always gives the same one. */
export function syntheticDocument(material: SyntheticMaterial, index: number): SyntheticDocument {
  const random = seededRandom(seeds.document + index);
  const count = between(random, sentencesPerArticle.least, sentencesPerArticle.most);
  const sentences = Array.from({ length: count }, () => syntheticSentence(material, random));
  const day = new Date(Date.UTC(2015, 0, 1) + between(random, 0, 3650) * 86_400_000);
  return {
    id: syntheticId(index),
    text: `本报讯 ${sentences.join('')}`,
    date: day.toISOString().slice(0, 10),
  };
}

/** A question after the three rarest words of an article's sentence. */
export function syntheticQuestion(material: SyntheticMaterial, index: number) {
  const { text } = syntheticDocument(material, index);
  const random = seededRandom(seeds.question + index);
  const spans = splitSentences(text);
  const { start, end } = pick(random, spans);
  const known = new Set(material.words.slice(0, 200));
  const words = [...new Set(toTerms(text.slice(start, end)))].filter((word) => hanWord.test(word));
  const rarest = words.filter((word) => !known.has(word)).slice(0, 3);
  const asked = rarest.length > 0 ? rarest : words.slice(0, 3);
  return { question: `${asked.join('、')}的情况怎么样？`, relevant: [syntheticId(index)] };
}

/** Numbers of documents to ask for; half of them are among the first few per cent. */
export function questionedDocuments(documents: number, count: number): number[] {
  const random = seededRandom(seeds.question);
  return [...new Set(Array.from({ length: count }, () => zipfRank(random, documents)))];
}

function syntheticId(index: number): string {
  return `s${String(index).padStart(6, '0')}`;
}

/** A sentence in which some words gave way to others, the frequent to the rare. */
function syntheticSentence(material: SyntheticMaterial, random: Random): string {
  const sentence = pick(random, material.sentences);
  return sentence.replace(/\p{sc=Han}{2}/gu, (pair) =>
    chance(random, replacedShare) ? wordOfRank(material, zipfRank(random, vocabularySize)) : pair,
  );
}

/** A number below `size`, in proportion to 1 / (number + 1): Zipf's law with exponent 1. */
function zipfRank(random: Random, size: number): number {
  return Math.floor(Math.exp(random() * Math.log(size + 1))) - 1;
}

function wordOfRank({ words, characters }: SyntheticMaterial, rank: number): string {
  const word = words[rank];
  if (word !== undefined) return word;
  const random = seededRandom(seeds.word + rank);
  return Array.from({ length: between(random, 2, 3) }, () => pick(random, characters)).join('');
}
