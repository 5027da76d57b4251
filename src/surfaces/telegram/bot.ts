import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Telegraf } from 'telegraf';
import type { Assistant } from '../../chat/reply.ts';
import { Desk } from './desk/desk.ts';
import { RecentKeys } from './desk/recent.ts';
import type { Logger } from './logger.ts';
import { menu } from './messages/wording.ts';
import { explainLaunchFailure, failureFacts } from './outgoing/failure.ts';
import { withRetries, withTimeout } from './outgoing/retry.ts';
import { Sender } from './outgoing/sender.ts';

/** How long a stop waits for the last poll and the last messages. */
const farewellMs = 5000;
const stopAgainAfterMs = 100;
const rememberedUpdates = 1000;

export interface BotOptions {
  readonly token: string;
  /** Where the Bot API is, if not at Telegram. */
  readonly apiRoot?: string;
  readonly assistant: Assistant;
  readonly logger: Logger;
}

export interface Bot {
  /**
   * Receives and serves messages, once, until `stop` is called.
   * @throws WenbaoError when Telegram cannot be reached at launch, refuses the token, or another
   * program receives the bot's messages.
   */
  run(): Promise<void>;
  /** Lets `run` end, within seconds; those who are waiting for an answer are told. */
  stop(): void;
}

/** A bot that does nothing until it is run. */
export function createBot({ token, apiRoot, assistant, logger }: BotOptions): Bot {
  const telegraf = new Telegraf(token, { telegram: apiRoot === undefined ? {} : { apiRoot } });
  const stopping = new AbortController();
  const sender = new Sender({ telegram: telegraf.telegram, logger });
  const desk = new Desk({ assistant, sender, logger, stopping: stopping.signal });
  attend(telegraf, desk, logger);
  return {
    run: () => run({ telegraf, desk, logger }, stopping),
    stop: () => stopping.abort(),
  };
}

/** Runs a bot until it fails or the process is told to end by SIGINT or SIGTERM. */
export async function runBot(options: BotOptions): Promise<void> {
  const bot = createBot(options);
  process.once('SIGINT', bot.stop).once('SIGTERM', bot.stop);
  try {
    await bot.run();
  } finally {
    process.off('SIGINT', bot.stop).off('SIGTERM', bot.stop);
  }
}

function attend(telegraf: Telegraf, desk: Desk, logger: Logger): void {
  const updates = new RecentKeys(rememberedUpdates);
  telegraf.on('message', ({ update, message, botInfo }) => {
    // Telegram delivers an update again if it did not learn that the first delivery arrived.
    if (updates.isNew(update.update_id)) desk.accept(message, botInfo);
  });
  // Without this, one failed handler would end polling.
  telegraf.catch((error) => logger.error(failureFacts(error), '有一条消息没能处理'));
}

interface Parts {
  readonly telegraf: Telegraf;
  readonly desk: Desk;
  readonly logger: Logger;
}

async function run({ telegraf, desk, logger }: Parts, stopping: AbortController): Promise<void> {
  const { signal } = stopping;
  const overdue = once(signal, 'abort').then(() => wait(farewellMs, undefined, { ref: false }));
  try {
    await introduce(telegraf, logger, signal);
    await Promise.race([poll(telegraf, signal), overdue]);
  } catch (error) {
    if (!signal.aborted) throw explainLaunchFailure(error);
  } finally {
    stopping.abort();
    await Promise.race([desk.idle(), overdue]);
    logger.info({}, '机器人已停止');
  }
}

/** Learns the bot's own name, for which Telegraf would ask only once, and hands in the menu. */
async function introduce(telegraf: Telegraf, logger: Logger, signal: AbortSignal): Promise<void> {
  const { telegram } = telegraf;
  signal.throwIfAborted();
  telegraf.botInfo = await withRetries(() => withTimeout(telegram.getMe()), signal);
  logger.info({ bot: telegraf.botInfo.username }, '机器人已连上 Telegram');
  await withTimeout(telegram.setMyCommands(menu)).catch((error) =>
    logger.warn(failureFacts(error), '命令菜单没能登记'),
  );
}

async function poll(telegraf: Telegraf, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    try {
      telegraf.stop();
    } catch {
      // Telegraf refuses to stop before its first poll.
      timer = setTimeout(stop, stopAgainAfterMs);
    }
  };
  signal.addEventListener('abort', stop);
  try {
    await telegraf.launch({ allowedUpdates: ['message'] });
  } finally {
    signal.removeEventListener('abort', stop);
    clearTimeout(timer);
  }
}
