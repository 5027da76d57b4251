import { z } from 'zod';

/** A blank text would be found in every answer. */
export const text = z.string().trim().min(1, { error: '不能为空' });
const texts = z.array(text).min(1, { error: '不能一条也没有' });

/** What another kind of expectation has. */
const absent = z.undefined({ error: '不能与同处别的项一起写' }).optional();

const year = z.string().regex(/^\d{4}$/u, { error: '应是四位数的年份' });

const answerSchema = z.strictObject({
  refuse: absent,
  rejected: absent,
  /** Each must be in the answer, in one of its notations. */
  facts: z.array(texts).min(1, { error: '不能一条也没有' }),
  /**
   * Of each article that would do as a source: part of its headline, or of the first 200 characters of
   * its text, white space aside (kicker, subtitle, first sentences).
   */
  articles: texts.optional(),
  /** Sentences as printed, each of which proves the answer. */
  evidence: texts.optional(),
  /** The year that the answer speaks of. */
  period: year.optional(),
});

const refusalSchema = z.strictObject({
  refuse: z.literal(true),
  rejected: absent,
  /** What a helpful refusal would mention. */
  near: texts.optional(),
});

/** Readers found an answer wrong, and nobody knows the right one: any other answer will do. */
const rejectionSchema = z.strictObject({
  refuse: absent,
  facts: absent,
  articles: absent,
  evidence: absent,
  /** The answer that must not come again, as `rejection.ts` makes it. */
  rejected: text,
});

const answerOrRefusalSchema = z.discriminatedUnion('refuse', [answerSchema, refusalSchema], {
  error: ({ code }) => (code === 'invalid_union' ? '只能是 true，或者不写' : undefined),
});

export const expectationSchema = z.union([answerOrRefusalSchema, rejectionSchema]);

/** What a right answer contains, or that there must be none, or not the one that readers rejected. */
export type Expectation = z.infer<typeof expectationSchema>;
