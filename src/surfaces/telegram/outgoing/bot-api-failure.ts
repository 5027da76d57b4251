import { TelegramError } from 'telegraf';
import { z } from 'zod';
import { CallFailure, type CallFault } from '../../../network/call-failure.ts';

/** What a failed call to the Bot API means for its caller. */
export type BotApiFailureKind =
  /** The chat does not want the bot or is no more: blocked, kicked, deleted, never begun. */
  | 'blocked'
  | 'markup-refused'
  /** An edit that would have changed nothing. */
  | 'not-modified'
  /** The message to edit or remove is not there, or no longer the bot's to change. */
  | 'message-gone'
  /** The button was pressed, or the inline question asked, too long ago to be answered. */
  | 'stale'
  | 'too-many-requests'
  /** Not reached, cut, too late, or something else than Telegram answered. */
  | 'network'
  /** A failure of the server, 5xx. */
  | 'server'
  /** Anything else; `code` tells more. */
  | 'refused';

interface BotApiFailureFacts {
  readonly kind: BotApiFailureKind;
  readonly fault: CallFault;
  /** As in an HTTP status; absent where there was no answer. */
  readonly code?: number;
  /** Telegram's sentence without its detail, which may quote a message: fit for logs. */
  readonly description?: string;
}

/** A call to the Bot API that failed. It holds neither the token nor what anybody wrote. */
export class BotApiFailure extends CallFailure {
  override readonly name = 'BotApiFailure';
  readonly kind: BotApiFailureKind;
  readonly code: number | undefined;
  readonly description: string | undefined;

  constructor({ kind, fault, code, description }: BotApiFailureFacts) {
    super(fault);
    this.kind = kind;
    this.code = code;
    this.description = description;
  }
}

/** The failure of a call that was given up after so many milliseconds. */
export function timeoutFailure(afterMs: number): BotApiFailure {
  return new BotApiFailure({ kind: 'network', fault: { kind: 'timeout', afterMs } });
}

/** The failure of a call that Telegram refuses, or would refuse, for so many milliseconds more. */
export function tooManyRequests(retryAfterMs: number, description?: string): BotApiFailure {
  return new BotApiFailure({
    kind: 'too-many-requests',
    fault: { kind: 'status', status: 429, body: '', retryAfterMs },
    code: 429,
    ...(description !== undefined && { description }),
  });
}

/** The failure behind an error of Telegraf's client or of the node-fetch below it. */
export function toBotApiFailure(error: unknown): BotApiFailure {
  if (error instanceof BotApiFailure) return error;
  const { data } = refusalSchema.safeParse(error instanceof TelegramError && error.response);
  return data ? refusalFailure(data) : connectionFailure(error);
}

/** What a failed call means; undefined of other errors, such as the reason of an abort. */
export function failureKind(error: unknown): BotApiFailureKind | undefined {
  return error instanceof BotApiFailure ? error.kind : undefined;
}

/** How long Telegram asks to be left alone, in milliseconds; undefined of other failures. */
export function retryAfterMsOf(error: unknown): number | undefined {
  if (!(error instanceof CallFailure) || error.fault.kind !== 'status') return undefined;
  return error.fault.retryAfterMs;
}

const refusalSchema = z.object({
  error_code: z.number(),
  description: z.string().catch(''),
  parameters: z.object({ retry_after: z.number().nonnegative() }).optional().catch(undefined),
});

/** Floods cost hours; timers cannot wait for weeks. */
const longestRetryAfterMs = 86_400_000;

function refusalFailure(refusal: z.infer<typeof refusalSchema>): BotApiFailure {
  const { error_code: code, parameters } = refusal;
  const description = withoutDetail(refusal.description);
  if (code === 429) {
    const retryAfterMs = 1_000 * (parameters?.retry_after ?? 1);
    return tooManyRequests(Math.min(retryAfterMs, longestRetryAfterMs), description);
  }
  const fault = { kind: 'status', status: code, body: '' } as const;
  return new BotApiFailure({ kind: kindOf(code, refusal.description), fault, code, description });
}

/** By the sentences of the official server, which has no finer codes than these. */
const badRequests: readonly (readonly [kind: BotApiFailureKind, sentence: RegExp])[] = [
  ['markup-refused', /can't parse entities/iu],
  ['not-modified', /message is not modified/iu],
  [
    'message-gone',
    /message to (?:edit|delete) not found|message can't be (?:edited|deleted)|MESSAGE_ID_INVALID/iu,
  ],
  ['stale', /query is too old|query ID is invalid|QUERY_ID_INVALID/iu],
  ['blocked', /chat not found|user is deactivated|bot was kicked|PEER_ID_INVALID/iu],
];

function kindOf(code: number, description: string): BotApiFailureKind {
  if (code >= 500) return 'server';
  if (code === 403) return 'blocked';
  if (code !== 400) return 'refused';
  return badRequests.find(([, sentence]) => sentence.test(description))?.[0] ?? 'refused';
}

/** Without what follows the second colon or stands in quotation marks. */
function withoutDetail(description: string): string {
  const sentence = description.split(':', 2).join(':').split(/["“«]/u, 1)[0] ?? '';
  return sentence.slice(0, 100).trim();
}

const codedSchema = z.object({ code: z.string().regex(/^\w{1,40}$/u) });

function connectionFailure(error: unknown): BotApiFailure {
  const { data } = codedSchema.safeParse(error);
  const fault = { kind: 'unreachable', ...data } as const;
  return new BotApiFailure({ kind: 'network', fault });
}
