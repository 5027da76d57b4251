// src/answering/findings/person: the person who holds an office or did a deed.

import type { Question } from '../../../language/question.ts';
import { surnamePattern } from '../../../language/surnames.ts';
import type { Finder, Finding, SentenceReading } from '../finding.ts';
import { type Holder, holdersOf } from '../office/jurisdiction.ts';
import { officeAsked } from '../office/office-asked.ts';
import { agentsOf } from './agents.ts';
import { findAuthors, workAsked } from './authors.ts';
import { deedsAsked } from './deeds.ts';
import { doersIn } from './doers.ts';
import { type NamedPerson, namedPersons } from './named-persons.ts';
import { personsFinding } from './person-text.ts';
import { unlistedNames } from './unlisted-names.ts';

const fits = { quoted: 0.9, near: 0.5, some: 0.2 };
/** Who holds the office, but does not do in this sentence what is asked. */
const withoutDeed = 0.6;
const restOfClause = /^[^，,；;。：:！？!?]*/u;
/** A question for what is known of a person that it names, which offices answer. */
export const whoIsThis = new RegExp(
  `^(?:请问)?${surnamePattern}[^的会]{1,2}(?:到底|究竟)?是(?:谁|什么人)[?？]?$`,
  'u',
);

/**
 * Who does what a question asks, holds the office that it asks by, or wrote what it asks about.
 * One person comes with the offices printed beside the name, several come without.
 */
export const findPerson: Finder = (sentence, question) => {
  const work = workAsked(question);
  if (work) return findAuthors(sentence, question, work);
  if (officeAsked(question)) return findHolder(sentence, question);
  if (whoIsThis.test(question.text)) return undefined;
  return findDoer(sentence, question) ?? findSpeakerAfter(sentence, question);
};

/** The holders, and of several those who did what is asked too: 哪位副主任参加. */
function findHolder(sentence: SentenceReading, question: Question): Finding | undefined {
  const holders = holdersOf(sentence, question);
  const several = (officeAsked(question)?.offices.length ?? 0) > 1;
  const best = Math.max(0, ...holders.map(({ match }) => match));
  const matched = holders.filter(({ match }) => several || match === best);
  if (deedsAsked(question).length === 0)
    return personsFinding(sentence, personsOf(matched), best, several);
  const { persons, fit } = doersIn(sentence, question);
  const doing = matched.filter(({ person }) => persons.includes(person));
  return doing.length > 0
    ? personsFinding(sentence, personsOf(doing), best * fit)
    : personsFinding(sentence, personsOf(matched), best * withoutDeed);
}

function personsOf(holders: readonly Holder[]): NamedPerson[] {
  return holders.map(({ person }) => person);
}

/** Nobody whom the question itself names is its answer. */
function findDoer(sentence: SentenceReading, question: Question): Finding | undefined {
  const isNew = ({ name }: NamedPerson) => !question.text.includes(name);
  const { persons, fit } = doersIn(sentence, question);
  const doing = personsFinding(sentence, persons.filter(isNew), fit);
  if (doing) return doing;
  const near = nearness(sentence, question);
  return (
    personsFinding(sentence, firstPersons(sentence).filter(isNew), near) ??
    personsFinding(sentence, unlistedNames(sentence), near)
  );
}

/** Those whom the sentence tells of first; not one of whose speech it only tells. */
function firstPersons(sentence: SentenceReading): NamedPerson[] {
  const { text } = sentence.article;
  for (const { span } of namedPersons(sentence)) {
    const rest = restOfClause.exec(text.slice(span.end, sentence.span.end))?.[0] ?? '';
    const persons = agentsOf(sentence, span.end + rest.length);
    if (persons.length > 0) return persons;
  }
  return [];
}

/** 谁说“…”: the speaker may be named after the quotation's full stop. */
function findSpeakerAfter(
  { text, next }: SentenceReading,
  question: Question,
): Finding | undefined {
  const [speaker] = next ? namedPersons(next) : [];
  const isSpoken = /”$/u.test(text) && deedsAsked(question).some(({ isSpeech }) => isSpeech);
  if (!next || !speaker || !isSpoken || speaker.start > next.span.start + 1) return undefined;
  return personsFinding(next, [speaker], fits.quoted);
}

/** Whether the sentence holds many of the question's words. */
function nearness({ normalized }: SentenceReading, { subject }: Question): number {
  const found = subject.filter(({ word }) => normalized.includes(word));
  const isNear = found.length > 0 && found.length * 2 >= subject.length;
  return isNear ? fits.near : fits.some;
}
