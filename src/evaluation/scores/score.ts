import { z } from 'zod';
import { measureNames } from '../measures/measure.ts';

const scoreSchema = z.object({
  measure: z.enum(measureNames),
  /** Of how many cases it says something. */
  n: z.number().int().nonnegative(),
  /** Shares are from 0 to 1; absent where n is 0. */
  value: z.number().optional(),
  /** The 95 % interval; absent where there is none, as of a sum. */
  interval: z.tuple([z.number(), z.number()]).optional(),
});

/** One measure over some cases. */
export type Score = z.infer<typeof scoreSchema>;

export const scoresSchema = z.object({
  /** Over all cases, in the order of `measureNames`. */
  all: z.array(scoreSchema),
  /** The same over the cases of each kind, in the order in which kinds first come. */
  kinds: z.array(z.object({ kind: z.string(), scores: z.array(scoreSchema) })),
});

export type Scores = z.infer<typeof scoresSchema>;
