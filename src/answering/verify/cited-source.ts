import { findPersons, type Person } from '../../corpus/persons.ts';
import { type DateExpression, findDateExpressions, type IssueDate } from '../../language/dates.ts';
import { foldForComparison } from '../../language/normalize.ts';
import { mayBeTraditional, toSimplified } from '../../language/simplified.ts';
import type { Span } from '../../language/span.ts';
import type { Citation } from '../answer.ts';
import { codesIn } from './codes.ts';
import { type PlacedWord, placeWords, toComparable } from './comparable.ts';
import { type StatedFigure, statedFiguresIn } from './stated-figures.ts';

/** What a text states that can be compared: figures, dates, and the numbers that are neither. */
export interface ReadText {
  readonly text: string;
  readonly folded: string;
  readonly figures: readonly StatedFigure[];
  readonly dates: readonly DateExpression[];
  readonly codes: readonly string[];
}

/** Reads a text; dates without a year are those of the issue. */
export function readText(text: string, issue?: IssueDate): ReadText {
  const figures = statedFiguresIn(text);
  const dates = findDateExpressions(text, issue);
  const read: Span[] = [...figures.map(({ quantity }) => quantity), ...dates];
  return { text, folded: foldForComparison(text), figures, dates, codes: codesIn(text, read) };
}

/** A text in simplified characters, as a model may write what is printed in others. */
export function inSimplified(text: string): string {
  return mayBeTraditional(text) ? toSimplified(text) : text;
}

/** A citation as evidence: its quotation, and the titles that a statement may name; read when asked, once. */
export class CitedSource {
  readonly citation: Citation;
  readonly issue: IssueDate | undefined;
  #texts: readonly ReadText[] | undefined;
  #folded: string | undefined;
  #persons: readonly Person[] | undefined;
  #comparable: string | undefined;
  #words: readonly PlacedWord[] | undefined;
  #simplified: CitedSource | undefined;

  constructor(citation: Citation, issue: IssueDate | undefined) {
    this.citation = citation;
    this.issue = issue;
  }

  get quote(): string {
    return this.citation.quote;
  }

  /** The quotation first, then headline, publication and section. */
  get texts(): readonly ReadText[] {
    this.#texts ??= this.#read();
    return this.#texts;
  }

  /** All the texts folded, one a line. */
  get folded(): string {
    this.#folded ??= this.texts.map(({ folded }) => folded).join('\n');
    return this.#folded;
  }

  /** All the texts as a model's words are compared with them, one a line. */
  get comparable(): string {
    this.#comparable ??= this.texts.map(({ text }) => toComparable(text)).join('\n');
    return this.#comparable;
  }

  /** The words of `comparable`. */
  get words(): readonly PlacedWord[] {
    this.#words ??= placeWords(this.comparable);
    return this.#words;
  }

  /** The same source in simplified characters; itself where it is in these. */
  get simplified(): CitedSource {
    this.#simplified ??= this.#simplify();
    return this.#simplified;
  }

  /** The people named; their mentions lie in `folded`. */
  get persons(): readonly Person[] {
    this.#persons ??= findPersons(this.folded);
    return this.#persons;
  }

  #simplify(): CitedSource {
    const { quote, headline, publication, section } = this.citation;
    const printed = Object.entries({ quote, headline, publication, section });
    if (!printed.some(([, text]) => text !== undefined && mayBeTraditional(text))) return this;
    const changed = printed.flatMap(([key, text]) =>
      text === undefined ? [] : [[key, inSimplified(text)] as const],
    );
    return new CitedSource({ ...this.citation, ...Object.fromEntries(changed) }, this.issue);
  }

  #read(): ReadText[] {
    const { quote, headline, publication, section } = this.citation;
    return [quote, headline, publication, section]
      .filter((text) => text !== undefined)
      .map((text) => readText(text, this.issue));
  }
}
