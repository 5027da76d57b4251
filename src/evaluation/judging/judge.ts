import type { GivenAnswer } from '../answers/given-answer.ts';
import type { Case } from '../cases/cases.ts';
import type { CaseValues } from '../measures/measure.ts';
import type { Asked } from '../running/ask-all.ts';
import type { Evidence } from './evidence.ts';
import { findFault } from './fault.ts';
import { valuesOf } from './values.ts';

/** A case, what was given for it, and how that was judged. */
export interface Judged {
  readonly testCase: Case;
  /** Missing where the system failed on the question, or gave nothing for it. */
  readonly given?: GivenAnswer;
  /** Why the answer counts as wrong, in Chinese; missing where it is right. */
  readonly fault?: string;
  /** What each measure says of it; those that say nothing are left out. */
  readonly values: CaseValues;
}

/** Judges what came of a question. One on which the system failed counts as wrong. */
export function judge(asked: Asked, evidence: Evidence): Judged {
  const { testCase } = asked;
  if ('failure' in asked) {
    const fault = asked.failure;
    return { testCase, fault, values: valuesOf({ testCase, fault }, evidence) };
  }
  const { given } = asked;
  const fault = findFault(testCase, given, citesNamed(testCase, given, evidence));
  const judged = { testCase, given, ...(fault === undefined ? {} : { fault }) };
  return { ...judged, values: valuesOf(judged, evidence) };
}

function citesNamed(testCase: Case, { citations }: GivenAnswer, evidence: Evidence): boolean {
  const named = evidence.named(testCase);
  return citations.some((citation) => evidence.cited(citation).some(({ id }) => named.has(id)));
}
