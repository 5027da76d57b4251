import { foldForComparison } from '../../../../../language/normalize.ts';
import { withEarlierInGroup } from '../../../../grouping.ts';
import type { CaseRecord } from '../../../../records/run-record.ts';
import type { PageData } from '../../page-data.ts';

export type Result = 'failed' | 'wrong' | 'unsteady' | 'right';
export type Change = 'better' | 'worse' | 'reworded' | 'same';

/** A case with all by which it is filtered. */
export interface CaseEntry {
  readonly record: CaseRecord;
  readonly id: string;
  readonly result: Result;
  readonly confidence: 'certain' | 'likely' | 'abstained' | 'none';
  /** Absent without a comparison. */
  readonly change?: Change;
  /** As it was before, where that is known to differ. */
  readonly before?: CaseRecord;
  /** Earlier cases of its session, in order. */
  readonly turns: readonly CaseRecord[];
}

const order: readonly Result[] = ['failed', 'wrong', 'unsteady', 'right'];

/** All cases of a run, failures first, otherwise in the order of the test set. */
export function toEntries(data: Pick<PageData, 'run' | 'comparison'>): CaseEntry[] {
  const { cases, settings } = data.run;
  const changeOf = changes(data);
  const inSessions = withEarlierInGroup(cases, ({ testCase }) => testCase.session);
  const entries = inSessions.map(({ item: record, earlier: turns }) => ({
    record,
    id: record.testCase.id,
    result: resultOf(record, settings.repeat),
    confidence: confidenceOf(record),
    turns,
    ...changeOf(record.testCase.id),
  }));
  return entries.sort((a, b) => order.indexOf(a.result) - order.indexOf(b.result));
}

function resultOf({ given, fault, rightRuns }: CaseRecord, repeat: number): Result {
  if (!given) return 'failed';
  if (fault !== undefined) return 'wrong';
  return rightRuns !== undefined && rightRuns < repeat ? 'unsteady' : 'right';
}

function confidenceOf({ given }: CaseRecord): CaseEntry['confidence'] {
  if (given?.status === 'abstained') return 'abstained';
  return given?.confidence ?? 'none';
}

function changes({ comparison }: Pick<PageData, 'comparison'>) {
  const { better = [], worse = [], reworded = [] } = comparison ?? {};
  const lists = { better, worse, reworded };
  const known = new Map<string, Pick<CaseEntry, 'change' | 'before'>>();
  for (const change of ['better', 'worse', 'reworded'] as const) {
    for (const before of lists[change]) known.set(before.testCase.id, { change, before });
  }
  for (const id of [...(comparison?.onlyAfter ?? []), ...(comparison?.changed ?? [])]) {
    known.set(id, {});
  }
  const same: Pick<CaseEntry, 'change'> = comparison ? { change: 'same' } : {};
  return (id: string) => known.get(id) ?? same;
}

/** A text in which another is sought: case, white space and width do not count. */
export function searchable(text: string): string {
  return foldForComparison(text).toLowerCase();
}

/** All of a case in which is searched. */
export function searchableCase({ record: { testCase, given, fault = '' } }: CaseEntry): string {
  const parts = [testCase.id, testCase.question, given?.text ?? '', fault, testCase.note ?? ''];
  return searchable(parts.join('\n'));
}
