import type { RetrievalQuestion } from './question-set.ts';

export const systemNames = ['BM25 (jieba)', 'vectors alone', 'whole'] as const;
export type SystemName = (typeof systemNames)[number];

/** What one system found for a question, best first. */
export interface Found {
  /** The ids of the documents, each once, at the place of its first passage. */
  readonly documents: readonly string[];
  /** The texts of the first passages, where sentences are to be found. */
  readonly quotes: readonly string[];
}

/** A way to find documents for a question. */
export type System = (question: string) => Promise<Found>;

export interface Failure {
  readonly system: SystemName;
  /** In one line of Chinese. */
  readonly reason: string;
}

/** What all systems found for a question. */
export interface Outcome {
  readonly question: RetrievalQuestion;
  readonly found: Readonly<Record<SystemName, Found>>;
  /** The systems that failed, which have found nothing, and why. */
  readonly failures: readonly Failure[];
  /** How long the whole of retrieval took. */
  readonly wholeMs: number;
}
