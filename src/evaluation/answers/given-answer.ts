// src/evaluation/answers: what any system gave, in one form.

import { z } from 'zod';
import { foldForComparison } from '../../language/normalize.ts';

/** Far above any real one: sums of them stay numbers that can be saved. */
const mostOfAny = 1e12;
const amount = z.number().nonnegative().max(mostOfAny, { error: '数太大' });
const count = amount.int();
const place = z.number().int().positive();

/** More than this is no answer to read, and would hold up the measures. */
const mostCharacters = 100_000;

/** What another system wrote. */
export const answerTextSchema = z.string().max(mostCharacters, { error: '超过十万字' });

/** One that is blank says as little as one that is not there. */
export const nameSchema = z
  .string()
  .transform((name) => (foldForComparison(name) === '' ? undefined : name))
  .optional();

const citationSchema = z.object({
  /** The number by which statements refer to it, from 1. */
  marker: place,
  /** The words that are said to be printed. */
  quote: z.string(),
  articleId: nameSchema,
  headline: nameSchema,
  publication: z.string().optional(),
  /** ISO: `2024`, `2024-08` or `2024-08-12`. */
  date: z.string().optional(),
  /** The file it is from, as the archive names it. */
  source: nameSchema,
  /** First and last line of that file, from 1. */
  lines: z.tuple([place, place]).optional(),
});

const statementSchema = z.object({
  /** Without markers. */
  text: z.string(),
  markers: z.array(place),
  /** The answer itself in a few words. */
  isShort: z.boolean().optional(),
});

const usageSchema = z.object({
  promptTokens: count,
  completionTokens: count,
  cost: amount.optional(),
});

export const givenAnswerSchema = z.object({
  status: z.enum(['answered', 'abstained']),
  /** As a person reads it, with markers like `[1]`. */
  text: z.string(),
  /** One by one; none where it abstained. */
  statements: z.array(statementSchema),
  /** What the markers refer to; where it abstained, what it named as nearest. */
  citations: z.array(citationSchema),
  confidence: z.enum(['certain', 'likely']).optional(),
  /**
   * Articles as they were found, best first, each once, by id or headline; absent where that is not
   * known.
   */
  ranking: z.array(z.string()).optional(),
  /** Who answered, where there is a language model that may fail. */
  answeredBy: z.enum(['reader', 'model']).optional(),
  usage: usageSchema.optional(),
  elapsedMs: amount.optional(),
});

/** What any system gave for a question: all of it that is measured. */
export type GivenAnswer = z.infer<typeof givenAnswerSchema>;
export type GivenCitation = z.infer<typeof citationSchema>;
export type GivenStatement = z.infer<typeof statementSchema>;
