import { z } from 'zod';
import { givenAnswerSchema } from '../answers/given-answer.ts';
import { caseSchema } from '../cases/cases.ts';
import { measureNames } from '../measures/measure.ts';

export const judgedSchema = z.object({
  testCase: caseSchema,
  /** Missing where the system failed on the question, or gave nothing for it. */
  given: givenAnswerSchema.optional(),
  /** Why the answer counts as wrong, in Chinese; missing where it is right. */
  fault: z.string().optional(),
  /** What each measure says of it; those that say nothing are left out. */
  values: z.partialRecord(z.enum(measureNames), z.number()),
});

/** A case, what was given for it, and how that was judged. */
export type Judged = z.infer<typeof judgedSchema>;
