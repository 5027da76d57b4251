// src/network: calls to servers that may fail: what went wrong, when to try again.

import { CallFailure, connectionFailure, statusFailure } from './call-failure.ts';
import { type RetryLimits, withRetries } from './retry.ts';

/** One POST to a provider. */
export interface RemoteRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How long a request may take, and how often it is made again. */
export interface CallLimits extends RetryLimits {
  /** For one call, from connecting to the last byte of its answer. */
  readonly callMs: number;
}

/** An answer is never so long: 256 vectors of 4096 numbers take about 20 million characters. */
const mostReplyChars = 100_000_000;

/**
 * The body of the provider's answer with status 200; failures that may pass are tried again. Throws
 * `CallFailure`, or the signal's reason once it is aborted.
 */
export function callRemote(
  request: RemoteRequest,
  limits: CallLimits,
  signal?: AbortSignal,
): Promise<string> {
  const call = (leftMs: number) => callOnce(request, Math.min(limits.callMs, leftMs), signal);
  return withRetries(call, limits, signal);
}

async function callOnce(
  { url, headers, body }: RemoteRequest,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<string> {
  const call = new AbortController();
  let isLate = false;
  const stop = () => call.abort();
  const timer = setTimeout(() => {
    isLate = true;
    stop();
  }, timeoutMs);
  signal?.addEventListener('abort', stop);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      // A redirection would make another request of a POST, perhaps to another server.
      redirect: 'manual',
      signal: call.signal,
    });
    const text = await readText(response, call.signal);
    if (response.status === 200) return text;
    throw statusFailure(response, text);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof CallFailure) throw error;
    throw isLate
      ? new CallFailure({ kind: 'timeout', afterMs: timeoutMs })
      : connectionFailure(error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

/** Cancels the body by itself, as an abort may not reach a response that has begun. */
async function readText({ body }: Response, signal: AbortSignal): Promise<string> {
  if (!body) return '';
  const reader = body.getReader();
  const cancel = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    signal.throwIfAborted();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length <= mostReplyChars) continue;
    cancel();
    throw new CallFailure({ kind: 'reply', fault: '太长' });
  }
}
