import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { z } from 'zod';
import type { Fault } from './bot-api-faults.ts';
import { Refusal } from './bot-api-refusal.ts';

/** A call as it came over the wire. */
export interface IncomingCall {
  readonly token: string;
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

type ErrorResponse = Exclude<Fault, string>;

const payloadSchema = z.record(z.string(), z.unknown());

/**
 * Reads a call: its address, and its parameters in the query and in a JSON body.
 * Rejects where the client breaks off. @throws Refusal of what is no call.
 */
export async function readCall(request: IncomingMessage): Promise<IncomingCall> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const body = await readText(request);
  const [, token, method] = /^\/bot([^/]+)\/(\w+)$/u.exec(pathname) ?? [];
  if (token === undefined || method === undefined) throw new Refusal(404, 'Not Found');
  return { token, method, payload: { ...Object.fromEntries(searchParams), ...fromJson(body) } };
}

function fromJson(body: string): Readonly<Record<string, unknown>> {
  if (body === '') return {};
  try {
    return payloadSchema.parse(JSON.parse(body));
  } catch {
    throw new Refusal(400, "Bad Request: can't parse JSON object");
  }
}

export function respondResult(response: ServerResponse, result: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ ok: true, result }));
}

/** Responds with what Telegram says of a call that was refused; any other error is a bad request. */
export function respondError(response: ServerResponse, error: unknown): void {
  respondFault(response, error instanceof Refusal ? toFault(error) : badCall(error));
}

function toFault({ code, message: description, retryAfter }: Refusal): ErrorResponse {
  return { code, description, ...(retryAfter !== undefined && { retryAfter }) };
}

function badCall(error: unknown): ErrorResponse {
  return { code: 400, description: `Bad Request: ${error}` };
}

export function respondFault(response: ServerResponse, fault: ErrorResponse): void {
  const { code, description, retryAfter } = fault;
  response.statusCode = code;
  response.setHeader('content-type', 'application/json');
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  response.end(JSON.stringify({ ok: false, error_code: code, description, ...parameters }));
}
