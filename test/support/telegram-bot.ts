import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { App } from '../../src/app.ts';
import { type Bot, type BotOptions, createBot } from '../../src/surfaces/telegram/bot.ts';
import type { DeskSettings } from '../../src/surfaces/telegram/desk/desk-parts.ts';
import { defaultPollWaits } from '../../src/surfaces/telegram/incoming/poll-patience.ts';
import { SqliteBotStore } from '../../src/surfaces/telegram/store/sqlite-bot-store.ts';
import { LocalBotApi, testToken } from './bot-api.ts';
import { botAccount } from './bot-api-updates.ts';
import { temporaryFolder } from './indexed.ts';
import { type KeptLog, keptLog } from './kept-log.ts';
import { openNewsroom } from './newsroom.ts';

/** What a condition gives once it holds; a busy machine may take its time. */
export function until<Result>(
  condition: () => Result | Promise<Result>,
  { timeout = 10_000 }: { readonly timeout?: number } = {},
) {
  return vi.waitUntil(condition, { timeout, interval: 10 });
}

/** A running bot, the program behind it and the Bot API before it. */
export interface Stage {
  readonly api: LocalBotApi;
  readonly app: App;
  readonly bot: Bot;
  readonly store: SqliteBotStore;
  /** What was logged so far, as lines of JSON. */
  readonly log: Pick<KeptLog, 'lines'> & { readonly text: string };
  /** Where the bot keeps its files. */
  readonly folder: string;
  /** Settles when the bot has ended. */
  readonly ended: Promise<void>;
  /** The texts that a chat received, once there are `count` of them. */
  received(chatId: number, count: number, timeoutMs?: number): Promise<string[]>;
  /** Stops the bot and waits until it has ended. */
  stop(): Promise<void>;
}

export interface StageOptions
  extends Pick<BotOptions, 'deskLimits' | 'sendLimits' | 'webhook' | 'callTimeoutMs'> {
  /** A language model in the place of the reader. */
  readonly chatBaseUrl?: string;
  readonly settings?: Partial<DeskSettings>;
  /** Called before the bot is run. */
  readonly prepare?: (api: LocalBotApi) => void;
  /** The Bot API and the files of an earlier stage, for a bot that is started again. */
  readonly after?: Pick<Stage, 'api' | 'folder'>;
  /** In place of one without limits. */
  readonly api?: LocalBotApi;
}

/** In tests nobody waits for the send budget, unless it is what they are about. */
const unlimited = { perSecond: 1e5, perChatPerSecond: 1e5, perGroupPerMinute: 1e5 };

const openSettings: DeskSettings = {
  allowedUsers: [],
  allowedGroups: [],
  administrators: [],
  questionsPerMinute: 1_000,
  questionsPerDay: 100_000,
  questionChars: 500,
};

/**
 * Runs the whole bot, over an archive of invented stories, with the real Telegram client against a
 * Bot API on this machine. Everything ends with the test.
 */
export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const folder = options.after?.folder ?? (await temporaryFolder());
  const { api, apiRoot } = await openApi(options.after?.api ?? options.api);
  const app = await openNewsroom(join(folder, 'conversations.sqlite'), options.chatBaseUrl);
  const store = SqliteBotStore.open(join(folder, 'bot.sqlite'), { botId: botAccount.id });
  options.prepare?.(api);
  const { logger, lines } = keptLog();
  const { deskLimits, sendLimits = unlimited, webhook, settings, callTimeoutMs = 2_000 } = options;
  const bot = createBot({
    token: testToken,
    apiRoot,
    assistant: app.assistant,
    browser: app.browser,
    exampleQuestions: () => app.exampleQuestions(3),
    store,
    logger,
    settings: { ...openSettings, ...settings },
    sendLimits,
    callTimeoutMs,
    pollWaits: { ...defaultPollWaits, conflictMs: [100, 200, 300] },
    // Who stops a bot with stuck answers in a test does not want to wait for them.
    deskLimits: { graceMs: 100, ...deskLimits },
    ...(webhook && { webhook }),
  });
  const ended = bot.run();
  // A test that does not look at how the bot ended must not fail by an unhandled rejection.
  ended.catch(() => {});
  const stop = async () => {
    bot.stop();
    await ended.catch(() => {});
  };
  onTestFinished(async () => {
    await stop();
    await app.close();
    store.close();
  });
  const received: Stage['received'] = (chatId, count, timeout = 5_000) =>
    vi.waitUntil(() => textsOf(api, chatId, count), { timeout, interval: 10 });
  const log = {
    lines,
    get text() {
      return lines.join('');
    },
  };
  return { api, app, bot, store, log, folder, ended, stop, received };
}

const openApis = new WeakMap<LocalBotApi, string>();

async function openApi(api = new LocalBotApi()): Promise<{ api: LocalBotApi; apiRoot: string }> {
  const apiRoot = openApis.get(api) ?? (await api.start());
  if (!openApis.has(api)) onTestFinished(() => api.close());
  openApis.set(api, apiRoot);
  return { api, apiRoot };
}

function textsOf(api: LocalBotApi, chatId: number, count: number): string[] | undefined {
  const texts = api.messages(chatId).map(({ text }) => text);
  return texts.length >= count ? texts : undefined;
}
