import { z } from 'zod';
import type { Config } from '../../src/config.ts';
import { givenAnswerSchema } from '../../src/evaluation/answers/given-answer.ts';

/** What a process that answers is told: first with which settings, then question by question. */
export const workerOrder = z.union([
  z.object({ config: z.custom<Config>(), withoutModel: z.boolean() }),
  z.object({ question: z.string(), session: z.string().optional() }),
]);

export type WorkerOrder = z.infer<typeof workerOrder>;
export type WorkerSettings = Extract<WorkerOrder, { config: unknown }>;
export type WorkerQuestion = Extract<WorkerOrder, { question: unknown }>;

/** What it tells of each question, in their order; of a failure, in Chinese, why. */
export const workerNews = z.union([
  z.object({ given: givenAnswerSchema }),
  z.object({ failure: z.string() }),
]);

export type WorkerNews = z.infer<typeof workerNews>;
