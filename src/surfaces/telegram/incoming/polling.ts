import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Logger } from '../logger.ts';
import { BotApiFailure } from '../outgoing/bot-api-failure.ts';
import { type BotApi, launchTotalMs } from '../outgoing/call-bot-api.ts';
import { failureFacts } from '../outgoing/failure.ts';
import { defaultPollWaits, PollPatience, type PollWaits } from './poll-patience.ts';
import { allowedUpdates } from './read-update.ts';

const mostUpdates = 100;
const confirmationMs = 2_000;

export interface PollOptions {
  readonly api: Pick<BotApi, 'call'>;
  /** Takes an update as it came; it should only put it by. */
  readonly onUpdate: (raw: unknown) => void;
  /** Ends the polling. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
  /** How long Telegram waits for an update before it answers that there is none. */
  readonly pollSeconds?: number;
  readonly waits?: PollWaits;
}

/**
 * Asks Telegram for updates until it is told to stop; a webhook is taken back before. Updates are
 * handed on in their order and confirmed by the next call, so that one may come twice after a
 * failure. Network losses, 5xx and 429 are waited out. Rejects where Telegram refuses the token,
 * where another program goes on polling for the same bot, and for anything else that it refuses.
 */
export async function pollUpdates(options: PollOptions): Promise<void> {
  const { api, signal, logger } = options;
  const patience = new PollPatience(options.waits ?? defaultPollWaits);
  let offset: number | undefined;
  try {
    await api.call('deleteWebhook', {}, { signal, totalMs: launchTotalMs });
    while (!signal.aborted) {
      try {
        offset = (await pollOnce(options, offset)) ?? offset;
        if (patience.recover()) logger.info({}, '又能收消息了');
      } catch (error) {
        if (!signal.aborted) await waitOut(error, patience, options);
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  if (offset !== undefined) await confirm(api, offset);
}

/** The offset of the next poll; undefined where nothing came. */
async function pollOnce(options: PollOptions, offset?: number): Promise<number | undefined> {
  const { api, signal, pollSeconds = 50, waits = defaultPollWaits } = options;
  const payload = {
    ...(offset !== undefined && { offset }),
    limit: mostUpdates,
    timeout: pollSeconds,
    allowed_updates: allowedUpdates,
  };
  const timeoutMs = pollSeconds * 1_000 + waits.graceMs;
  const result = await api.call('getUpdates', payload, { signal, timeoutMs, retries: 'none' });
  const batch = z.array(z.unknown()).safeParse(result);
  if (!batch.success) throw unreadable();
  for (const raw of batch.data) handOn(raw, options);
  return batch.data.length === 0 ? undefined : offsetAfter(batch.data);
}

function handOn(raw: unknown, { onUpdate, logger }: PollOptions): void {
  try {
    onUpdate(raw);
  } catch (error) {
    // Asked for again it would fail again, and hold up all that come after it.
    logger.error(failureFacts(error), '有一条消息没能处理');
  }
}

const numbered = z.object({ update_id: z.int().nonnegative() });

/** Not the highest ever: after a quiet week Telegram begins to count from another number. */
function offsetAfter(batch: readonly unknown[]): number {
  const ids = batch.flatMap((raw) => numbered.safeParse(raw).data?.update_id ?? []);
  if (ids.length === 0) throw unreadable();
  return Math.max(...ids) + 1;
}

function unreadable(): BotApiFailure {
  return new BotApiFailure({ kind: 'network', fault: { kind: 'reply', fault: 'getUpdates' } });
}

/** Throws the error where another poll is vain. */
async function waitOut(
  error: unknown,
  patience: PollPatience,
  { logger, signal }: PollOptions,
): Promise<void> {
  const waitMs = patience.waitAfter(error);
  if (waitMs === undefined) throw error;
  const facts = { ...failureFacts(error), waitMs: Math.round(waitMs) };
  logger.warn(facts, '收消息时出错，稍后再试');
  await wait(waitMs, undefined, { signal });
}

/** What was taken is not to come again at the next start. */
async function confirm(api: Pick<BotApi, 'call'>, offset: number): Promise<void> {
  const payload = { offset, limit: 1, timeout: 0, allowed_updates: allowedUpdates };
  const limits = { timeoutMs: confirmationMs, retries: 'none' } as const;
  await api.call('getUpdates', payload, limits).catch(() => undefined);
}
