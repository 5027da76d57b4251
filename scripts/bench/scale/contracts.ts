import { z } from 'zod';

/** What goes into a measurement and what comes out of it, as JSON between two processes. */
export interface Contract<Input extends z.ZodType, Output extends z.ZodType> {
  readonly name: string;
  readonly input: Input;
  readonly output: Output;
}

function contract<Input extends z.ZodType, Output extends z.ZodType>(
  name: string,
  input: Input,
  output: Output,
): Contract<Input, Output> {
  return { name, input, output };
}

const count = z.number().int().nonnegative();
const elapsedMs = z.number().nonnegative();
const bytes = z.number().int().positive();
const share = z.number().min(0).max(1);

const latencySchema = z.object({ count, p50Ms: elapsedMs, p95Ms: elapsedMs, p99Ms: elapsedMs });
/** How long something took, over `count` times. */
export type Latency = z.infer<typeof latencySchema>;

const rankingSchema = z.object({
  count,
  recallAt1: share.nullable(),
  recallAt10: share.nullable(),
});
/** The share of questions with a relevant document among the first; null where there are none. */
export type RankingRecall = z.infer<typeof rankingSchema>;

const archive = z.object({ sourceFolder: z.string(), archiveFolder: z.string() });
const questionsPath = z.string();

/** Builds an archive, or brings it up to date. */
export const buildTask = contract(
  'build',
  archive,
  z.object({ buildMs: elapsedMs, articles: count, chunks: count, peakBytes: bytes }),
);

/** The parts of a build that come before the archive, one after the other on one core. */
export const stagesTask = contract(
  'stages',
  z.object({ sourceFolder: z.string() }),
  z.object({
    readMs: elapsedMs,
    entitiesMs: elapsedMs,
    chunksMs: elapsedMs,
    termsMs: elapsedMs,
    embedMs: elapsedMs,
  }),
);

/** Opens an archive in a fresh process. */
export const openTask = contract(
  'open',
  archive,
  z.object({ openMs: elapsedMs, openWithGraphMs: elapsedMs, peakBytes: bytes }),
);

/** Answers one question in a fresh process. */
export const firstAnswerTask = contract(
  'first-answer',
  archive.extend({ question: z.string() }),
  z.object({ answerMs: elapsedMs, sinceProcessStartMs: elapsedMs, peakBytes: bytes }),
);

/** Retrieval over all questions, cold and warm, and each leg of it alone. */
export const retrievalTask = contract(
  'retrieval',
  archive.extend({ questionsPath }),
  z.object({
    cold: latencySchema,
    warm: latencySchema,
    analysis: latencySchema,
    terms: latencySchema,
    vectors: latencySchema,
    ranking: rankingSchema,
    peakBytes: bytes,
  }),
);

/** Whole answers, each question once. */
export const answersTask = contract(
  'answers',
  archive.extend({ questionsPath, limit: count }),
  z.object({ answers: latencySchema, answered: count, peakBytes: bytes }),
);

/** What the graph finds against what an exact scan finds. */
export const graphRecallTask = contract(
  'graph-recall',
  archive.extend({ questionsPath, limit: count }),
  z.object({ count, recallAt10Of60: share, recallAt10Of10: share }),
);

/** Floor: hnswlib-node alone over the vectors of an archive. */
export const rawGraphTask = contract(
  'raw-graph',
  z.object({ archiveFolder: z.string(), questionsPath }),
  z.object({ vectors: count, insertMs: elapsedMs, search: latencySchema, peakBytes: bytes }),
);

/** Floor: jieba alone over the texts. */
export const rawTokensTask = contract(
  'raw-tokens',
  z.object({ documentsPath: z.string() }),
  z.object({ characters: count, elapsedMs }),
);

/** Peer: MiniSearch over the same chunks and terms. */
export const miniSearchTask = contract(
  'minisearch',
  z.object({ sourceFolder: z.string(), questionsPath }),
  z.object({
    buildMs: elapsedMs,
    search: latencySchema,
    ranking: rankingSchema,
    peakBytes: bytes,
  }),
);

/** Peer: LangChain's HNSWLib as it comes, built and saved. */
export const langChainBuildTask = contract(
  'langchain-build',
  z.object({ sourceFolder: z.string(), storeFolder: z.string() }),
  z.object({ buildMs: elapsedMs, saveMs: elapsedMs, peakBytes: bytes }),
);

/** Peer: LangChain's HNSWLib as it comes, loaded and searched. */
export const langChainSearchTask = contract(
  'langchain-search',
  z.object({ storeFolder: z.string(), questionsPath }),
  z.object({
    loadMs: elapsedMs,
    search: latencySchema,
    ranking: rankingSchema,
    peakBytes: bytes,
  }),
);
