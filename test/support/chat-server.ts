import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { sendHttpReply, sendModelReply } from './chat-answer.ts';
import { ChatExchange } from './chat-exchange.ts';
import type { ChatProtocol } from './chat-format.ts';
import { ollamaProtocol } from './chat-ollama.ts';
import { openaiProtocol } from './chat-openai.ts';
import type { ReplyFunction, ScriptedReply } from './chat-replies.ts';
import {
  type ChatOrder,
  type ChatRequest,
  complaintOf,
  RequestLog,
  readJson,
} from './chat-request.ts';

export type { ScriptedReply } from './chat-replies.ts';
export { unauthorized } from './chat-replies.ts';
export type { ChatRequest } from './chat-request.ts';

/** A provider of chat models on this machine that says what a test tells it to say. */
export interface ChatServer {
  /** For clients that speak OpenAI's protocol. */
  readonly baseUrl: string;
  /** For clients that speak Ollama's own protocol. */
  readonly ollamaBaseUrl: string;
  /** What was asked so far, in order; what is no chat request is refused and not among them. */
  readonly requests: readonly ChatRequest[];
  /** The next request that was not taken by `nextRequest` yet; waits for it. */
  nextRequest(): Promise<ChatRequest>;
  /** Connections that neither side has closed, with those that a client keeps for its next call. */
  openConnections(): number;
}

const protocols: readonly ChatProtocol[] = [openaiProtocol, ollamaProtocol];

/**
 * Starts a server that gives the replies in their order, the last one again and again; it stops,
 * with whatever hangs, when the test is over.
 */
export async function startChatServer(...replies: readonly ScriptedReply[]): Promise<ChatServer> {
  const log = new RequestLog();
  const sockets = new Set<Socket>();
  const server = createServer(listenerFor(replies, log));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const address = `http://127.0.0.1:${await listen(server)}`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    baseUrl: `${address}/v1`,
    ollamaBaseUrl: address,
    requests: log.requests,
    nextRequest: () => log.next(),
    openConnections: () => sockets.size,
  };
}

/** The address, in the form of `baseUrl`, of a port of this machine where nobody listens. */
export async function refusedBaseUrl(): Promise<string> {
  const server = createTcpServer();
  const port = await listen(server);
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}/v1`;
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

/** An error of the server, or of a test's own function, ends the exchange and fails the test run. */
function listenerFor(replies: readonly ScriptedReply[], log: RequestLog): RequestListener {
  return async (request, response) => {
    try {
      await handle(request, response, replies, log);
    } catch (error) {
      const hasClientLeft = request.readableAborted;
      response.destroy();
      if (!hasClientLeft) throw error;
    }
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  replies: readonly ScriptedReply[],
  log: RequestLog,
): Promise<void> {
  const exchange = new ChatExchange(response);
  const path = request.url ?? '';
  const protocol = protocols.find((candidate) => candidate.path === path);
  if (protocol === undefined || request.method !== 'POST') {
    return sendHttpReply(exchange, notFound);
  }
  const { data: order, error } = protocol.orderSchema.safeParse(await readJson(request));
  if (error) {
    const body = JSON.stringify(protocol.refusal(complaintOf(error)));
    return sendHttpReply(exchange, { status: 400, body });
  }
  const { authorization } = request.headers;
  const asked = toChatRequest(path, authorization, order, exchange);
  const scripted = replies[Math.min(log.requests.length, replies.length - 1)] ?? '';
  log.add(asked);
  const reply = resolveReply(scripted, asked);
  if (reply === 'hang') return;
  if (typeof reply === 'object' && 'status' in reply) return sendHttpReply(exchange, reply);
  await sendModelReply(exchange, reply, protocol.format(order), order.isStreaming);
}

const notFound = { status: 404, body: '404 page not found', contentType: 'text/plain' };

function toChatRequest(
  path: string,
  authorization: string | undefined,
  { model, messages, isStreaming }: ChatOrder,
  { closed }: ChatExchange,
): ChatRequest {
  const prompt = messages.map(({ content }) => content).join('\n');
  return { path, authorization, model, prompt, messages, isStreaming, closed };
}

function resolveReply(
  reply: ScriptedReply,
  request: ChatRequest,
): Exclude<ScriptedReply, ReplyFunction> {
  return typeof reply === 'function' ? resolveReply(reply(request), request) : reply;
}
