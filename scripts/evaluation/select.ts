import type { Case } from '../../src/evaluation/cases/cases.ts';
import { foldForComparison } from '../../src/language/normalize.ts';

/** Which cases are wanted. */
export interface CaseFilter {
  /** As it was typed. */
  readonly typed: string;
  readonly isWanted: (testCase: Case) => boolean;
}

/**
 * Reads a filter: `kind=`, `tag=` or `id=` with values separated by commas, of which one must be met
 * (an id by its beginning), else words that must stand in the id, the question or a tag.
 */
export function readFilter(typed: string): CaseFilter {
  const [, field, listed] = /^(kind|tag|id)=(.*)$/su.exec(typed.trim()) ?? [];
  if (field === undefined || listed === undefined) {
    const words = typed.split(/\s+/u).filter(Boolean).map(foldForComparison);
    return { typed, isWanted: (testCase) => words.every((word) => holds(testCase, word)) };
  }
  const values = listed.split(/[,，]/u).map((value) => value.trim());
  return {
    typed,
    isWanted: (testCase) =>
      values.some((value) => value !== '' && fieldTests[field]?.(testCase, value)),
  };
}

const fieldTests: Readonly<Record<string, (testCase: Case, value: string) => boolean>> = {
  kind: ({ kind }, value) => kind === value,
  tag: ({ tags }, value) => tags.includes(value),
  id: ({ id }, value) => id.startsWith(value),
};

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
