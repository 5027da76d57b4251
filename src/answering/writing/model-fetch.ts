import { AsyncLocalStorage } from 'node:async_hooks';
import { CallFailure, connectionFailure, statusFailure } from '../../network/call-failure.ts';
import { type RetryLimits, withRetries } from '../../network/retry.ts';
import { checkedLines, checkedText } from './checked-lines.ts';

/** As much of an error page as says whether waiting helps. */
const mostErrorChars = 10_000;
/** An answer that does not stream. */
const mostReplyChars = 1_000_000;

const callSignal = new AsyncLocalStorage<AbortSignal>();

/**
 * Runs a call of a model so that every request it makes ends with the signal. Ollama's client hands
 * no signal to its requests, which would go on after the question was cancelled.
 */
export function closingWith<Result>(signal: AbortSignal, call: () => Result): Result {
  return callSignal.run(signal, call);
}

/**
 * A `fetch` for the clients of model providers: it resolves with the answer of a server that took
 * the request, whose body may still stream. What may pass is tried again; anything else, and a web
 * page in place of an answer, is a `CallFailure` that holds no key and no question.
 */
export function modelFetch(limits: RetryLimits): typeof fetch {
  return (input, init) => {
    const signals = [callSignal.getStore(), init?.signal].filter((signal) => signal != null);
    const signal = AbortSignal.any(signals);
    return withRetries((leftMs) => fetchOnce(input, { ...init, signal }, leftMs), limits, signal);
  };
}

type FetchInput = Parameters<typeof fetch>[0];

/** The time limit ends with the answer's head: how long a body may take is the reader's business. */
async function fetchOnce(
  input: FetchInput,
  init: RequestInit & { readonly signal: AbortSignal },
  timeoutMs: number,
): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), timeoutMs);
  const signal = AbortSignal.any([init.signal, late.signal]);
  try {
    // A redirection would make another request of a POST, perhaps to another server.
    const response = await fetch(input, { ...init, signal, redirect: 'manual' });
    return await checked(response);
  } catch (error) {
    init.signal.throwIfAborted();
    if (error instanceof CallFailure) throw error;
    if (late.signal.aborted) throw new CallFailure({ kind: 'timeout', afterMs: timeoutMs });
    throw connectionFailure(error);
  } finally {
    clearTimeout(timer);
  }
}

async function checked(response: Response): Promise<Response> {
  if (response.status !== 200)
    throw statusFailure(response, await beginningOf(response, mostErrorChars));
  const contentType = response.headers.get('content-type') ?? '';
  if (/\bhtml\b/iu.test(contentType)) {
    await response.body?.cancel();
    throw new CallFailure({ kind: 'reply', fault: '网页' });
  }
  if (!response.body) return response;
  if (/event-stream|ndjson/iu.test(contentType)) {
    return withBody(response, response.body.pipeThrough(checkedLines()));
  }
  return withBody(response, checkedText(await beginningOf(response, mostReplyChars)));
}

function withBody(
  { status, headers }: Response,
  body: ReadableStream<Uint8Array> | string,
): Response {
  return new Response(body, { status, headers });
}

async function beginningOf({ body }: Response, mostChars: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of body ?? []) {
    text += decoder.decode(bytes, { stream: true });
    // Leaving the loop closes the connection.
    if (text.length > mostChars) break;
  }
  return text;
}
