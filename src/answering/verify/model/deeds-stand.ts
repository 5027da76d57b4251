import { officeHead } from '../../../corpus/office-words.ts';
import { findOrganisations } from '../../../corpus/organisations.ts';
import { findPersons } from '../../../corpus/persons.ts';
import { offsetsOf } from '../../../language/shared-characters.ts';
import type { Span } from '../../../language/span.ts';
import type { CitedSource } from '../cited-source.ts';
import { clausesOf, type PlacedWord } from '../comparable.ts';
import { longestPrinted, type ModelStatement } from './model-statement.ts';
import { perSource } from './per-source.ts';
import { speakerBefore, speaks } from './speakers.ts';

/** So many characters tell a deed: 介绍了收购进展. */
const deedChars = 6;
/** So much right before a deed may name its doer. */
const besideChars = 16;
const sentenceMarks = /[。!?\n]/u;
const clauseMarks = /[,;。!?\n]/u;
const predicateEnd = /[;。!?\n]/u;
/** Verbs that make an attribute; 介绍的是 tells what somebody did. */
const attribute = /^(?<verbs>\p{Script=Han}{1,5}?)的(?=\p{Script=Han})(?!是)/u;
const office = new RegExp(`^副?${officeHead}(?:、[^,;。、]{0,20}${officeHead})*$`, 'u');
const markBefore = /(?:^|[^\p{L}\p{N}])$/u;

/** Somebody, or an organisation that begins a clause, who does something in a text. */
interface Actor extends Span {
  readonly name: string;
}

/**
 * Whether what a statement tells of a person or an organisation is printed of them: not where every standing of the same words
 * comes right behind others in its sentence.
 */
export function deedsStand({ text, words, sources }: ModelStatement): boolean {
  const named = actorsIn(text, sources);
  const actors = named.filter(
    (actor) => !isToldOfNoun(actor, text, words) && !isOfOffice(actor, text, named),
  );
  if (actors.length === 0) return true;
  return clausesOf(text, clauseMarks).every(({ start, end }) => {
    const subject = actors.find((actor) => actor.start >= start && actor.end <= end);
    if (!subject) return true;
    const deed = deedIn(text, { start: subject.end, end }, sources);
    if (speaks(text, subject)) return isSaidBy(subject.name, deed, sources);
    const doers = sources.flatMap((source) => doersOf(deed, source));
    const isTold = doers.every((names) => names.length > 0);
    const isTheirs = doers.some((names) => names.some((name) => isSame(name, subject.name)));
    return doers.length === 0 || !isTold || isTheirs;
  });
}

/** What somebody is said to demand is theirs where they speak last before it, whoever has to do it. */
function isSaidBy(name: string, deed: string, sources: readonly CitedSource[]): boolean {
  const told = sources.flatMap((source) => doersOf(deed, source));
  const speakers = sources.flatMap((source) =>
    offsetsOf(deed, source.comparable).map((at) => speakerBefore(source, at)),
  );
  const isNamed = told.some((names) => names.some((other) => isSame(other, name)));
  if (told.length === 0 || isNamed || speakers.includes(name)) return true;
  const isOpen = told.some((names, index) => names.length === 0 && speakers[index] === undefined);
  return isOpen;
}

/** Whether what follows somebody only describes a noun, of which the rest is told: 由张三主持的会议听取了汇报. */
function isToldOfNoun({ end }: Actor, text: string, words: readonly PlacedWord[]): boolean {
  const described = attribute.exec(text.slice(end, end + deedChars + 1))?.groups?.verbs;
  if (described === undefined) return false;
  const last = words.find((word) => word.end === end + described.length);
  return last !== undefined && last.start >= end && /^vn?$/u.test(last.tag);
}

/** Whether an organisation only tells of what an office is that somebody holds: 区委书记张三. */
function isOfOffice({ end }: Actor, text: string, actors: readonly Actor[]): boolean {
  return actors.some(({ start }) => start > end && office.test(text.slice(end, start)));
}

const actorsOf = perSource(({ comparable }) => readActors(comparable));

function readActors(text: string): Actor[] {
  const persons = findPersons(text).flatMap(({ name, mentions }) =>
    mentions.map((span) => ({ name, ...span })),
  );
  const organisations = findOrganisations(text)
    .map(({ name, span }) => ({ name, ...span }))
    .filter(({ start }) => markBefore.test(text.slice(0, start)));
  return [...persons, ...organisations].sort((one, other) => one.start - other.start);
}

/** The actors of the sources where a statement names them, in its order; of two at one place the longer. */
function actorsIn(text: string, sources: readonly CitedSource[]): Actor[] {
  const names = new Set(
    [...sources.flatMap(actorsOf), ...findPersons(text)].map(({ name }) => name),
  );
  const organisations = findOrganisations(text).map(({ span }) => span);
  return [...names]
    .map((name) => ({ name, start: text.indexOf(name), end: text.indexOf(name) + name.length }))
    .filter(
      ({ start, end }) => start >= 0 && (end - start < 4 || markBefore.test(text.slice(0, start))),
    )
    .filter((actor) => !organisations.some((span) => isPartOf(actor, span)))
    .sort((one, other) => one.start - other.start || other.end - one.end);
}

/** 市委 in 甲市委党校. */
function isPartOf(one: Span, other: Span): boolean {
  const isShorter = one.end - one.start < other.end - other.start;
  return isShorter && one.start >= other.start && one.end <= other.end;
}

/** The longest run of a span that a source prints, empty where it is too short for a deed. */
function deedIn(text: string, span: Span, sources: readonly CitedSource[]): string {
  const { start, end } = longestPrinted(text, span, sources);
  return end - start < deedChars ? '' : text.slice(start, end);
}

/** For each standing of a deed in a source the names of those who may have done it. */
function doersOf(deed: string, source: CitedSource): string[][] {
  const { comparable } = source;
  const found: string[][] = [];
  for (const at of offsetsOf(deed, comparable)) {
    const before = comparable.slice(0, at).split(sentenceMarks).at(-1) ?? '';
    const end = at + deed.length;
    const actors = actorsOf(source).filter(
      ({ start }) => start >= at - before.length && start < at,
    );
    const behind = actorsOf(source).filter(
      ({ start }) => start >= end && !clauseMarks.test(comparable.slice(end, start)),
    );
    // Who is named right before the words may have part in them without being who does them.
    const beside = before.slice(-besideChars);
    const names = [...lastNamed(comparable, actors), ...behind.map(({ name }) => name)];
    found.push(names.length > 0 ? [...names, beside] : []);
  }
  return found;
}

/** The last of the actors with those who are named in one breath with them. */
function lastNamed(text: string, actors: readonly Actor[]): string[] {
  const names: string[] = [];
  let next: Actor | undefined;
  for (const actor of [...actors].reverse()) {
    const between = next ? text.slice(actor.end, next.start) : '';
    const isOtherClause = between.includes(',') && !between.startsWith(',');
    if (predicateEnd.test(between) || isOtherClause) break;
    names.push(actor.name);
    next = actor;
  }
  return names;
}

/** 河东社区 is 上河镇河东社区. */
function isSame(one: string, other: string): boolean {
  return one.endsWith(other) || other.endsWith(one);
}
