import type { SentenceReading } from '../finding.ts';
import { type NamedPerson, namedPersons } from './named-persons.ts';

const clauseMark = /[，,；;。：:！？!?]/u;
/** Clauses further back have another subject. */
const mostClausesBack = 8;
/** Between two persons who do the same. */
const betweenAgents = /^(?:[、，,和与及暨]|以及)$/u;
/** Before a person who is not the one who acts. */
const beforePatient =
  /(?:与|向|对|给|为|跟|同|和|随|在|访了?|访问|看望|慰问|会见|邀请|学习|贯彻|落实|传达|听取)$/u;
/** After the last name of a clause whose verb follows in the next. */
const listEnd = /^(?:等?(?:[^，,；;。]{0,14}(?:领导|人|同志))?|一行)?(?:分别|还|也|先后)?$/u;

/** A stretch between two marks; offsets lie in the article's text. */
interface Clause {
  readonly start: number;
  readonly end: number;
  readonly persons: readonly NamedPerson[];
  /** The mark after it ends what is told of its subject. */
  readonly isLast: boolean;
}

/**
 * Those who do what a verb at an offset of the article's text says, in print order: the first
 * persons of its clause, or of the clauses before it: 市长甲，市领导乙、丙参加会议.
 */
export function agentsOf(sentence: SentenceReading, verb: number, isSpeech = false): NamedPerson[] {
  const clauses = clausesOf(sentence);
  const at = clauses.findIndex(({ start, end }) => start <= verb && verb <= end);
  const own = clauses[at];
  if (!own) return [];
  const { text } = sentence.article;
  const before = own.persons.filter(({ span }) => span.end <= verb);
  const subject = subjectOf(text, before, own.start);
  if (subject.length > 0) return [...listedBefore(text, clauses, at, own), ...subject];
  return isSpeech && before.length === 0 && own.start + 2 < verb
    ? []
    : subjectBefore(text, clauses, at);
}

function clausesOf(sentence: SentenceReading): Clause[] {
  const { article, span } = sentence;
  const persons = namedPersons(sentence);
  const clauses: Clause[] = [];
  let start = span.start;
  for (let at = span.start; at <= span.end; at += 1) {
    const mark = article.text.charAt(at);
    if (at < span.end && !clauseMark.test(mark)) continue;
    const within = persons.filter((person) => person.span.start >= start && person.span.end <= at);
    clauses.push({ start, end: at, persons: within, isLast: /[；;。！？!?]/u.test(mark) });
    start = at + 1;
  }
  return clauses;
}

/** The first run of persons, or the one after 由, which comes before a verb. */
function subjectOf(text: string, persons: readonly NamedPerson[], from: number): NamedPerson[] {
  const byWhom = persons.findIndex(({ start }) => text.charAt(start - 1) === '由');
  const first = persons[Math.max(0, byWhom)];
  if (!first) return [];
  if (byWhom < 0 && beforePatient.test(text.slice(from, Math.max(from, first.start)))) return [];
  return runFrom(text, persons, first);
}

function runFrom(text: string, persons: readonly NamedPerson[], first: NamedPerson): NamedPerson[] {
  const run = [first];
  for (const person of persons.slice(persons.indexOf(first) + 1)) {
    const last = run.at(-1);
    if (!last || !betweenAgents.test(text.slice(last.span.end, person.start))) break;
    run.push(person);
  }
  return run;
}

/** Whole clauses before that are only names, and so belong to the list. */
function listedBefore(
  text: string,
  clauses: readonly Clause[],
  at: number,
  own: Clause,
): NamedPerson[] {
  const listed: NamedPerson[] = [];
  let next = own;
  for (let back = at - 1; back >= 0 && at - back <= mostClausesBack; back -= 1) {
    const clause = clauses[back];
    if (!clause || clause.isLast) break;
    const isPartOfOffice = next.persons.some(({ start }) => start < clause.end);
    if (!isPartOfOffice && !endsInName(text, clause)) break;
    listed.unshift(...subjectOf(text, clause.persons, clause.start));
    next = clause;
  }
  return listed;
}

function endsInName(text: string, { persons, end }: Clause): boolean {
  const last = persons.at(-1);
  return last !== undefined && listEnd.test(text.slice(last.span.end, end));
}

/** A clause without a subject of its own has that of the nearest clause before it. */
function subjectBefore(text: string, clauses: readonly Clause[], at: number): NamedPerson[] {
  for (let back = at - 1; back >= 0 && at - back <= mostClausesBack; back -= 1) {
    const clause = clauses[back];
    if (!clause || clause.isLast) return [];
    const subject = subjectOf(text, clause.persons, clause.start);
    if (subject.length === 0) continue;
    return endsInName(text, clause)
      ? [...listedBefore(text, clauses, back, clause), ...subject]
      : subject;
  }
  return [];
}
