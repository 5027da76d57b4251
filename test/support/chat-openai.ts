import { z } from 'zod';
import type { ChatFormat, ChatProtocol } from './chat-format.ts';
import type { FinishReason, TokenUsage } from './chat-replies.ts';
import type { ChatOrder } from './chat-request.ts';

const textPart = z.object({ type: z.literal('text'), text: z.string() });
const content = z.union([
  z.string(),
  z.array(textPart).transform((parts) => parts.map(({ text }) => text).join('')),
]);

const orderSchema = z
  .object({
    model: z.string().min(1),
    messages: z.array(z.object({ role: z.string(), content })).min(1),
    stream: z.boolean().nullish(),
    stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
  })
  .transform(
    ({ model, messages, stream, stream_options: options }): ChatOrder => ({
      model,
      messages,
      isStreaming: stream === true,
      includesUsage: options?.include_usage === true,
    }),
  );

/**
 * OpenAI's protocol, with OpenRouter's comments, costs and errors in a stream:
 * https://platform.openai.com/docs/api-reference/chat, https://openrouter.ai/docs/api-reference
 */
export const openaiProtocol: ChatProtocol = {
  path: '/v1/chat/completions',
  orderSchema,
  refusal: (message) => ({
    error: { message, type: 'invalid_request_error', param: null, code: null },
  }),
  format: openaiFormat,
};

function openaiFormat({ model, includesUsage }: ChatOrder): ChatFormat {
  const head = { id: 'chatcmpl-1', created: 1_700_000_000, model };
  const event = (value: object) => `data: ${JSON.stringify(value)}\n\n`;
  const chunk = (choices: readonly object[], usage: object | null = null) => ({
    ...head,
    object: 'chat.completion.chunk',
    choices,
    ...(includesUsage ? { usage } : {}),
  });
  const step = (delta: object, reason: FinishReason | 'error' | null = null) =>
    chunk([{ index: 0, delta, logprobs: null, finish_reason: reason }]);
  const completion = (choices: readonly object[], usage: object) => ({
    ...head,
    object: 'chat.completion',
    choices,
    usage,
  });
  const done = 'data: [DONE]\n\n';
  const error = { code: 502, message: 'Provider disconnected unexpectedly' };
  return {
    streamType: 'text/event-stream; charset=utf-8',
    opening: `: OPENROUTER PROCESSING\n\n${event(step({ role: 'assistant', content: '' }))}`,
    event,
    piece: (text) => event(step({ content: text })),
    end: (reason, usage) =>
      event(step({}, reason)) + (includesUsage ? event(chunk([], usageOf(usage))) : '') + done,
    emptyStream: event(chunk([])) + done,
    emptyBody: completion([], usageOf({ promptTokens: 1, completionTokens: 0 })),
    body: (text, reason, usage) =>
      completion([choiceOf({ role: 'assistant', content: text }, reason)], usageOf(usage)),
    failure: { ...step({ content: '' }, 'error'), error },
  };
}

function choiceOf(message: object, reason: FinishReason): object {
  return { index: 0, message, logprobs: null, finish_reason: reason };
}

function usageOf({ promptTokens, completionTokens, cost }: TokenUsage): object {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    ...(cost === undefined ? {} : { cost }),
  };
}
