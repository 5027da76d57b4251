import { isIdeograph } from '../language/characters.ts';
import type { Span } from '../language/span.ts';
import {
  beforeOrganisation,
  bracketedPlace,
  genericBeginning,
  kindOfOrganisation,
  organisationEnd,
} from './organisation-words.ts';

/** An organisation or a place with an administration of its own, as printed; `text.slice` of the span is the name. */
export interface Organisation {
  readonly name: string;
  readonly span: Span;
}

/** Names are not longer; a longer run is a sentence that no known word interrupts. */
const longestName = 24;
/** So many characters an ending may be away from the one before it, to end the same name. */
const longestExtension = 10;

/** One scan finds what ends a name, what may stand within one, and what comes before one. */
const landmarks = new RegExp(
  `(${organisationEnd})|(${bracketedPlace})|(?:${beforeOrganisation}|[^\\p{Script=Han}（(]+|[（(])`,
  'gu',
);
const anyEnding = new RegExp(organisationEnd, 'gu');
/** What no name and no landmark reaches over. A half of a surrogate pair may be one of a Han character. */
const clauseMark = /[^\p{Script=Han}（）()\ud800-\udfff]/u;
const isGeneric = new RegExp(`^(?:${genericBeginning})`, 'u');
/** A shorter name is one only of a place's own body: 市委, 区委. */
const shortestName = 3;
const bodyOfPlace = /^[市省县区州]委$/u;
const kindOnly = new RegExp(`^(?:${kindOfOrganisation})*${organisationEnd}+$`, 'u');

/**
 * The organisations of a text, in order and without overlap: the longest run of characters that ends as such names end,
 * between marks, numbers and words that no name contains. Kinds without a name (各乡镇, 该公司, 合作社) are left out.
 */
export function findOrganisations(text: string): Organisation[] {
  const found: Organisation[] = [];
  const endings = new RegExp(anyEnding);
  let readTo = 0;
  for (let ending = endings.exec(text); ending; ending = endings.exec(text)) {
    const from = Math.max(readTo, clauseStart(text, ending.index));
    readTo = readClause(text, from, ending.index, found);
    endings.lastIndex = readTo;
  }
  return found;
}

function clauseStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isClauseMark(text, start - 1)) start -= 1;
  return start;
}

function isClauseMark(text: string, at: number): boolean {
  return !isIdeograph(text.charCodeAt(at)) && clauseMark.test(text.charAt(at));
}

/**
 * Adds the organisations of the clause that begins at an offset and holds an ending, and returns
 * where the clause ends, which is after that ending: what looks like no mark from behind, such as
 * a half of an emoji, may be one as a whole.
 */
function readClause(text: string, from: number, ending: number, found: Organisation[]): number {
  let start = from;
  let end = from;
  const close = (nextStart: number): void => {
    const name = text.slice(start, end);
    if (isName(name)) found.push({ name, span: { start, end } });
    start = nextStart;
    end = nextStart;
  };
  landmarks.lastIndex = from;
  for (let match = landmarks.exec(text); match; match = landmarks.exec(text)) {
    const [landmark, ownEnding, place] = match;
    const { index } = match;
    const after = index + landmark.length;
    if (ownEnding !== undefined) {
      const isExtension = end === start || index - end <= longestExtension;
      if (isExtension && after - start <= longestName) end = after;
    } else if (place === undefined) {
      close(after);
      if (after > ending && clauseMark.test(landmark)) return after;
    }
  }
  close(text.length);
  return text.length;
}

function isName(name: string): boolean {
  if (name.length < shortestName) return bodyOfPlace.test(name);
  return !isGeneric.test(name) && !kindOnly.test(name);
}
