import { bootstrapInterval, type Interval } from '../../../src/evaluation/statistics/bootstrap.ts';
import { meanOf } from '../../../src/evaluation/statistics/mean.ts';
import { hitAt, type Measure, recallAt } from './measures.ts';
import type { Outcome, SystemName } from './outcome.ts';

/** A figure with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly interval: Interval;
}

/** A figure of items with its bootstrap interval; undefined where either cannot be given. */
export function estimate<Item>(
  items: readonly Item[],
  figureOf: (sample: readonly Item[]) => number,
): Estimate | undefined {
  const interval = bootstrapInterval(items, figureOf);
  const value = figureOf(items);
  return interval && Number.isFinite(value) ? { value, interval } : undefined;
}

/** What a measure gives for each question that has what is measured. */
export function valuesOf(
  outcomes: readonly Outcome[],
  system: SystemName,
  measure: Measure,
): number[] {
  return outcomes.flatMap(({ found, question }) => measure.of(found[system], question) ?? []);
}

/** Two systems' values for one question. */
type Pair = readonly [whole: number, base: number];

/** How the whole of retrieval compares with BM25, question by question. */
export interface Comparison {
  readonly recallGain: Estimate | undefined;
  readonly hitGain: Estimate | undefined;
  /** The questions without a hit@10, as a multiple of BM25's; undefined where that has none. */
  readonly errorRatio: Estimate | undefined;
}

/** Compares the two on the same questions; the samples of the intervals are of questions. */
export function compareWithBm25(outcomes: readonly Outcome[]): Comparison {
  const hits = pairsOf(outcomes, hitAt(10));
  return {
    recallGain: estimate(pairsOf(outcomes, recallAt(10)), meanGain),
    hitGain: estimate(hits, meanGain),
    errorRatio: estimate(hits, ratioOfErrors),
  };
}

function pairsOf(outcomes: readonly Outcome[], measure: Measure): Pair[] {
  const base = valuesOf(outcomes, 'BM25 (jieba)', measure);
  return valuesOf(outcomes, 'whole', measure).map((value, index) => [value, base[index] ?? 0]);
}

function meanGain(pairs: readonly Pair[]): number {
  return meanOf(pairs.map(([whole, base]) => whole - base));
}

function ratioOfErrors(pairs: readonly Pair[]): number {
  return meanOf(pairs.map(([whole]) => 1 - whole)) / meanOf(pairs.map(([, base]) => 1 - base));
}
