import { findOrganisations } from '../../../corpus/organisations.ts';
import type { CitedSource } from '../cited-source.ts';
import { isPrinted, type ModelStatement } from './model-statement.ts';
import { administrative } from './name-forms.ts';
import { perSource } from './per-source.ts';

/** 市委 is said for 市委员会; what place it is of is a word of its own. */
const bodyOfPlace = /^.{0,2}[省市县区州]委$/u;
/** So much of an organisation's name may be worded otherwise, as 市文化和旅游局 is for 市文旅局. */
const leastShare = 0.6;
/** So much of a name's end tells that another name is a variant of it. */
const endChars = 3;
/** 河镇 alone tells as much as three other characters. */
const endOfPlace = /^\p{Script=Han}[镇乡村]$/u;
/** Kinds of bodies that a statement does not name where no source does. */
const kinds =
  /医院|法院|检察院|大学|中学|小学|幼儿园|银行|海关|公安|消防|\p{Script=Han}{2}(?<![大客餐歌舞]|办公)厅/gu;

/**
 * The organisations and places that a statement names by their endings and its sources do not print: such as share too little
 * with them, and such as a printed name becomes when its beginning is another.
 */
export function strangeOrganisationsIn({ text, covered, sources }: ModelStatement): string[] {
  const printed = sources.flatMap(organisationsOf);
  const strangeKinds = [...text.matchAll(kinds)].map(([kind]) => kind);
  const strange = findOrganisations(text)
    .filter(({ name }) => !isPrinted(name, sources) && !bodyOfPlace.test(name))
    .filter(({ name, span: { start, end } }) => {
      const shared = covered.slice(start, end).filter(Boolean).length;
      return shared < (end - start) * leastShare || isVariant(name, printed, sources);
    })
    .map(({ name }) => name);
  return [...strange, ...strangeKinds.filter((kind) => !isPrinted(kind, sources))];
}

const organisationsOf = perSource(({ comparable }) =>
  findOrganisations(comparable).map(({ name }) => name),
);

/** Whether every printed name with the same end begins otherwise: 下河镇 for 上河镇. */
function isVariant(
  name: string,
  printed: readonly string[],
  sources: readonly CitedSource[],
): boolean {
  for (let from = 1; from <= name.length - 2; from += 1) {
    const end = name.slice(from);
    if ((end.length < endChars && !endOfPlace.test(end)) || !isPrinted(end, sources)) continue;
    const alike = printed.filter((other) => other.endsWith(end));
    const lead = stemOf(name.slice(0, from));
    return (
      alike.length > 0 &&
      alike.every((other) => isOtherLead(stemOf(other.slice(0, -end.length)), lead))
    );
  }
  return false;
}

function isOtherLead(printed: string, said: string): boolean {
  return printed !== '' && !said.endsWith(printed) && !printed.endsWith(said);
}

function stemOf(lead: string): string {
  return lead.length > 2 ? lead.replace(administrative, '') : lead;
}
