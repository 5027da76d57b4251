import { z } from 'zod';
import { writerOrder } from './writer-orders.ts';

/** What an examiner is told: to look at an archive, maybe after a build of it. */
export const examinerOrder = z.object({
  directory: z.string(),
  build: writerOrder.optional(),
});
export type ExaminerOrder = z.infer<typeof examinerOrder>;

/** What one thing that was asked of an archive gave. */
export const outcome = z.union([
  z.object({ value: z.string() }),
  /** An error that tells a user what to do. */
  z.object({ refused: z.string() }),
  /** Any other error. */
  z.object({ broken: z.string() }),
]);
export type Outcome = z.infer<typeof outcome>;

/** All that was asked of an archive, by what it was. */
export const examination = z.record(z.string(), outcome);
export type Examination = z.infer<typeof examination>;
