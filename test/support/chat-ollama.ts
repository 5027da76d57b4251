import { z } from 'zod';
import type { ChatFormat, ChatProtocol } from './chat-format.ts';
import type { TokenUsage } from './chat-replies.ts';
import type { ChatOrder } from './chat-request.ts';

const orderSchema = z
  .object({
    model: z.string().min(1),
    messages: z.array(z.object({ role: z.string(), content: z.string() })),
    stream: z.boolean().optional(),
  })
  .transform(
    ({ model, messages, stream }): ChatOrder => ({
      model,
      messages,
      isStreaming: stream !== false,
      includesUsage: true,
    }),
  );

/** Ollama's own protocol: https://github.com/ollama/ollama/blob/main/docs/api.md */
export const ollamaProtocol: ChatProtocol = {
  path: '/api/chat',
  orderSchema,
  refusal: (error) => ({ error }),
  format: ollamaFormat,
};

function ollamaFormat({ model }: ChatOrder): ChatFormat {
  const event = (value: object) => `${JSON.stringify(value)}\n`;
  const part = (content: string, isDone = false) => ({
    model,
    created_at: '2024-08-12T08:00:00.000000Z',
    message: { role: 'assistant', content },
    done: isDone,
  });
  const last = (text: string, reason: string, usage: TokenUsage) => ({
    ...part(text, true),
    done_reason: reason,
    ...countsOf(usage),
  });
  const loaded = { ...part('', true), done_reason: 'load' };
  return {
    streamType: 'application/x-ndjson',
    opening: '',
    event,
    piece: (text) => event(part(text)),
    end: (reason, usage) => event(last('', reason, usage)),
    emptyStream: event(loaded),
    emptyBody: loaded,
    body: last,
    failure: { error: 'an error was encountered while running the model' },
  };
}

/** Durations are nanoseconds, as Ollama tells them. */
function countsOf({ promptTokens, completionTokens }: TokenUsage): object {
  return {
    total_duration: 3_000_000,
    load_duration: 1_000_000,
    prompt_eval_count: promptTokens,
    prompt_eval_duration: 1_000_000,
    eval_count: completionTokens,
    eval_duration: 1_000_000,
  };
}
