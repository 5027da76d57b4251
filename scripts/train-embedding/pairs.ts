import { WenbaoError } from '../../src/errors.ts';
import { between, chance, type Random } from '../../test/support/random.ts';
import type { TrainingCorpus } from './corpus.ts';

/** Two texts that belong together, as units; pairs of one group say nothing against each other. */
export interface TextPair {
  readonly query: Int32Array;
  readonly passage: Int32Array;
  readonly group: number;
}

/** How often each kind of pair is drawn; the rest are sentences with what stands around them. */
export interface PairMix {
  /** A question with a part of a passage that holds the answer. */
  readonly questionShare: number;
  /** An article's first sentence, which says what a headline would, with another part of it. */
  readonly openingShare: number;
  /** How often a sentence may also stand in what it is to be found by. */
  readonly keptShare: number;
  /** How long a passage is at least, unless its article is shorter. */
  readonly passageUnits: number;
}

const fewestQueryUnits = 4;
const fewestPassageUnits = 6;
const mostQueryUnits = 400;
/** A long article is drawn no more often than one of so many sentences. */
const mostCountedSentences = 30;
const fewestSentences = 3;
/** A corpus of which so many drawn pairs are too short has none that is long enough. */
const mostDraws = 10_000;

/** Draws pairs of texts from a corpus. */
export class PairSampler {
  readonly #corpus: TrainingCorpus;
  readonly #mix: PairMix;
  readonly #articles: number[] = [];
  /** For each usable article the sentences counted up to its end. */
  readonly #counted: number[] = [];

  constructor(corpus: TrainingCorpus, mix: PairMix) {
    this.#corpus = corpus;
    this.#mix = mix;
    let counted = 0;
    for (let article = 0; article < corpus.articleCount; article++) {
      const [first, end] = this.#sentencesOf(article);
      if (end - first < fewestSentences) continue;
      counted += Math.min(mostCountedSentences, end - first);
      this.#articles.push(article);
      this.#counted.push(counted);
    }
  }

  /**
   * The next pair; equal sequences of random numbers give equal pairs.
   * @throws WenbaoError where hardly any text of the corpus is long enough
   */
  draw(random: Random): TextPair {
    for (let draws = 0; draws < mostDraws; draws++) {
      const pair = this.#drawAny(random);
      const { query, passage } = pair;
      if (query.length >= fewestQueryUnits && passage.length >= fewestPassageUnits) return pair;
    }
    throw tooLittleText();
  }

  #drawAny(random: Random): TextPair {
    const { questionShare, openingShare } = this.#mix;
    const drawn = random();
    if (drawn < questionShare) return this.#drawQuestion(random);
    const article = this.#drawArticle(random);
    if (drawn < questionShare + openingShare) return this.#drawOpening(random, article);
    return this.#drawSentence(random, article);
  }

  #drawQuestion(random: Random): TextPair {
    const { questions, passages, answerPlaces } = this.#corpus;
    const { passageUnits } = this.#mix;
    const place = between(random, 0, questions.count - 1);
    const passage = passages.slice(place, place + 1);
    const before = Math.floor(random() * passageUnits);
    const wanted = (answerPlaces[place] ?? 0) - before;
    const start = Math.max(0, Math.min(wanted, passage.length - passageUnits));
    return {
      query: questions.slice(place, place + 1),
      passage: passage.slice(start, start + passageUnits),
      group: -1 - place,
    };
  }

  #drawOpening(random: Random, article: number): TextPair {
    const [first, end] = this.#sentencesOf(article);
    return this.#pairOf(random, article, first, between(random, first + 1, end - 1));
  }

  #drawSentence(random: Random, article: number): TextPair {
    const [first, end] = this.#sentencesOf(article);
    const sentence = between(random, first, end - 1);
    return this.#pairOf(random, article, sentence, sentence);
  }

  /** A sentence, and a passage that grows to both sides of a place without the sentence itself. */
  #pairOf(random: Random, article: number, sentence: number, place: number): TextPair {
    const { sentences } = this.#corpus;
    const [first, end] = this.#sentencesOf(article);
    const isKept = chance(random, this.#mix.keptShare);
    let [low, high, units] = [place, place + 1, 0];
    while (units < this.#mix.passageUnits && (low > first || high < end)) {
      const goesLeft = low > first && (high >= end || chance(random, 0.5));
      const added = goesLeft ? --low : high++;
      units += sentences.startOf(added + 1) - sentences.startOf(added);
    }
    const query = sentences.slice(sentence, sentence + 1).subarray(0, mostQueryUnits);
    const isInside = sentence >= low && sentence < high;
    if (isKept || !isInside) return { query, passage: sentences.slice(low, high), group: article };
    const around = [sentences.slice(low, sentence), sentences.slice(sentence + 1, high)];
    return { query, passage: join(around), group: article };
  }

  #drawArticle(random: Random): number {
    const wanted = random() * (this.#counted.at(-1) ?? 0);
    let [low, high] = [0, this.#counted.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#counted[middle] ?? 0) <= wanted) low = middle + 1;
      else high = middle;
    }
    return this.#articles[low] ?? 0;
  }

  #sentencesOf(article: number): [first: number, end: number] {
    const { articleStarts } = this.#corpus;
    return [articleStarts[article] ?? 0, articleStarts[article + 1] ?? 0];
  }
}

function join(parts: readonly Int32Array[]): Int32Array {
  const joined = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    joined.set(part, end);
    end += part.length;
  }
  return joined;
}

/** The error for a corpus that nothing can be learned from. */
export function tooLittleText(): WenbaoError {
  return new WenbaoError('source', '可用于训练的文字太少。', '请用 --news 指定更多新闻。');
}
