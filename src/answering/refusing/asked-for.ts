import type { Article } from '../../corpus/article.ts';
import type { Question } from '../../language/question.ts';
import { partsOf } from '../../language/question-parts.ts';
import type { Passage } from '../../retrieval/retriever.ts';
import type { Citation } from '../answer.ts';
import { ArticleReading } from '../evidence/article-reading.ts';
import { ordinalsLacking } from './ordinals.ts';
import { isToldOf, placesAsked } from './places.ts';
import { asksWholeYear } from './whole-year.ts';

/**
 * Whether print is of the period, the place, the people and the numbered thing that a question names: whoever
 * quotes a figure of another year answers another question. Of one that names several periods, or
 * compares, nothing is said.
 */
export class AskedFor {
  readonly #question: Question;
  readonly #isSingle: boolean;
  readonly #persons: readonly string[];
  readonly #readings = new Map<Article['id'], ArticleReading>();

  /** @param passages what was found: the people that they name are known when the question names them */
  constructor(question: Question, passages: readonly Pick<Passage, 'entities'>[]) {
    this.#question = question;
    const known = passages.flatMap(({ entities }) => entities.persons.map(({ name }) => name));
    this.#persons = [...new Set(known)].filter((name) => question.text.includes(name));
    const isCompared = question.kind === 'comparison';
    this.#isSingle = !isCompared && question.dates.length <= 1 && partsOf(question).length === 1;
  }

  /** Whether a quotation of an article may answer. */
  isMetBy({ span }: Pick<Citation, 'span'>, article: Article): boolean {
    if (!this.#isSingle) return true;
    const { text, dates, kind } = this.#question;
    const reading = this.#read(article);
    const fit = reading.periods.fit(span, dates, kind === 'figure');
    if (fit === 'other' || (fit === 'within' && asksWholeYear(this.#question))) return false;
    if (ordinalsLacking(reading.whole, text).length > 0) return false;
    if (!this.#persons.every((name) => reading.whole.includes(name))) return false;
    return placesAsked(this.#question).every((place) => isToldOf(place, reading));
  }

  #read(article: Article): ArticleReading {
    const reading = this.#readings.get(article.id) ?? new ArticleReading(article, []);
    this.#readings.set(article.id, reading);
    return reading;
  }
}
