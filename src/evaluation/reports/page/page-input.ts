import type { SourceArticle } from '../../answers/source-article.ts';
import type { Comparison } from '../../comparison/comparison.ts';
import type { MeasureTraits } from '../../measures/measure.ts';
import type { RunRecord } from '../../records/run-record.ts';

/** What is told of the run of before; a whole run will do. */
export type RunHead = Pick<RunRecord, 'startedAt' | 'settings' | 'program'>;

/** A threshold and what came of it, in words for people. */
export interface ThresholdOutcome {
  /** The measure, in Chinese. */
  readonly label: string;
  /** The kind of question for which it holds; for all where there is none. */
  readonly kind?: string;
  /** Such as `不低于 95.0%`. */
  readonly bound: string;
  /** What the run reached, such as `96.2%`. */
  readonly value: string;
  readonly isMet: boolean;
}

export interface PageInput {
  readonly run: RunRecord;
  /** Those that are cited or expected. */
  readonly articles: readonly SourceArticle[];
  readonly comparison?: { readonly before: RunHead; readonly comparison: Comparison };
  /** In the order in which they are to be shown. */
  readonly measures: readonly MeasureTraits[];
  /** In Chinese, by the name of the kind; a kind without a label is shown by its name. */
  readonly kindLabels: Readonly<Record<string, string>>;
  readonly thresholds?: readonly ThresholdOutcome[];
}
