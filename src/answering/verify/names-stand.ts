import { endsName } from '../../corpus/person-name.ts';
import { findPersons } from '../../corpus/persons.ts';
import { foldForComparison } from '../../language/normalize.ts';
import { surnamePattern } from '../../language/surnames.ts';
import type { CitedSource } from './cited-source.ts';

const surname = new RegExp(`^${surnamePattern}`, 'u');
/** So much on either side of a name says that another text names somebody at the same place. */
const placeChars = 2;

/**
 * The people that a text names and its sources do not. A name is known by an office or a verb of
 * saying beside it, or by being one of the sources' names but for one character: a text copied
 * from its source never names anybody else.
 */
export function strangersIn(text: string, sources: readonly CitedSource[]): string[] {
  const folded = foldForComparison(text);
  const named = findPersons(text).map(({ name }) => foldForComparison(name));
  const variants = sources.flatMap((source) => variantsIn(folded, source));
  return [...new Set([...named, ...variants])].filter(
    (name) => !sources.some((source) => source.folded.includes(name)),
  );
}

/** What stands in a folded text where the source has a name that differs in one character. */
function variantsIn(text: string, { folded, persons }: CitedSource): string[] {
  return persons.flatMap(({ name, mentions }) => {
    const variants: string[] = [];
    for (let start = 0, end = name.length; end <= text.length; start++, end++) {
      if (!isVariant(text, start, name)) continue;
      const place = placeOf(text, start, end);
      const isSamePlace = mentions.some(
        (mention) => placeOf(folded, mention.start, mention.end) === place,
      );
      const window = text.slice(start, end);
      if (isSamePlace || isAlike(window, name, text, end)) variants.push(window);
    }
    return variants;
  });
}

/** A word may share two characters with a name; a name's surname and what follows it say that it is one. */
function isAlike(window: string, name: string, text: string, end: number): boolean {
  return name.length > 2 && surname.test(window) && window[0] === name[0] && endsName(text, end);
}

function placeOf(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - placeChars), start);
  return `${before}|${text.slice(end, end + placeChars)}`;
}

/** Whether the text has the name at this place but for one character. */
function isVariant(text: string, start: number, name: string): boolean {
  let differences = 0;
  for (let at = 0; at < name.length && differences < 2; at++) {
    if (text.charCodeAt(start + at) !== name.charCodeAt(at)) differences++;
  }
  return differences === 1;
}
