import type { Measurements } from '../../../scripts/bench/scale/measurements.ts';

const latency = { count: 100, p50Ms: 8, p95Ms: 20, p99Ms: 40 };
const ranking = { count: 50, recallAt1: 0.8, recallAt10: 0.95 };
const added = { value: { buildMs: 400, articles: 10, chunks: 40, peakBytes: 300e6 } };

/** What a run that meets all targets may have measured. */
export function measurementsOf(details: Partial<Measurements> = {}): Measurements {
  return {
    documents: 69_377,
    characters: 45_000_000,
    stages: { value: { readMs: 1, entitiesMs: 2, chunksMs: 3, termsMs: 4, embedMs: 5 } },
    build: { value: { buildMs: 12_000, articles: 70_000, chunks: 250_000, peakBytes: 800e6 } },
    archiveBytes: new Map([['archive.sqlite', 90e6]]),
    open: { value: { openMs: 20, openWithGraphMs: 900, peakBytes: 500e6 } },
    firstAnswer: { value: { answerMs: 1000, sinceProcessStartMs: 2000, peakBytes: 500e6 } },
    retrieval: { value: retrievalOf(20) },
    answers: { value: { answers: latency, answered: 60, peakBytes: 590e6 } },
    graphRecall: { value: { count: 200, recallAt10Of60: 0.995, recallAt10Of10: 0.99 } },
    addedPages: [added, added, added],
    rawGraph: { value: { vectors: 250_000, insertMs: 10_000, search: latency, peakBytes: 1 } },
    rawTokens: { value: { characters: 45_000_000, elapsedMs: 9_000 } },
    miniSearch: { value: { buildMs: 1, search: latency, ranking, peakBytes: 1 } },
    langChainBuild: { failure: 'stopped after 10 min' },
    langChainBytes: 0,
    langChainSearch: { failure: 'was not built' },
    ...details,
  };
}

/** Retrieval with this 95th percentile when warm. */
export function retrievalOf(p95Ms: number) {
  const warm = { ...latency, p95Ms };
  const legs = { cold: latency, analysis: latency, terms: latency, vectors: latency };
  return { ...legs, warm, ranking, peakBytes: 500e6 };
}
