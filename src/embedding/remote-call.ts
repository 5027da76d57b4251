import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** One POST to a provider. */
export interface RemoteRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How long a request may take, and how often it is made again. */
export interface CallLimits {
  /** For one call, from connecting to the last byte of its answer. */
  readonly callMs: number;
  /** For all calls of a request and the waits between them. */
  readonly totalMs: number;
  readonly mostRetries: number;
  /** The first wait before a retry; each further one is twice as long. */
  readonly backoffMs: number;
  /** The longest `Retry-After` that is obeyed; with a longer one the request fails at once. */
  readonly mostWaitMs: number;
}

/** What went wrong with a call, or with what it gave. */
export type CallFault =
  | { readonly kind: 'unreachable'; readonly code?: string }
  | { readonly kind: 'timeout'; readonly afterMs: number }
  | { readonly kind: 'reply'; readonly fault: string }
  | {
      readonly kind: 'status';
      readonly status: number;
      /** As the provider sent it: to be shown to nobody. */
      readonly body: string;
      readonly retryAfterMs?: number;
    };

/** Carries a fault to where it is put into words; its own message tells nothing. */
export class CallFailure extends Error {
  readonly fault: CallFault;

  constructor(fault: CallFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/** An answer is never so long: 256 vectors of 4096 numbers take about 20 million characters. */
const mostReplyChars = 100_000_000;

/**
 * The body of the provider's answer with status 200. Connection errors, calls that take too long,
 * 408, 429 and 5xx are tried again after a growing, partly random wait, or as long as `Retry-After`
 * asks for. Throws `CallFailure`, or the signal's reason once it is aborted.
 */
export async function callRemote(
  request: RemoteRequest,
  limits: CallLimits,
  signal?: AbortSignal,
): Promise<string> {
  const endsAt = performance.now() + limits.totalMs;
  for (let retries = 0; ; retries++) {
    signal?.throwIfAborted();
    const leftMs = endsAt - performance.now();
    try {
      return await callOnce(request, Math.min(limits.callMs, leftMs), signal);
    } catch (error) {
      const waitMs = waitAfter(error, retries, limits);
      if (waitMs === undefined || performance.now() + waitMs >= endsAt) throw error;
      await pause(waitMs, signal);
    }
  }
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
    return await readReply(response, call.signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof CallFailure) throw error;
    throw new CallFailure(isLate ? { kind: 'timeout', afterMs: timeoutMs } : unreachable(error));
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

async function readReply(response: Response, signal: AbortSignal): Promise<string> {
  const body = await readText(response, signal);
  const { status } = response;
  if (status === 200) return body;
  const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'));
  const asked = retryAfterMs === undefined ? {} : { retryAfterMs };
  throw new CallFailure({ kind: 'status', status, body, ...asked });
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

const codedError = z.object({ cause: z.object({ code: z.string().regex(/^\w{1,40}$/u) }) });

/** Of the error only its code is kept: its text may hold the address with a password in it. */
function unreachable(error: unknown): CallFault {
  const { data } = codedError.safeParse(error);
  return { kind: 'unreachable', ...(data && { code: data.cause.code }) };
}

/**
 * What a `Retry-After` header asks for, in milliseconds: it holds seconds or an HTTP date. Undefined
 * without one, or where it holds neither.
 */
export function parseRetryAfter(header: string | null, now = Date.now()): number | undefined {
  const value = header?.trim();
  if (!value) return undefined;
  if (/^\d+$/u.test(value)) return 1_000 * Number(value);
  // A number with a sign would be taken for a year.
  const date = /[a-z]/iu.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** How long to wait before the next try; undefined where there is to be none. */
function waitAfter(error: unknown, retries: number, limits: CallLimits): number | undefined {
  if (!(error instanceof CallFailure) || !isTransient(error.fault)) return undefined;
  if (retries >= limits.mostRetries) return undefined;
  const asked = error.fault.kind === 'status' ? error.fault.retryAfterMs : undefined;
  if (asked !== undefined) return asked > limits.mostWaitMs ? undefined : asked;
  return limits.backoffMs * 2 ** retries * (0.5 + Math.random() / 2);
}

function isTransient(fault: CallFault): boolean {
  if (fault.kind !== 'status') return fault.kind !== 'reply';
  if (isQuotaSpent(fault)) return false;
  return fault.status === 408 || fault.status === 429 || fault.status >= 500;
}

/** OpenAI's 429 for an account without money, which no waiting changes. */
export function isQuotaSpent(fault: CallFault): boolean {
  return (
    fault.kind === 'status' && fault.status === 429 && fault.body.includes('insufficient_quota')
  );
}

async function pause(waitMs: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(waitMs, undefined, signal ? { signal } : {});
  } catch {
    signal?.throwIfAborted();
  }
}
