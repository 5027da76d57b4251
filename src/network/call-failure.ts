import { z } from 'zod';

/** What went wrong with a call to a provider, or with what it gave. */
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
    this.name = 'CallFailure';
    this.fault = fault;
  }
}

/** The failure of a call that was answered with another status than was wanted. */
export function statusFailure({ status, headers }: Response, body: string): CallFailure {
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'));
  const asked = retryAfterMs === undefined ? {} : { retryAfterMs };
  return new CallFailure({ kind: 'status', status, body, ...asked });
}

const codedError = z.object({ cause: z.object({ code: z.string().regex(/^\w{1,40}$/u) }) });

/** The failure of a `fetch`; only its code is kept, as its text may hold an address with a password. */
export function connectionFailure(error: unknown): CallFailure {
  const { data } = codedError.safeParse(error);
  return new CallFailure({ kind: 'unreachable', ...(data && { code: data.cause.code }) });
}

/**
 * What a `Retry-After` header asks for, in milliseconds: it holds seconds or an HTTP date. Undefined
 * without one, or where it holds neither.
 */
export function parseRetryAfter(header: string | null, now = Date.now()): number | undefined {
  const value = header?.trim();
  if (!value) return undefined;
  if (/^\d+$/u.test(value)) return Math.min(1_000 * Number(value), Number.MAX_SAFE_INTEGER);
  // A number with a sign would be taken for a year.
  const date = /[a-z]/iu.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** OpenAI's 429 for an account without money, which no waiting changes. */
export function isQuotaSpent(fault: CallFault): boolean {
  return (
    fault.kind === 'status' && fault.status === 429 && fault.body.includes('insufficient_quota')
  );
}

/** Whether the same call may succeed a little later. */
export function isTransient(fault: CallFault): boolean {
  if (fault.kind !== 'status') return fault.kind !== 'reply';
  if (isQuotaSpent(fault)) return false;
  return fault.status === 408 || fault.status === 429 || fault.status >= 500;
}
