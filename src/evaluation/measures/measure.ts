// src/evaluation/measures: pure functions after published definitions.

/** The names by which measures stand in saved runs and in the file of thresholds. */
export const measureNames = [
  'right',
  'fact-accuracy',
  'citation-recall',
  'citation-precision',
  'quotation-exactness',
  'refusal-precision',
  'refusal-recall',
  'wrong-period',
  'certain-right',
  'likely-right',
  'rejection-heeded',
  'recall-at-1',
  'recall-at-5',
  'recall-at-10',
  'reciprocal-rank',
  'ndcg-at-10',
  'answer-characters',
  'latency-p50',
  'latency-p95',
  'tokens',
  'cost',
] as const;

export type MeasureName = (typeof measureNames)[number];

/** What people see of a measure, and how its figures are to be read. */
export interface MeasureTraits {
  readonly name: MeasureName;
  /** In Chinese, short. */
  readonly label: string;
  /** In Chinese, one sentence: of which questions, and what counts. */
  readonly meaning: string;
  readonly unit: 'share' | 'characters' | 'milliseconds' | 'tokens' | 'cost';
  readonly better: 'higher' | 'lower' | 'neither';
  /** How the values of single cases become one figure. */
  readonly summary: 'mean' | 'median' | 'p95' | 'sum';
}

/** What the measures say of one case; those that say nothing of it are left out. */
export type CaseValues = Readonly<Partial<Record<MeasureName, number>>>;
