import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { WenbaoError } from '../../../errors.ts';
import { failureFacts } from '../outgoing/failure.ts';
import { answerRequest, type WebhookResponse, type WebhookRoutes } from './webhook-request.ts';

/** How long a client may take. */
export interface WebhookTimeouts {
  readonly headersMs: number;
  /** For the whole request. */
  readonly requestMs: number;
  /** For requests that are under way when the server is to stop. */
  readonly farewellMs: number;
}

const defaultTimeouts: WebhookTimeouts = {
  headersMs: 10_000,
  requestMs: 20_000,
  farewellMs: 3_000,
};

/** Longer than proxies keep an idle connection, or they would send on one that is just closed. */
const keepAliveTimeoutMs = 75_000;

export interface WebhookServerOptions extends WebhookRoutes {
  /** Port 0 takes any that is free. */
  readonly address: { readonly host: string; readonly port: number };
  /** Ends the server, after the requests under way were answered. */
  readonly signal: AbortSignal;
  readonly timeouts?: WebhookTimeouts;
}

export interface WebhookServer {
  readonly port: number;
  /** Settles when all connections are closed. */
  readonly closed: Promise<void>;
}

/**
 * Takes updates that Telegram posts, and tells at `GET /health` how the bot is. An update is
 * confirmed as soon as it was handed on.
 * @throws WenbaoError where the address cannot be used, such as a port in use.
 */
export async function serveWebhook(options: WebhookServerOptions): Promise<WebhookServer> {
  const { address, signal, logger, timeouts = defaultTimeouts } = options;
  const { headersMs, requestMs, farewellMs } = timeouts;
  const server = createServer({
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: Math.min(1_000, headersMs / 2),
    keepAliveTimeout: keepAliveTimeoutMs,
  });
  server.on('request', (request, response) => void serve(request, response, options));
  const port = await listen(server, address);
  server.on('error', (error) => logger.error(failureFacts(error), '接收消息的服务出错'));
  const closed = new Promise<void>((resolve) => server.once('close', resolve));
  const stop = () => void close(server, closed, farewellMs);
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  logger.info({ host: address.host, port }, '开始接收 Telegram 送来的消息');
  return { port, closed };
}

/**
 * Tries whether a server could listen there, and keeps nothing open.
 * @throws WenbaoError where the address cannot be used, such as a port in use.
 */
export async function tryAddress(address: WebhookServerOptions['address']): Promise<void> {
  const server = createServer();
  await listen(server, address);
  server.close();
  await once(server, 'close');
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { signal, health, ...routes }: WebhookServerOptions,
): Promise<void> {
  const { logger } = routes;
  const healthNow = () => ({ ...health(), ...(signal.aborted && { isReady: false }) });
  try {
    const answer = await answerRequest(request, { ...routes, health: healthNow });
    // A server that stops waits for its connections, which would otherwise be kept for the next.
    if (signal.aborted) response.setHeader('Connection', 'close');
    send(response, answer);
    request.resume();
  } catch (error) {
    if (!request.destroyed) logger.error(failureFacts(error), '有一个请求没能回应');
    response.destroy();
  }
}

function send(response: ServerResponse, { status, body }: WebhookResponse): void {
  response.statusCode = status;
  response.setHeader('Cache-Control', 'no-store');
  if (!body) {
    response.end();
    return;
  }
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}

async function listen(server: Server, { host, port }: WebhookServerOptions['address']) {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    throw addressError(error, host, port);
  }
  const address = server.address();
  return address === null || typeof address === 'string' ? port : address.port;
}

async function close(server: Server, closed: Promise<void>, farewellMs: number): Promise<void> {
  server.close();
  const timer = setTimeout(() => server.closeAllConnections(), farewellMs);
  await closed;
  clearTimeout(timer);
}

const codedError = z.object({ code: z.string() });

function addressError(cause: unknown, host: string, port: number): WenbaoError {
  const [message, remedy] = addressSentences(codedError.safeParse(cause).data?.code, host, port);
  return new WenbaoError('config', message, remedy, { cause });
}

function addressSentences(
  code: string | undefined,
  host: string,
  port: number,
): [message: string, remedy: string] {
  switch (code) {
    case 'EADDRINUSE':
      return [
        `端口 ${port} 已被别的程序占用。`,
        '请停掉那个程序，或用 TELEGRAM_WEBHOOK_PORT 换一个端口。',
      ];
    case 'EACCES':
      return [`没有权限使用端口 ${port}。`, '请用 TELEGRAM_WEBHOOK_PORT 换一个 1024 以上的端口。'];
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return [
        `这台机器没有地址 ${host}。`,
        '请改正 TELEGRAM_WEBHOOK_HOST，一般是 127.0.0.1 或 0.0.0.0。',
      ];
    default:
      return [
        `不能在 ${host} 的端口 ${port} 上接收消息。`,
        '请检查 TELEGRAM_WEBHOOK_HOST 和 TELEGRAM_WEBHOOK_PORT。',
      ];
  }
}
