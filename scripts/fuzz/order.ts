import { z } from 'zod';

/** What a process is told to try. */
export const fuzzOrder = z.object({
  name: z.string(),
  inputs: z.number().int().positive(),
  seed: z.number().int(),
  longestChars: z.number().int().positive(),
  timeLimitMs: z.number().positive(),
  path: z.string().exactOptional(),
  /** The file in which it notes the place of the input that it tries. */
  placeFile: z.string(),
});

export type FuzzOrder = z.infer<typeof fuzzOrder>;

/** What came of a target. */
export const fuzzResult = z.object({
  inputs: z.number(),
  elapsedMs: z.number(),
  slowestMs: z.number(),
  failure: z.string().exactOptional(),
});

export type FuzzResult = z.infer<typeof fuzzResult> & { readonly name: string };
