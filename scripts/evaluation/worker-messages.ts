import { z } from 'zod';
import type { Config } from '../../src/config.ts';
import { givenAnswerSchema } from '../../src/evaluation/answers/given-answer.ts';

/**
 * What a process that answers is told: first with which settings, then question by question. Each has
 * a number, by which what comes of it is known: of a question that was given up it comes all the same.
 */
export const workerOrder = z.union([
  z.object({ config: z.custom<Config>(), withoutModel: z.boolean() }),
  z.object({ number: z.number(), question: z.string(), session: z.string().optional() }),
]);

export type WorkerOrder = z.infer<typeof workerOrder>;
export type WorkerSettings = Extract<WorkerOrder, { config: unknown }>;
export type WorkerQuestion = Extract<WorkerOrder, { question: unknown }>;

/** What it tells of each question; of a failure, in Chinese, why. */
export const workerNews = z.union([
  z.object({ number: z.number(), given: givenAnswerSchema }),
  z.object({ number: z.number(), failure: z.string() }),
]);

export type WorkerNews = z.infer<typeof workerNews>;
