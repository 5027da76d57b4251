import { isDeepStrictEqual } from 'node:util';
import { withEarlierInGroup } from '../grouping.ts';
import type { CaseRecord } from '../records/run-record.ts';
import type { CaseDifference, Comparison } from './comparison.ts';

/** The cases of two runs that can be compared, in the later one's order, and the ids of the others. */
export interface Pairing extends Pick<Comparison, 'onlyBefore' | 'onlyAfter' | 'changed'> {
  readonly pairs: readonly CaseDifference[];
}

/**
 * Pairs cases of the same id, question, session and expectation. Turns of a session are asked about
 * what was said before, so that the questions before them must be the same, too.
 */
export function pairCases(before: readonly CaseRecord[], after: readonly CaseRecord[]): Pairing {
  const earlier = new Map(withEarlierTurns(before).map((asked) => [idOf(asked), asked]));
  const pairs: CaseDifference[] = [];
  const onlyAfter: string[] = [];
  const changed: string[] = [];
  for (const asked of withEarlierTurns(after)) {
    const id = idOf(asked);
    const same = earlier.get(id);
    if (!same) onlyAfter.push(id);
    else if (!isSameCase(same, asked)) changed.push(id);
    else pairs.push({ before: same.record, after: asked.record });
    earlier.delete(id);
  }
  return { pairs, onlyBefore: [...earlier.keys()], onlyAfter, changed };
}

/** A case as it was asked. */
interface AskedCase {
  readonly record: CaseRecord;
  /** The questions of its session that were asked before it. */
  readonly earlierTurns: readonly string[];
}

function withEarlierTurns(records: readonly CaseRecord[]): AskedCase[] {
  const grouped = withEarlierInGroup(records, ({ testCase }) => testCase.session);
  return grouped.map(({ item, earlier }) => ({
    record: item,
    earlierTurns: earlier.map(({ testCase }) => testCase.question),
  }));
}

function idOf({ record }: AskedCase): string {
  return record.testCase.id;
}

function isSameCase(one: AskedCase, other: AskedCase): boolean {
  return isDeepStrictEqual(comparable(one), comparable(other));
}

/** Without properties that are there and undefined, which a saved file cannot have. */
function comparable({ record, earlierTurns }: AskedCase): unknown {
  const { question, session, expect } = record.testCase;
  return JSON.parse(JSON.stringify({ question, session, expect, earlierTurns }));
}
