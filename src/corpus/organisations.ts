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
  `(?<ending>${organisationEnd})|(?<place>${bracketedPlace})|(?:${beforeOrganisation}|[^\\p{Script=Han}])`,
  'gu',
);
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
  let start = 0;
  let end = 0;
  const close = (nextStart: number): void => {
    const name = text.slice(start, end);
    if (isName(name)) found.push({ name, span: { start, end } });
    start = nextStart;
    end = nextStart;
  };
  for (const { 0: landmark, index, groups } of text.matchAll(landmarks)) {
    const after = index + landmark.length;
    if (groups?.ending !== undefined) {
      const isExtension = end === start || index - end <= longestExtension;
      if (isExtension && after - start <= longestName) end = after;
    } else if (groups?.place === undefined) {
      close(after);
    }
  }
  close(text.length);
  return found;
}

function isName(name: string): boolean {
  if (name.length < shortestName) return bodyOfPlace.test(name);
  return !isGeneric.test(name) && !kindOnly.test(name);
}
