import { z } from 'zod';
import { citedSentences } from './cited-sentences.ts';
import {
  answerTextSchema,
  type GivenAnswer,
  type GivenCitation,
  givenAnswerSchema,
  nameSchema,
} from './given-answer.ts';
import { confidenceSchema } from './own-answer.ts';

const { usage, elapsedMs } = givenAnswerSchema.shape;
const isoDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/u, { error: '日期应如 2024、2024-08 或 2024-08-12' });

const citation = givenAnswerSchema.shape.citations.element.partial({ marker: true }).extend({
  /** Nothing would stand in every article. */
  quote: answerTextSchema.trim().min(1, { error: '引文不能为空' }),
  /** Another name for the headline. */
  title: nameSchema,
  date: isoDate.optional(),
});

/** The least that a system has to tell of an answer, but for its id; what is not here is passed over. */
export const plainAnswerSchema = z.object({
  answer: answerTextSchema.optional(),
  /** Whether the system says that it cannot answer; without it an empty answer is a refusal. */
  refused: z.boolean().optional(),
  /** Numbered from 1 in their order where they have no marker. */
  citations: z.array(citation).default([]),
  confidence: confidenceSchema,
  /** Articles as they were found, best first: by the archive's ids, or by their whole headlines. */
  ranking: z.array(z.union([z.string(), z.number()])).optional(),
  usage,
  elapsedMs,
  /** Another name for `elapsedMs`. */
  latencyMs: elapsedMs,
});

type PlainAnswer = z.infer<typeof plainAnswerSchema>;

/**
 * Any system's answer. That a wording means a refusal is never guessed: 没有 stands in answers, and
 * a refusal may be worded in any way; so a system that does not say `refused` has answered.
 */
export function fromPlainAnswer(plain: PlainAnswer): GivenAnswer {
  const { answer: text = '', refused = text.trim() === '', citations, ranking, ...rest } = plain;
  const { latencyMs, elapsedMs = latencyMs, confidence, usage } = rest;
  return {
    status: refused ? 'abstained' : 'answered',
    text,
    statements: refused ? [] : citedSentences(text),
    citations: citations.map(toCitation),
    ...(confidence && !refused ? { confidence } : {}),
    ...(ranking ? { ranking: [...new Set(ranking.map(String))] } : {}),
    ...(usage ? { usage } : {}),
    ...(elapsedMs === undefined ? {} : { elapsedMs }),
  };
}

function toCitation(
  { title, headline = title, ...rest }: PlainAnswer['citations'][number],
  index: number,
): GivenCitation {
  const marker = rest.marker ?? index + 1;
  return { ...rest, marker, ...(headline === undefined ? {} : { headline }) };
}
