import { Telegram } from 'telegraf';
import { onTestFinished } from 'vitest';
import type { OutgoingMessage } from '../../../../src/surfaces/telegram/messages/outgoing-message.ts';
import { BotApi } from '../../../../src/surfaces/telegram/outgoing/call-bot-api.ts';
import type { SendLimits } from '../../../../src/surfaces/telegram/outgoing/send-budget.ts';
import { Sender } from '../../../../src/surfaces/telegram/outgoing/sender.ts';
import { LocalBotApi, testToken } from '../../../support/bot-api.ts';
import { keptLog } from '../../../support/kept-log.ts';

/** For tests in which nobody waits for the budget. */
const unlimited: SendLimits = {
  perSecond: 10_000,
  perChatPerSecond: 10_000,
  perGroupPerMinute: 10_000,
};

/** Telegram's own limits, in a time that runs so many times as fast. */
export function limitsAt(speed: number): SendLimits {
  return { perSecond: 30, perChatPerSecond: 1, perGroupPerMinute: 20, speed };
}

/** What a sender works with, and what it left behind. */
export interface OutgoingStage {
  readonly api: LocalBotApi;
  readonly botApi: BotApi;
  readonly sender: Sender;
  /** One JSON line for each entry of the log. */
  readonly log: readonly string[];
  /** The chats that are known as blocked. */
  readonly blocked: Set<number>;
  readonly textsIn: (chatId: number) => string[];
}

export interface OutgoingOptions {
  /** Of the sender, and of the Bot API if they are those of Telegram. */
  readonly limits?: SendLimits;
  readonly enforced?: boolean;
  readonly callTimeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** A sender with the real Telegram client and a Bot API on this machine; ends with the test. */
export async function openOutgoing(options: OutgoingOptions = {}): Promise<OutgoingStage> {
  const { limits = unlimited, enforced = false, callTimeoutMs = 5_000, signal } = options;
  const api = new LocalBotApi(enforced ? { limits } : {});
  const telegram = new Telegram(testToken, { apiRoot: await api.start() });
  onTestFinished(() => api.close());
  const botApi = new BotApi({ telegram, callTimeoutMs });
  const { logger, lines: log } = keptLog();
  const blocked = new Set<number>();
  const sender = new Sender({
    api: botApi,
    logger,
    store: {
      setBlocked: (chatId, isBlocked) =>
        void (isBlocked ? blocked.add(chatId) : blocked.delete(chatId)),
      isBlocked: (chatId) => blocked.has(chatId),
    },
    limits,
    ...(signal && { signal }),
  });
  const textsIn = (chatId: number) => api.messages(chatId).map(({ text }) => text);
  return { api, botApi, sender, log, blocked, textsIn };
}

/** A message in bold. */
export function say(text: string, keyboard?: OutgoingMessage['keyboard']): OutgoingMessage {
  return { html: `<b>${text}</b>`, plain: text, ...(keyboard && { keyboard }) };
}
