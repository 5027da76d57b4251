// src/evaluation/judging: a case and its answer → what each measure says of it, and why it is wrong.

import type { GivenAnswer } from '../answers/given-answer.ts';
import type { Case } from '../cases/cases.ts';
import type { Asked } from '../running/ask-all.ts';
import type { Evidence } from './evidence.ts';
import { findFault } from './fault.ts';
import type { Judged } from './judged.ts';
import { valuesOf } from './values.ts';

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
