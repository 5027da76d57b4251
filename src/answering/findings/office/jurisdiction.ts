import type { Question } from '../../../language/question.ts';
import type { SentenceReading } from '../finding.ts';
import { type NamedPerson, namedPersons } from '../person/named-persons.ts';
import { officeAsked } from './office-asked.ts';
import { officeMatch } from './office-match.ts';
import { readOffices } from './office-parts.ts';

/** A person of a sentence who holds the office asked for. */
export interface Holder {
  readonly person: NamedPerson;
  /** How well the printed office is the one asked for, above 0 up to 1. */
  readonly match: number;
}

const formerly = /(?:原|前|拟任|免去|辞去)(?:[^，。；]{0,8})$/u;

/** 原市长 is not the mayor. */
function isInOffice({ article, span }: SentenceReading): (person: NamedPerson) => boolean {
  return ({ offices }) => {
    const start = offices[0]?.span.start;
    if (start === undefined) return true;
    const before = article.text.slice(Math.max(span.start, start - 3), start + 1);
    return !/(?:^|[^目从以向朝])(?:原|前)/u.test(before) && !formerly.test(before.slice(0, -1));
  };
}

/** The persons of a sentence who hold the office asked for, or one of several, in print order. */
export function holdersOf(sentence: SentenceReading, question: Question): Holder[] {
  const wanted = officeAsked(question)?.offices ?? [];
  if (wanted.length === 0) return [];
  return namedPersons(sentence)
    .filter(isInOffice(sentence))
    .flatMap((person) => {
      const setting = { article: sentence.article, before: textBefore(sentence, person.start) };
      const offices = readOffices(person.offices.map(({ text }) => text));
      const matches = wanted.flatMap((asked) =>
        offices.map((office) => officeMatch(asked, office, setting)),
      );
      const match = Math.max(0, ...matches);
      return match > 0 ? [{ person, match }] : [];
    });
}

/** The sentence up to an offset in the article, after the one before it. */
function textBefore({ article, span, previous }: SentenceReading, at: number): string {
  return `${previous?.text ?? ''}${article.text.slice(span.start, at)}`;
}
