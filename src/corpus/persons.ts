import type { Span } from '../language/span.ts';
import { matchAt } from '../language/sticky.ts';
import { surnamePattern } from '../language/surnames.ts';
import { speechVerbs } from './name-words.ts';
import { isShared, officeEnd, officesBefore } from './offices.ts';
import { endsName, readName, readNames } from './person-name.ts';

/** A person named in a text. */
export interface Person {
  readonly name: string;
  /** The offices that the text gives, in the order of print; empty for one who only speaks. */
  readonly offices: readonly string[];
  /** Every standing of the name, with or without an office; `text.slice` of each is the name. */
  readonly mentions: readonly Span[];
}

/** Where something new begins, so that a name may: after a mark, at the beginning of a line. */
const opening = new RegExp(`(?:^|[，。；：！？“”"'()（）,;:!?—\\s])(?=${surnamePattern})`, 'gu');
const speechAt = new RegExp(`(?:详细|还|也|则|接着|随后|同时|笑着)?(?:${speechVerbs})`, 'uy');
/** 等市“四大家”领导, after a list of names. */
const groupAt = /等([^，。；、,;\n]{0,12}?领导)/uy;
/** 习近平总书记: the office after the name. */
const officeAfterName = /(总书记)|同志|先生|女士/gu;
const beforeAddressed =
  /(?:^|[^\p{Script=Han}]|[由与和跟对向给让了]|学习|落实|贯彻|传达|践行|按照|牢记|遵循)$/u;
const longestName = 4;

/**
 * The people of a text in the order of their first mention. A name is believed once: after an office, before a verb of
 * saying, in a list of leaders; then each of its standings counts. Many a name that stands otherwise is passed over.
 */
export function findPersons(text: string): Person[] {
  const officesByName = new Map<string, Set<string>>();
  const note = (spans: readonly Span[], offices: readonly string[]): void => {
    for (const { start, end } of spans) {
      const name = text.slice(start, end);
      const known = officesByName.get(name) ?? new Set();
      officesByName.set(name, known);
      for (const office of offices) known.add(office);
    }
  };
  noteAfterOffices(text, note);
  noteAtOpenings(text, note);
  noteAddressed(text, note);
  return findMentions(text, officesByName);
}

type Note = (names: readonly Span[], offices: readonly string[]) => void;

function noteAfterOffices(text: string, note: Note): void {
  for (const { 0: head, index } of text.matchAll(officeEnd)) {
    const end = index + head.length;
    const names = readNames(text, end);
    if (names.length === 0) continue;
    const offices = officesBefore(text, end);
    const isForAll = isShared(offices.at(-1) ?? '');
    note(names.slice(0, 1), offices);
    note(names.slice(1), isForAll ? offices : []);
  }
}

function noteAtOpenings(text: string, note: Note): void {
  for (const { 0: mark, index } of text.matchAll(opening)) {
    const names = readNames(text, index + mark.length);
    const end = names.at(-1)?.end;
    if (end === undefined) continue;
    groupAt.lastIndex = end;
    const group = groupAt.exec(text)?.[1];
    if (group !== undefined) note(names, [group]);
    else if (matchAt(speechAt, text, end) !== undefined) note(names, []);
  }
}

function noteAddressed(text: string, note: Note): void {
  for (const { index: end, 1: office } of text.matchAll(officeAfterName)) {
    for (const start of [end - 3, end - 2]) {
      if (start < 0 || readName(text, start) !== end) continue;
      if (!beforeAddressed.test(text.slice(Math.max(0, start - 2), start))) continue;
      note([{ start, end }], office === undefined ? [] : [office]);
      break;
    }
  }
}

/** One pass over the text, however many names there are. */
function findMentions(
  text: string,
  officesByName: ReadonlyMap<string, ReadonlySet<string>>,
): Person[] {
  const firstCharacters = new Set(Array.from(officesByName.keys(), (name) => name.charCodeAt(0)));
  const mentions = new Map<string, Span[]>();
  for (let at = 0; firstCharacters.size > 0 && at < text.length; at += 1) {
    if (!firstCharacters.has(text.charCodeAt(at))) continue;
    const end = knownNameEnd(text, at, officesByName);
    if (end === undefined) continue;
    const name = text.slice(at, end);
    const spans = mentions.get(name) ?? [];
    spans.push({ start: at, end });
    mentions.set(name, spans);
    at = end - 1;
  }
  return Array.from(mentions, ([name, spans]) => ({
    name,
    offices: [...(officesByName.get(name) ?? [])],
    mentions: spans,
  }));
}

/** A name of two characters may be a word (高扬旗帜), so what follows it must be fit to follow a name. */
function knownNameEnd(
  text: string,
  at: number,
  known: ReadonlyMap<string, unknown>,
): number | undefined {
  for (let length = longestName; length >= 2; length -= 1) {
    const end = at + length;
    if (end > text.length || !known.has(text.slice(at, end))) continue;
    if (length > 2 || endsName(text, end)) return end;
  }
  return undefined;
}
