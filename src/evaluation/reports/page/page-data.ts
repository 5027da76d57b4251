import type { Comparison } from '../../comparison/comparison.ts';
import type { CaseRecord } from '../../records/run-record.ts';
import type { PageInput, RunHead } from './page-input.ts';

/** A comparison without the cases as they are now, which the run has already. */
export interface PageComparison extends Omit<Comparison, 'better' | 'worse' | 'reworded'> {
  readonly before: RunHead;
  /** The cases as they were before. */
  readonly better: readonly CaseRecord[];
  readonly worse: readonly CaseRecord[];
  readonly reworded: readonly CaseRecord[];
}

/** What the page's program is given. */
export interface PageData extends Omit<PageInput, 'comparison'> {
  readonly comparison?: PageComparison;
}

/** What of the input is put into the page. */
export function toPageData({ comparison, ...input }: PageInput): PageData {
  return comparison === undefined ? input : { ...input, comparison: toPageComparison(comparison) };
}

function toPageComparison({
  before: { startedAt, settings, program },
  comparison,
}: NonNullable<PageInput['comparison']>): PageComparison {
  const { better, worse, reworded, ...rest } = comparison;
  return {
    ...rest,
    before: { startedAt, settings, program },
    better: better.map(({ before }) => before),
    worse: worse.map(({ before }) => before),
    reworded: reworded.map(({ before }) => before),
  };
}
