import { z } from 'zod';
import { readTurn, writeTurn } from '../../../chat/memory/stored-turn.ts';
import type { AnswerId, RatedAnswer, ShownAnswer } from './bot-store.ts';
import { isInlineSession } from './inline-session.ts';
import { readText, writeText } from './stored-text.ts';

const count = z.int().nonnegative();

/** Names of answers, as `randomBytes(9)` in base64url. */
export const answerIdSchema = z.custom<AnswerId>(
  (value) => typeof value === 'string' && /^[\w-]{12}$/u.test(value),
);

/** An answer that is stored, and its place among them. */
export interface StoredAnswer {
  readonly place: number;
  readonly id: AnswerId;
  readonly shown: ShownAnswer;
}

const answerRow = z.object({
  place: count,
  id: answerIdSchema,
  session: z.string(),
  turn: z.string(),
  elapsedMs: z.number().nonnegative(),
});

/** The columns of an answer that is to be stored. */
export function writeAnswer({ session, question, answer, elapsedMs }: ShownAnswer) {
  return {
    session: writeText(session),
    turn: writeTurn({ question, answer }),
    elapsedMs,
    isInline: isInlineSession(session) ? 1 : 0,
  };
}

/** The answer that was stored as this row; nothing where it cannot have been one. */
export function readAnswer(row: unknown): StoredAnswer | undefined {
  const { data } = answerRow.safeParse(row);
  const turn = data && readTurn(data.turn);
  const session = data && readText(data.session);
  if (!turn || session === undefined) return undefined;
  const { place, id, elapsedMs } = data;
  const { question, answer } = turn;
  return { place, id, shown: { session, question, answer, elapsedMs } };
}

const ratedRow = z.object({ id: answerIdSchema, turn: z.string(), up: count, down: count });

/** The rated answer of this row; nothing where it cannot have been one. */
export function readRatedAnswer(row: unknown): RatedAnswer | undefined {
  const { data } = ratedRow.safeParse(row);
  const turn = data && readTurn(data.turn);
  if (!turn) return undefined;
  const { id, up, down } = data;
  return { id, question: turn.question, answer: turn.answer, up, down };
}
