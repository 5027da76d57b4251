import { z } from 'zod';
import { badRequest } from './bot-api-refusal.ts';

/** A chat by its id. Names of channels and the like are chats that this Bot API does not know. */
export const chatIdSchema = z
  .union([z.number(), z.string()])
  .optional()
  .transform((id) => {
    if (id === undefined || id === '') throw badRequest('chat_id is empty');
    if (!Number.isSafeInteger(Number(id)) || Number(id) === 0) throw badRequest('chat not found');
    return Number(id);
  });

export const messageIdSchema = z
  .number()
  .int()
  .optional()
  .transform((id) => {
    if (id === undefined) throw badRequest('message identifier is not specified');
    return id;
  });

/** A field that may also be given as the JSON of its value, as the Bot API allows. */
export function jsonField<Output>(schema: z.ZodType<Output>): z.ZodType<Output> {
  return z.preprocess((value) => (typeof value === 'string' ? fromJson(value) : value), schema);
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest("can't parse JSON object");
  }
}
