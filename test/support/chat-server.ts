import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

/** What the server answers to one request: a model's text, another response, or nothing at all. */
export type ScriptedReply =
  | string
  | { readonly status: number; readonly body: string; readonly contentType?: string }
  | 'hang';

/** A request as the model's client made it. */
export interface ChatRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly model: string;
  /** Everything that the model is told, one message after the other. */
  readonly prompt: string;
}

/** An OpenAI-compatible server on this machine that says what a test tells it to say. */
export interface ChatServer {
  readonly baseUrl: string;
  /** What was asked so far, in order. */
  readonly requests: readonly ChatRequest[];
}

const bodySchema = z.object({
  model: z.string(),
  messages: z.array(z.object({ content: z.string() })),
});

/** A reply that OpenAI gives for a key that it does not know. */
export const unauthorized: ScriptedReply = {
  status: 401,
  body: JSON.stringify({
    error: { message: 'Incorrect API key provided', code: 'invalid_api_key' },
  }),
};

/**
 * Starts a server that gives the replies in their order, the last one again and again; it stops,
 * with whatever hangs, when the test is over.
 */
export async function startChatServer(...replies: readonly ScriptedReply[]): Promise<ChatServer> {
  const requests: ChatRequest[] = [];
  const server = createServer(async (request, response) => {
    const reply = replies[Math.min(requests.length, replies.length - 1)] ?? '';
    requests.push(await readRequest(request));
    if (reply !== 'hang') respond(response, reply);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { baseUrl: `http://127.0.0.1:${address.port}/v1`, requests };
}

async function readRequest(request: IncomingMessage): Promise<ChatRequest> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const { model, messages } = bodySchema.parse(JSON.parse(text));
  return {
    path: request.url ?? '',
    authorization: request.headers.authorization,
    model,
    prompt: messages.map(({ content }) => content).join('\n'),
  };
}

function respond(response: ServerResponse, reply: Exclude<ScriptedReply, 'hang'>): void {
  const {
    status,
    body,
    contentType = 'application/json',
  } = typeof reply === 'string' ? { status: 200, body: completionOf(reply) } : reply;
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

/** https://platform.openai.com/docs/api-reference/chat/object */
function completionOf(content: string): string {
  return JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_700_000_000,
    model: 'scripted',
    choices: [
      { index: 0, message: { role: 'assistant', content }, finish_reason: 'stop', logprobs: null },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });
}
