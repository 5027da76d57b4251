import { WenbaoError } from '../../src/errors.ts';
import type { Case } from '../../src/evaluation/cases/cases.ts';
import {
  type CaseKind,
  caseKinds,
  kindLabel,
  unknownKind,
} from '../../src/evaluation/cases/kinds.ts';
import { foldForComparison } from '../../src/language/normalize.ts';

/** Which cases are wanted. */
export interface CaseFilter {
  /** As it was typed. */
  readonly typed: string;
  readonly isWanted: (testCase: Case) => boolean;
}

/**
 * Reads filters, all of which must be met: `kind=`, `tag=` or `id=` with values separated by commas, of
 * which one must be met (an id by its beginning), else words that must stand in the id, the question
 * or a tag.
 * @throws WenbaoError for a kind that there is none of
 */
export function readFilter(typed: readonly string[]): CaseFilter {
  const filters = typed.map(readOne);
  return {
    typed: typed.join(' '),
    isWanted: (testCase) => filters.every((isWanted) => isWanted(testCase)),
  };
}

function readOne(typed: string): (testCase: Case) => boolean {
  const [, field = '', listed = ''] = /^(kind|tag|id)=(.*)$/su.exec(typed.trim()) ?? [];
  const values = listed.split(/[,，]/u).map((value) => value.trim());
  const present = values.filter((value) => value !== '');
  if (field === 'kind') {
    const kinds = new Set(present.map(toKind));
    return ({ kind }) => kinds.has(kind);
  }
  if (field === 'tag') return ({ tags }) => present.some((value) => tags.includes(value));
  if (field === 'id') return ({ id }) => present.some((value) => id.startsWith(value));
  const words = typed.split(/\s+/u).filter(Boolean).map(foldForComparison);
  return (testCase) => words.every((word) => holds(testCase, word));
}

/** By its name, or by its label as reports have it. */
function toKind(typed: string): CaseKind {
  const kind = caseKinds.find((name) => name === typed || kindLabel(name) === typed);
  if (kind) return kind;
  throw new WenbaoError('usage', `--filter 里${unknownKind(typed)}`, '请改正后再运行。');
}

function holds({ id, question, tags }: Case, word: string): boolean {
  return [id, question, ...tags].some((text) => foldForComparison(text).includes(word));
}

/**
 * The wanted cases, in their order, at most `limit`. Of a session all turns are kept where one is
 * wanted: a question that leans on others cannot be asked alone.
 */
export function selectCases(
  cases: readonly Case[],
  {
    filter,
    limit,
  }: { readonly filter?: CaseFilter | undefined; readonly limit?: number | undefined },
): Case[] {
  const isWanted = filter?.isWanted ?? (() => true);
  const sessions = new Set(cases.filter(isWanted).flatMap(({ session }) => session ?? []));
  const isKept = (testCase: Case) =>
    isWanted(testCase) || (testCase.session !== undefined && sessions.has(testCase.session));
  return cases.filter(isKept).slice(0, limit);
}
