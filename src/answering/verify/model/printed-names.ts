import { findPersons } from '../../../corpus/persons.ts';
import { perSource } from './per-source.ts';

/** The names of the people that a source names, read in its comparable form. */
export const printedNames = perSource(({ comparable }) =>
  findPersons(comparable).map(({ name }) => name),
);
