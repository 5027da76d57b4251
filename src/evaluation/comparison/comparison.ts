import type { MeasureName } from '../measures/measure.ts';
import type { CaseRecord } from '../records/run-record.ts';

/** How one measure differs between two runs, over the cases that are the same in both. */
export interface MeasureDifference {
  readonly measure: MeasureName;
  /** Of how many of these cases it says something in either run. */
  readonly n: number;
  /** Over those of which it says something in this run, which the answers may decide. */
  readonly before: number;
  readonly after: number;
  /** The 95 % interval of `after - before`. */
  readonly interval?: readonly [low: number, high: number];
  /** That a difference as large comes about by chance, two-sided; absent where it was not tested. */
  readonly pValue?: number;
}

/** How many cases of one kind were right, of those that are the same in both runs. */
export interface KindDifference {
  /** As the later run has it. */
  readonly kind: string;
  readonly n: number;
  readonly before: number;
  readonly after: number;
  /** How many were wrong before and are right after, and the other way round. */
  readonly better: number;
  readonly worse: number;
}

/** A case that was judged or answered otherwise. */
export interface CaseDifference {
  readonly before: CaseRecord;
  readonly after: CaseRecord;
}

/** What got better and worse between two runs. */
export interface Comparison {
  /** By name of the measure, in the order of `measureNames`; those without a value in one of the runs are left out. */
  readonly measures: readonly MeasureDifference[];
  /** In the order in which kinds first come. */
  readonly kinds: readonly KindDifference[];
  /** Wrong before, right after. */
  readonly better: readonly CaseDifference[];
  /** Right before, wrong after. */
  readonly worse: readonly CaseDifference[];
  /** Judged alike, but answered in other words. */
  readonly reworded: readonly CaseDifference[];
  /** Ids of cases that only one of the runs has. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
  /** Ids of cases whose question or expectation is another one; they are not compared. */
  readonly changed: readonly string[];
  /** Whether both runs asked an archive that holds the same. */
  readonly hasSameArchive: boolean;
}
