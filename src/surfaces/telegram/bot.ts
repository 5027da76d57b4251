// src/surfaces/telegram: people ask in Telegram.

import { once, setMaxListeners } from 'node:events';
import { Telegraf } from 'telegraf';
import type { Update as TelegramUpdate } from 'telegraf/types';
import { z } from 'zod';
import { Desk } from './desk/desk.ts';
import { type DeskLimits, type DeskParts, defaultDeskLimits } from './desk/desk-parts.ts';
import { lenient } from './desk/lenient-store.ts';
import type { PollWaits } from './incoming/poll-patience.ts';
import { pollUpdates } from './incoming/polling.ts';
import { readUpdate } from './incoming/read-update.ts';
import { receiveByWebhook, type WebhookSettings } from './incoming/webhook.ts';
import { introduce } from './introduce.ts';
import type { Logger } from './logger.ts';
import { BotApi } from './outgoing/call-bot-api.ts';
import { explainLaunchFailure, failureFacts } from './outgoing/failure.ts';
import type { SendLimits } from './outgoing/send-budget.ts';
import { Sender } from './outgoing/sender.ts';
import type { BotStore } from './store/bot-store.ts';

/** After this the bot ends, whatever is still to be sent. */
const farewellMs = 8_000;

export interface BotOptions
  extends Pick<DeskParts, 'assistant' | 'browser' | 'exampleQuestions' | 'settings'> {
  readonly token: string;
  /** Where the Bot API is, if not at Telegram. */
  readonly apiRoot?: string;
  readonly store: BotStore;
  readonly logger: Logger;
  /** Without it the bot asks Telegram for updates. */
  readonly webhook?: WebhookSettings;
  readonly sendLimits?: SendLimits;
  readonly deskLimits?: Partial<DeskLimits>;
  /** How long a call to the Bot API may take. */
  readonly callTimeoutMs?: number;
  /** How long is waited between calls for updates that fail. */
  readonly pollWaits?: PollWaits;
}

export interface Bot {
  /**
   * Receives and serves updates, once, until `stop` is called.
   * @throws WenbaoError when Telegram cannot be reached at launch, refuses the token, or another
   * program receives the bot's messages.
   */
  run(): Promise<void>;
  /** Lets `run` end, within seconds; those who are waiting for an answer are told. */
  stop(): void;
}

/** A bot that does nothing until it is run. */
export function createBot(options: BotOptions): Bot {
  const stopping = new AbortController();
  return {
    run: () => run(options, stopping),
    stop: () => stopping.abort(),
  };
}

/** Runs a bot until it fails or the process is told to end by SIGINT or SIGTERM. */
export async function runBot(options: BotOptions): Promise<void> {
  const bot = createBot(options);
  const onRejection = (error: unknown) =>
    options.logger.error(failureFacts(error), '有一个错误没人处理');
  process.once('SIGINT', bot.stop).once('SIGTERM', bot.stop);
  process.on('unhandledRejection', onRejection);
  try {
    await bot.run();
  } finally {
    process.off('SIGINT', bot.stop).off('SIGTERM', bot.stop);
    process.off('unhandledRejection', onRejection);
  }
}

async function run(options: BotOptions, stopping: AbortController): Promise<void> {
  const { logger, settings } = options;
  const { signal } = stopping;
  const givenUp = afterwards(signal, farewellMs);
  const overdue = once(givenUp, 'abort');
  const telegraf = createTelegraf(options);
  const outgoing = openOutgoing(options, telegraf, givenUp);
  let closing: Promise<unknown> = Promise.resolve();
  try {
    telegraf.botInfo = await introduce(outgoing.api, settings.administrators, { logger, signal });
    const desk = openDesk(options, { ...outgoing, me: telegraf.botInfo });
    // At once, for connections that are slow to end would use up the time of the farewells.
    closing = once(signal, 'abort').then(() => desk.close());
    const onUpdate = attend(telegraf, desk, logger);
    await Promise.race([receive(options, { api: outgoing.api, onUpdate, signal }), overdue]);
  } catch (error) {
    if (!signal.aborted) {
      logger.error(failureFacts(error), '机器人不能再收消息');
      throw explainLaunchFailure(error);
    }
  } finally {
    stopping.abort();
    await Promise.race([closing.then(() => outgoing.sender.idle()), overdue]);
    logger.info({}, '机器人已停止');
  }
}

/** Aborts so long after another signal does. */
function afterwards(signal: AbortSignal, ms: number): AbortSignal {
  const following = new AbortController();
  // Each call under way listens, and there may be many.
  setMaxListeners(0, following.signal);
  signal.addEventListener('abort', () => setTimeout(() => following.abort(), ms).unref());
  return following.signal;
}

/** What sends, until it is given up. */
function openOutgoing(
  { logger, callTimeoutMs, sendLimits: limits, store: strict }: BotOptions,
  { telegram }: Telegraf,
  givenUp: AbortSignal,
) {
  const api = new BotApi({ telegram, ...(callTimeoutMs !== undefined && { callTimeoutMs }) });
  const store = lenient(strict, (error) => logger.error(failureFacts(error), '机器人记录没能写入'));
  const sender = new Sender({ api, logger, store, signal: givenUp, ...(limits && { limits }) });
  return { api, store, sender };
}

function createTelegraf({ token, apiRoot }: BotOptions): Telegraf {
  return new Telegraf(token, { telegram: apiRoot === undefined ? {} : { apiRoot } });
}

function openDesk(
  { assistant, browser, exampleQuestions, settings, logger, deskLimits }: BotOptions,
  { sender, store, me }: Pick<DeskParts, 'sender' | 'store' | 'me'>,
): Desk {
  const limits = { ...defaultDeskLimits, ...deskLimits };
  const program = { assistant, browser, exampleQuestions };
  return new Desk({ ...program, store, sender, logger, me, settings, limits });
}

/** All that Telegraf itself looks at is the number; the rest is checked where it is read. */
const numbered = z.looseObject({ update_id: z.int().nonnegative() });
const telegramUpdate = z.custom<TelegramUpdate>((raw) => numbered.safeParse(raw).success);

/** Hands what is received to the desk; gives what takes an update as it came. */
function attend(telegraf: Telegraf, desk: Desk, logger: Logger): (raw: unknown) => void {
  telegraf.use(({ update }) => {
    const read = readUpdate(update);
    if (read) desk.receive(read);
  });
  // Without this, one failed handler would end the receiving.
  telegraf.catch((error) => logger.error(failureFacts(error), '有一条消息没能处理'));
  return (raw) => {
    const { data } = telegramUpdate.safeParse(raw);
    if (data) void telegraf.handleUpdate(data);
    else logger.warn({}, '收到一条看不懂的更新，已略过');
  };
}

interface Receiving {
  readonly api: BotApi;
  readonly onUpdate: (raw: unknown) => void;
  readonly signal: AbortSignal;
}

function receive(
  { webhook, token, logger, pollWaits: waits }: BotOptions,
  receiving: Receiving,
): Promise<void> {
  if (!webhook) return pollUpdates({ ...receiving, logger, ...(waits && { waits }) });
  return receiveByWebhook({ ...receiving, webhook, token, logger });
}
