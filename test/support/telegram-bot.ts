import { vi } from 'vitest';
import type { Assistant } from '../../src/chat/reply.ts';
import { type Bot, createBot } from '../../src/surfaces/telegram/bot.ts';
import type { Logger } from '../../src/surfaces/telegram/logger.ts';
import { LocalBotApi, testToken } from './bot-api.ts';

/** A logger that keeps what it is told, as one JSON line for each entry. */
export class KeptLog implements Logger {
  readonly lines: string[] = [];
  readonly info = (facts: object, sentence: string) => this.#keep('info', facts, sentence);
  readonly warn = (facts: object, sentence: string) => this.#keep('warn', facts, sentence);
  readonly error = (facts: object, sentence: string) => this.#keep('error', facts, sentence);

  #keep(level: string, facts: object, sentence: string): void {
    this.lines.push(JSON.stringify({ level, ...facts, sentence }));
  }
}

/** A running bot and the Bot API it talks to. */
export interface Stage {
  readonly api: LocalBotApi;
  readonly bot: Bot;
  readonly log: KeptLog;
  /** Settles when the bot has ended. */
  readonly ended: Promise<void>;
  /** The texts that a chat received, once there are `count` of them. */
  received(chatId: number, count: number, timeoutMs?: number): Promise<string[]>;
  close(): Promise<void>;
}

/** Runs a bot with the real Telegram client against a Bot API on this machine. */
export async function runOnStage(
  assistant: Assistant,
  prepare: (api: LocalBotApi) => void = () => {},
): Promise<Stage> {
  const api = new LocalBotApi();
  const apiRoot = await api.start();
  prepare(api);
  const log = new KeptLog();
  const bot = createBot({ token: testToken, apiRoot, assistant, logger: log });
  const ended = bot.run();
  // A test that does not look at how the bot ended must not fail by an unhandled rejection.
  ended.catch(() => {});
  return {
    api,
    bot,
    log,
    ended,
    received: (chatId, count, timeout = 3000) =>
      vi.waitUntil(() => textsOf(api, chatId, count), { timeout, interval: 10 }),
    close: async () => {
      bot.stop();
      await ended.catch(() => {});
      await api.close();
    },
  };
}

function textsOf(api: LocalBotApi, chatId: number, count: number): string[] | undefined {
  const texts = api.messages(chatId).map(({ text }) => text);
  return texts.length >= count ? texts : undefined;
}
