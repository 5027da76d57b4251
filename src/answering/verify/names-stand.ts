import { endsName } from '../corpus/person-name.ts';
import { findPersons } from '../corpus/persons.ts';
import { foldForComparison } from '../language/normalize.ts';
import { surnamePattern } from '../language/surnames.ts';

const surname = new RegExp(`^${surnamePattern}`, 'u');
/** So much on either side of a name says that another text names somebody at the same place. */
const placeChars = 2;

/**
 * The people that a text names and its evidence does not. A name is known by an office or a verb of
 * saying beside it, or by being one of the evidence's names but for one character: a text copied
 * from its evidence never names anybody else.
 */
export function strangersIn(text: string, evidence: string): string[] {
  const folded = foldForComparison(evidence);
  const named = findPersons(text).map(({ name }) => name);
  const suspected = new Set([...named, ...variantsIn(text, evidence)]);
  return [...suspected].filter((name) => !folded.includes(foldForComparison(name)));
}

/** What stands in a text where the evidence has a name that differs in one character. */
function variantsIn(text: string, evidence: string): string[] {
  return findPersons(evidence).flatMap(({ name, mentions }) => {
    const places = new Set(mentions.map(({ start, end }) => placeOf(evidence, start, end)));
    return windowsOf(text, name.length).flatMap(({ window, start, end }) => {
      if (differences(window, name) !== 1) return [];
      const isSamePlace = places.has(placeOf(text, start, end));
      return isSamePlace || isAlike(window, name, text, end) ? [window] : [];
    });
  });
}

/** A word may share two characters with a name; a name's surname and what follows it say that it is one. */
function isAlike(window: string, name: string, text: string, end: number): boolean {
  return name.length > 2 && surname.test(window) && window[0] === name[0] && endsName(text, end);
}

interface Window {
  readonly window: string;
  readonly start: number;
  readonly end: number;
}

function windowsOf(text: string, length: number): Window[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, start) => ({
    window: text.slice(start, start + length),
    start,
    end: start + length,
  }));
}

function placeOf(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - placeChars), start);
  return `${before}|${text.slice(end, end + placeChars)}`;
}

function differences(a: string, b: string): number {
  return Array.from(a).filter((character, index) => character !== b[index]).length;
}
