import { foldForComparison } from '../../language/normalize.ts';
import type { GivenAnswer, GivenStatement } from '../answers/given-answer.ts';

/** Stands for any refusal; no answer from a Chinese archive reads like this. */
export const rejectedRefusal = 'refusal';

/**
 * What an answer says, in the words by which it is known again when it was rejected: the short
 * answer, else all its statements; `refusal` where it abstains.
 */
export function gistOf(answer: GivenAnswer): string {
  if (answer.status === 'abstained') return rejectedRefusal;
  return leadingStatements(answer.statements)
    .map(({ text }) => text)
    .join('；');
}

/** Whether the answer is the one that was rejected; white space and width do not matter. */
export function isRejected(rejected: string, answer: GivenAnswer): boolean {
  return foldForComparison(gistOf(answer)) === foldForComparison(rejected);
}

function leadingStatements(statements: readonly GivenStatement[]): readonly GivenStatement[] {
  const short = statements.filter(({ isShort }) => isShort);
  return short.length > 0 ? short : statements;
}
