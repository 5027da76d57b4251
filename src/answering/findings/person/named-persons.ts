import { officeHead } from '../../../corpus/office-words.ts';
import { isShared, officesBefore } from '../../../corpus/offices.ts';
import type { Span } from '../../../language/span.ts';
import { matchGroups } from '../../../language/sticky.ts';
import type { SentenceReading } from '../finding.ts';

/** An office as printed beside a name; the span lies in the article's text. */
export interface PrintedOffice {
  readonly text: string;
  readonly span: Span;
}

/** Where the offices of a name come from. */
type OfficeSource = 'own' | 'list' | 'group' | 'none';

/** One standing of a person's name in a sentence, with the offices printed for it there. */
export interface NamedPerson {
  readonly name: string;
  readonly span: Span;
  /** In the order of print; those of a whole list for one of its names. */
  readonly offices: readonly PrintedOffice[];
  /** `list`: printed before the first name of a list; `group`: after the last, 等市领导. */
  readonly source: OfficeSource;
  /** Where the name begins with the offices printed before it. */
  readonly start: number;
}

const joint = /^(?:[、和与及]|以及)$/u;
const groupAfter = /(?:等)(?<office>[^，。；、,;\n]{0,12}?领导)/uy;
const officeRun = `\\p{Script=Han}{0,24}?${officeHead}`;
const officeAfter = new RegExp(
  `(?:同志)?(?:[（(]|[^，。；、,;（(]{0,6}?(?:当选为?|担任|出任|就任|任命为|推选为|现任|兼任|任|是|为))(?<offices>${officeRun}(?:、${officeRun})*)(?=[，。；、,;.）)]|$)`,
  'uy',
);
const addressAfter =
  /(?<offices>(?:总书记|书记|[省市县区镇乡]长|主任|主席))(?!\p{Script=Han}?[：:])/uy;
const ofOffice = new RegExp(`(?:担任|身为|作为|时任|现任)[^，。；,;]{0,30}${officeHead}的$`, 'u');

/** The persons whom a sentence names, once for each standing of a name, in the order of print. */
export function namedPersons(sentence: SentenceReading): readonly NamedPerson[] {
  const known = read.get(sentence);
  if (known) return known;
  const persons = readNamedPersons(sentence);
  read.set(sentence, persons);
  return persons;
}

/** Several finders ask for the same sentence. */
const read = new WeakMap<SentenceReading, readonly NamedPerson[]>();

function readNamedPersons({ article: { text }, entities }: SentenceReading): NamedPerson[] {
  const mentions = entities.persons
    .flatMap(({ name, mentions: spans }) => spans.map((span) => ({ name, span })))
    .sort((a, b) => a.span.start - b.span.start);
  const persons: NamedPerson[] = [];
  for (const { name, span } of mentions) {
    persons.push(withOffices(text, name, span, persons.at(-1)));
  }
  return withGroups(text, persons);
}

function withOffices(
  text: string,
  name: string,
  span: Span,
  last: NamedPerson | undefined,
): NamedPerson {
  const before = ownOffices(text, span);
  const [first] = before;
  if (first) return { name, span, offices: before, source: 'own', start: first.span.start };
  const after = officesAfter(text, span.end);
  if (after.length > 0) return { name, span, offices: after, source: 'own', start: span.start };
  const isListed = last && joint.test(text.slice(last.span.end, span.start));
  const offices = isListed && isShared(last.offices.at(-1)?.text ?? '') ? last.offices : [];
  return { name, span, offices, source: offices.length > 0 ? 'list' : 'none', start: span.start };
}

/** Before the name, or before 的 and the name: 担任协会会长的张明. */
function ownOffices(text: string, { start }: Span): PrintedOffice[] {
  const isOfOffice = ofOffice.test(text.slice(Math.max(0, start - 40), start));
  const end = isOfOffice ? start - 1 : start;
  return placed(officesBefore(text, end), end);
}

/** The offices end at an offset, one character between two of them. */
function placed(offices: readonly string[], end: number): PrintedOffice[] {
  const spans: PrintedOffice[] = [];
  let stop = end;
  for (const office of offices.toReversed()) {
    spans.unshift({ text: office, span: { start: stop - office.length, end: stop } });
    stop -= office.length + 1;
  }
  return spans;
}

/** After the name: 张明当选市长, 张明（县长）, 张明书记. */
function officesAfter(text: string, end: number): PrintedOffice[] {
  for (const pattern of [addressAfter, officeAfter]) {
    const match = matchGroups(pattern, text, end);
    const printed = match?.groups.offices;
    if (match && printed) return placed(printed.split('、'), match.end);
  }
  return [];
}

/** 甲、乙等市领导: what follows the list holds for its names that have no office of their own. */
function withGroups(text: string, persons: readonly NamedPerson[]): NamedPerson[] {
  const result: NamedPerson[] = [];
  let group: PrintedOffice | undefined;
  let next: NamedPerson | undefined;
  for (const person of persons.toReversed()) {
    const isListed = next && joint.test(text.slice(person.span.end, next.start));
    group = groupAt(text, person.span.end) ?? (isListed ? group : undefined);
    const isIn = group && person.source === 'none';
    result.unshift(isIn && group ? { ...person, offices: [group], source: 'group' } : person);
    next = person;
  }
  return result;
}

function groupAt(text: string, at: number): PrintedOffice | undefined {
  const match = matchGroups(groupAfter, text, at);
  const office = match?.groups.office;
  return match && office
    ? { text: office, span: { start: match.end - office.length, end: match.end } }
    : undefined;
}
