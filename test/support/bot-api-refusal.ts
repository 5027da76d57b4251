import type { z } from 'zod';

/** A call that the Bot API answers with an error. */
export class Refusal extends Error {
  readonly code: number;
  /** In seconds. */
  readonly retryAfter: number | undefined;

  constructor(code: number, description: string, retryAfter?: number) {
    super(description);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** The refusal of a call that is wrong in itself, in Telegram's words. */
export function badRequest(words: string): Refusal {
  return new Refusal(400, `Bad Request: ${words}`);
}

/** What a schema makes of a payload. @throws Refusal that names the first field that is wrong. */
export function readPayload<Output>(schema: z.ZodType<Output>, payload: unknown): Output {
  const { data, error } = schema.safeParse(payload);
  if (!error) return data;
  const [issue] = error.issues;
  throw badRequest(`can't parse field "${issue?.path.join('.')}": ${issue?.message}`);
}
