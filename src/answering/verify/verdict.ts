/** What came of checking one part of an answer; all but `supported` keep it from being shown. */
export type Verdict =
  | 'supported'
  // Of citations.
  | 'unknown-source'
  | 'quote-not-found'
  | 'quote-cut'
  | 'wrong-marker'
  | 'wrong-headline'
  | 'wrong-publication'
  | 'wrong-section'
  | 'wrong-date'
  | 'wrong-source'
  | 'wrong-lines'
  | 'unused'
  // Of statements and series; `unknown-source` is a marker without a citation.
  | 'uncited'
  | 'number-not-found'
  | 'date-not-found'
  | 'name-not-found'
  | 'quotation-not-found'
  | 'words-not-found'
  | 'computation-wrong'
  | 'value-wrong'
  // Of statements by a language model.
  | 'not-chinese'
  | 'office-not-found'
  | 'figure-of-another'
  | 'denial-not-found'
  | 'forecast-as-fact'
  | 'deed-of-another'
  | 'off-source'
  // Of the remark.
  | 'remark-states-fact';

/** One verdict for each part of an answer, in the order of the parts. */
export interface Verification {
  readonly citations: readonly Verdict[];
  readonly statements: readonly Verdict[];
  /** Empty where the answer has no series. */
  readonly series: readonly Verdict[];
  /** Absent where the answer has no remark. */
  readonly remark?: Verdict;
  /** Whether every part is supported, and something is stated. */
  readonly isSupported: boolean;
}
