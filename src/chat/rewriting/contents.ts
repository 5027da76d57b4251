import { findPersons } from '../../corpus/persons.ts';
import { normalizeText } from '../../language/normalize.ts';
import { toTaggedWords } from '../../language/terms.ts';
import { peopleIn } from '../follow-up/names.ts';

const contentTag = /^(?:n|v|a|i|l|j|x|eng)/u;

/** The form in which a rewriting is compared with what was said: normalised, without white space. */
export function fold(text: string): string {
  return normalizeText(text).replace(/\s/gu, '');
}

/** The words of content of a text, of two characters or more, in order. */
export function contentWordsIn(text: string): string[] {
  return toTaggedWords(text)
    .filter(({ word, tag }) => word.length > 1 && contentTag.test(tag))
    .map(({ word }) => word);
}

/** The people that a text names, with an office or without; a name may come twice. */
export function personsIn(text: string): string[] {
  return [...findPersons(text).map(({ name }) => name), ...peopleIn(text)];
}
