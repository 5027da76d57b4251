// src/answering/findings/office: the office that a person holds, of the place or body that is asked for.

import type { Finder, Finding, SentenceReading } from '../finding.ts';
import { nameTyped } from '../person/authors.ts';
import { type NamedPerson, namedPersons } from '../person/named-persons.ts';

const surnameOnly = /(?:老板|先生|女士|师傅|总|书记|[省市县区镇乡]长|主任|局长|经理|会长)/u;
const fits = { named: 1, alsoAsked: 0.9, misspelt: 0.7, bySurname: 0.6 };
/** A list's 市领导 tells less than an office of one's own. */
const ofGroup = 0.2;

/** The offices that a sentence prints beside the name that a question asks about, as printed. */
export const findOffice: Finder = (sentence, { text }) => {
  const found = namedPersons(sentence)
    .filter(({ offices }) => offices.length > 0)
    .map((person) => ({ person, fit: fitOf(person, text) }))
    .filter(({ fit }) => fit > 0);
  const best = found.toSorted((a, b) => b.fit - a.fit)[0];
  return best && toFinding(sentence, best.person, best.fit);
};

function fitOf({ name, offices, source }: NamedPerson, question: string): number {
  const weight = source === 'group' || /领导$/u.test(offices[0]?.text ?? '') ? ofGroup : 1;
  return weight * nameFit(name, question);
}

function nameFit(name: string, question: string): number {
  if (question.includes(name)) return fits.named;
  if (nameTyped(name, question) !== undefined) return fits.misspelt;
  const after = question.indexOf(name.charAt(0)) + 1;
  const isAddressed = after > 0 && surnameOnly.exec(question.slice(after))?.index === 0;
  return isAddressed ? fits.bySurname : 0;
}

function toFinding(
  { article }: SentenceReading,
  { offices }: NamedPerson,
  fit: number,
): Finding | undefined {
  const start = offices[0]?.span.start;
  const end = offices.at(-1)?.span.end;
  if (start === undefined || end === undefined) return undefined;
  return { text: article.text.slice(start, end), spans: [{ start, end }], fit };
}
