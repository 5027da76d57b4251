import { z } from 'zod';

/** What came of reading a hostile input and asking one question over it. */
export const readOutcome = z.object({
  pages: z.number(),
  rejections: z.number(),
  /** As the user is told of it; empty where there is none. */
  firstRejection: z.string(),
  /** Of processor time, for the archive and for the answer. */
  readSeconds: z.number(),
  answerSeconds: z.number(),
  /** The most memory that the process took. */
  peakMb: z.number(),
  answer: z.string(),
  quotes: z.array(z.string()),
});

export type ReadOutcome = z.infer<typeof readOutcome>;
