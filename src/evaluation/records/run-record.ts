// src/evaluation/records: a run as it is kept; which saved run is meant.

import { z } from 'zod';
import { judgedSchema } from '../judging/judged.ts';
import { scoresSchema } from '../scores/score.ts';

/** Raised when saved runs of before can no longer be read or compared. */
export const runFormat = 1;

const caseRecordSchema = judgedSchema.extend({
  /** In how many of the runs it was right, where the set was asked more than once. */
  rightRuns: z.number().int().nonnegative().optional(),
});

/** A judged case as it is kept. */
export type CaseRecord = z.infer<typeof caseRecordSchema>;

const settingsSchema = z.object({
  /** `reader`, a language model, or the file of another system's answers. */
  system: z.string(),
  /** The test set's files, as seen from the project, with the SHA-256 of each. */
  files: z.array(z.object({ path: z.string(), sha256: z.string() })),
  filter: z.string().optional(),
  limit: z.number().int().positive().optional(),
  /** How often the set was asked. */
  repeat: z.number().int().positive(),
  /** How many questions were under way at once. */
  jobs: z.number().int().positive(),
});

export type RunSettings = z.infer<typeof settingsSchema>;

const archiveSchema = z.object({
  embeddingModel: z.string(),
  pages: z.number().int().nonnegative(),
  articles: z.number().int().nonnegative(),
  chunks: z.number().int().nonnegative(),
  /** First and last day of the dated articles. */
  covers: z.object({ first: z.string(), last: z.string() }).optional(),
  publications: z.array(z.string()),
  /** SHA-256 over the ids and texts of all articles: archives that hold the same have the same. */
  sha256: z.string(),
});

export const runRecordSchema = z.object({
  format: z.literal(runFormat),
  /** ISO, in UTC. */
  startedAt: z.string(),
  elapsedMs: z.number().nonnegative(),
  program: z.object({
    version: z.string(),
    /** The commit's full hash; absent outside a repository. */
    commit: z.string().optional(),
    /** Whether files differed from that commit. */
    isChanged: z.boolean().optional(),
    node: z.string(),
  }),
  settings: settingsSchema,
  archive: archiveSchema,
  /** Of the first run, where the set was asked more than once. */
  scores: scoresSchema,
  /** Of each run, where the set was asked more than once. */
  repeats: z.array(scoresSchema).optional(),
  /** Of the first run, in the order of the test set. */
  cases: z.array(caseRecordSchema),
});

/** One run of the test set as it is saved. */
export type RunRecord = z.infer<typeof runRecordSchema>;
