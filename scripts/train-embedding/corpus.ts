import type { UnitFinder } from '../../src/embedding/builtin/units.ts';
import type { QuestionPassage } from './sources.ts';
import { UnitTexts } from './unit-texts.ts';

/** All that is trained on, as units. */
export class TrainingCorpus {
  readonly sentences = new UnitTexts();
  readonly questions = new UnitTexts();
  readonly passages = new UnitTexts();
  /** For each passage the place of the answer's first unit. */
  readonly answerPlaces: number[] = [];
  /** For each article the place of its first sentence; one more at the end. */
  readonly articleStarts: number[] = [0];
  /** In how many articles each unit stands. */
  readonly frequencies: Int32Array;
  readonly #finder: UnitFinder;
  readonly #lastArticles: Int32Array;

  constructor(finder: UnitFinder) {
    this.#finder = finder;
    this.frequencies = new Int32Array(finder.size);
    this.#lastArticles = new Int32Array(finder.size);
  }

  get articleCount(): number {
    return this.articleStarts.length - 1;
  }

  /** Adds an article by its sentences. */
  addArticle(sentences: readonly string[]): void {
    const article = this.articleStarts.length;
    for (const sentence of sentences) {
      const units = this.#unitsOf(sentence);
      this.sentences.add(units);
      for (const unit of units) this.#countOnce(unit, article);
    }
    this.articleStarts.push(this.sentences.count);
  }

  addQuestion({ question, passage, answer }: QuestionPassage): void {
    this.questions.add(this.#unitsOf(question));
    this.passages.add(this.#unitsOf(passage));
    const before = passage.slice(0, Math.max(0, passage.indexOf(answer)));
    this.answerPlaces.push(this.#unitsOf(before).length);
  }

  #unitsOf(text: string): number[] {
    const units: number[] = [];
    this.#finder.find(text, units);
    return units;
  }

  #countOnce(unit: number, article: number): void {
    if (this.#lastArticles[unit] === article) return;
    this.#lastArticles[unit] = article;
    this.frequencies[unit] = (this.frequencies[unit] ?? 0) + 1;
  }
}
