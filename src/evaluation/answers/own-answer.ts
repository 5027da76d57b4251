import { z } from 'zod';
import { confidenceWords } from '../../answering/answer.ts';
import { answerTextSchema, type GivenAnswer, givenAnswerSchema } from './given-answer.ts';

const { status, citations, confidence, answeredBy, usage, elapsedMs } = givenAnswerSchema.shape;

const namesByWord = new Map<unknown, unknown>(
  Object.entries(confidenceWords).map(([name, word]) => [word, name]),
);

/** How sure an answer is, in either wording. */
export const confidenceSchema = z.preprocess((word) => namesByWord.get(word) ?? word, confidence);

const statement = givenAnswerSchema.shape.statements.element
  .omit({ isShort: true })
  .extend({ short: z.boolean().optional() });

/** A line of `npm start -- --jsonl` that is an answer, but for its id. */
export const ownAnswerSchema = z.object({
  status,
  answer: answerTextSchema,
  statements: z.array(statement),
  citations,
  confidence: confidenceSchema,
  usage,
  explanation: z
    .object({ passages: z.array(z.object({ articleId: z.string() })), answeredBy })
    .optional(),
  elapsedMs,
});

/** What this program wrote as JSON, as any system's answer is measured. */
export function fromOwnAnswer(own: z.infer<typeof ownAnswerSchema>): GivenAnswer {
  const { answer, statements, explanation, ...same } = own;
  const ranking = explanation?.passages.map(({ articleId }) => articleId);
  return {
    ...same,
    ...(explanation?.answeredBy ? { answeredBy: explanation.answeredBy } : {}),
    text: answer,
    statements: statements.map(({ short, ...rest }) => ({
      ...rest,
      ...(short ? { isShort: true } : {}),
    })),
    ...(ranking ? { ranking: [...new Set(ranking)] } : {}),
  };
}
