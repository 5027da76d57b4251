import { pino } from 'pino';
import type { App } from '../../src/app.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { WenbaoError } from '../../src/errors.ts';
import { runBot } from '../../src/surfaces/telegram/bot.ts';
import type { Logger } from '../../src/surfaces/telegram/logger.ts';
import { failureFacts } from '../../src/surfaces/telegram/outgoing/failure.ts';
import { SqliteBotStore } from '../../src/surfaces/telegram/store/sqlite-bot-store.ts';
import { openUpToDate } from '../../src/update-archive.ts';

/** What the bot grants an answer beyond the time of its language model. */
const slackMs = 60_000;
/** In the greeting. */
const mostExamples = 3;

/**
 * Runs the bot by the settings until it is told to end.
 * @throws WenbaoError without a token, and as the archive, the bot's files and Telegram do
 */
export async function serve(): Promise<void> {
  const config = readConfig(process.env);
  const { token, storeFile } = config.telegram;
  if (!token) throw noToken();
  const logger = pino({ level: config.logLevel }, pino.destination(2));
  // The account's number stands before the colon of its token.
  const store = SqliteBotStore.open(storeFile, { botId: Number.parseInt(token, 10) });
  try {
    const app = await openLogged(config, logger);
    await runOver(app, { config, token, store, logger }).finally(() => app.close());
  } finally {
    store.close();
  }
}

interface Running {
  readonly config: Config;
  readonly token: string;
  readonly store: SqliteBotStore;
  readonly logger: Logger;
}

function runOver(app: App, { config, token, store, logger }: Running): Promise<void> {
  const { apiRoot, webhook, token: _token, storeFile: _storeFile, ...settings } = config.telegram;
  return runBot({
    token,
    store,
    logger,
    settings,
    assistant: app.assistant,
    browser: app.browser,
    exampleQuestions: () => app.exampleQuestions(mostExamples),
    deskLimits: { answerMs: config.chatTimeoutSeconds * 1_000 + slackMs },
    ...(apiRoot && { apiRoot }),
    ...(webhook && { webhook }),
  });
}

function noToken(): WenbaoError {
  return new WenbaoError(
    'config',
    '还没有 Telegram 令牌。',
    '请在 Telegram 里向 @BotFather 发 /newbot 取得令牌，写进 .env：TELEGRAM_BOT_TOKEN=令牌。',
  );
}

async function openLogged(config: Config, logger: Logger): Promise<App> {
  const { app, report, warning } = await openUpToDate(config, {
    keepsConversations: true,
    onMemoryFailure: (error) => logger.warn(failureFacts(error), '对话没能记住或读出'),
    onModelFailure: ({ fault, status }) => logger.warn({ fault, status }, '语言模型出错'),
  });
  if (report) logger.info(report, '档案已更新');
  if (warning) logger.warn({}, warning);
  return app;
}
