import { megabytes, missing, rounded } from './figures.ts';
import { type Measurements, medianAddMs, resultOf } from './measurements.ts';

/** The number of documents that the targets are set for. */
export const targetDocuments = 69_377;
const growthFromDocuments = 10_000;

/** What is wanted of one figure. */
export interface Target {
  readonly name: string;
  readonly wanted: string;
  readonly measured: string;
  /** Undefined where nothing was measured. */
  readonly isMet: boolean | undefined;
}

interface Limit {
  readonly name: string;
  readonly bound: readonly [sign: '<=' | '>=' | '<', limit: number];
  readonly format: (value: number) => string;
  readonly value: number | undefined;
}

/** Compares the largest size that was measured with what is wanted of 69,377 documents. */
export function judgeTargets(sizes: readonly Measurements[]): Target[] {
  const largest = largestOf(sizes);
  return largest ? limitsOf(largest, sizes).map(judge) : [];
}

/** The measurements with the most documents. */
export function largestOf(sizes: readonly Measurements[]): Measurements | undefined {
  return sizes.toSorted((a, b) => b.documents - a.documents)[0];
}

function limitsOf(largest: Measurements, sizes: readonly Measurements[]): Limit[] {
  const warm = resultOf(largest.retrieval)?.warm;
  const recall = resultOf(largest.graphRecall);
  const build = resultOf(largest.build);
  const limit = (name: string, bound: Limit['bound'], value?: number, format = inMs): Limit => {
    return { name, bound, value, format };
  };
  return [
    limit('retrieval p50, warm', ['<=', 10], warm?.p50Ms),
    limit('retrieval p95, warm', ['<=', 30], warm?.p95Ms),
    limit('its p95 against 10,000 documents', ['<', 3], growthOf(largest, sizes), asRatio),
    limit(
      'build against raw hnswlib inserts',
      ['<=', 1.3],
      ratio(build?.buildMs, resultOf(largest.rawGraph)?.insertMs),
      asRatio,
    ),
    limit('peak memory, building', ['<=', 900e6], build?.peakBytes, inMegabytes),
    limit('peak memory, serving', ['<=', 600e6], servingPeakBytes(largest), inMegabytes),
    limit('opening, graph included', ['<=', 1000], resultOf(largest.open)?.openWithGraphMs),
    limit('graph recall@10 of 60 hits', ['>=', 0.99], recall?.recallAt10Of60, asShare),
    limit('graph recall@10 of 10 hits', ['>=', 0.99], recall?.recallAt10Of10, asShare),
    limit('adding a page of ten articles', ['<=', 500], medianAddMs(largest)),
  ];
}

const inMs = (value: number) => `${rounded(value)} ms`;
const inMegabytes = (value: number) => `${megabytes(value)} MB`;
const asRatio = (value: number) => `x ${rounded(value)}`;
const asShare = (value: number) => value.toFixed(4);

/** The most memory of all processes that answered questions. */
export function servingPeakBytes(measured: Measurements): number | undefined {
  const peaks = [measured.retrieval, measured.answers].flatMap((outcome) =>
    'value' in outcome ? [outcome.value.peakBytes] : [],
  );
  return peaks.length === 0 ? undefined : Math.max(...peaks);
}

function growthOf(largest: Measurements, sizes: readonly Measurements[]): number | undefined {
  const before = sizes.find(({ documents }) => documents === growthFromDocuments);
  if (!before || before === largest) return undefined;
  return ratio(resultOf(largest.retrieval)?.warm.p95Ms, resultOf(before.retrieval)?.warm.p95Ms);
}

function ratio(of: number | undefined, to: number | undefined): number | undefined {
  return of === undefined || to === undefined ? undefined : of / to;
}

function judge({ name, bound: [sign, limit], format, value }: Limit): Target {
  const wanted = `${sign} ${format(limit)}`;
  if (value === undefined) return { name, wanted, measured: missing, isMet: undefined };
  return { name, wanted, measured: format(value), isMet: holds(value, sign, limit) };
}

function holds(value: number, sign: Limit['bound'][0], limit: number): boolean {
  if (sign === '>=') return value >= limit;
  return sign === '<' ? value < limit : value <= limit;
}
