import { z } from 'zod';

const count = z.number().int().nonnegative();
const place = z.number().int().positive();

const citationSchema = z.object({
  /** The number by which statements refer to it, from 1. */
  marker: place,
  /** The words that are said to be printed. */
  quote: z.string(),
  articleId: z.string().optional(),
  headline: z.string().optional(),
  publication: z.string().optional(),
  /** ISO: `2024`, `2024-08` or `2024-08-12`. */
  date: z.string().optional(),
  /** The file it is from, as the archive names it. */
  source: z.string().optional(),
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
  cost: z.number().nonnegative().optional(),
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
  /** Ids of articles as they were found, best first, each once; absent where that is not known. */
  ranking: z.array(z.string()).optional(),
  usage: usageSchema.optional(),
  elapsedMs: z.number().nonnegative().optional(),
});

/** What any system gave for a question: all of it that is measured. */
export type GivenAnswer = z.infer<typeof givenAnswerSchema>;
export type GivenCitation = z.infer<typeof citationSchema>;
export type GivenStatement = z.infer<typeof statementSchema>;
